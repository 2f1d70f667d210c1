import { Failure } from './failure.ts';

/** A reply as it is sent. */
export interface Reply {
  status: number;
  body: string;
}

interface Entry {
  /** Method, path and parameters of the first request. */
  request: string;
  at: number;
  reply: Reply | undefined;
}

const KEPT_SECONDS = 24 * 60 * 60;

/**
 * Stripe's idempotency keys: what a request was answered once it began to run is answered again, refusals and
 * 500s included. A request whose parameters were refused leaves nothing behind. Kept for 24 hours.
 */
export class IdempotencyKeys {
  private entries = new Map<string, Entry>();

  /**
   * The reply to give again; undefined where the request shall run, and is under way from now on. Throws 409
   * `idempotency_key_in_use` while the first one is under way, 400 `idempotency_error` for other parameters.
   */
  begin(key: string, request: string, now: number): Reply | undefined {
    const entry = this.entries.get(key);
    if (!entry || (entry.reply && now - entry.at >= KEPT_SECONDS)) {
      this.entries.set(key, { request, at: now, reply: undefined });
      return undefined;
    }
    if (entry.request !== request) {
      throw new Failure({
        status: 400,
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    }
    if (!entry.reply) {
      throw new Failure({
        status: 409,
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotency Key (${key}).`,
      });
    }
    return entry.reply;
  }

  finish(key: string, reply: Reply): void {
    const entry = this.entries.get(key);
    if (entry) entry.reply = reply;
  }

  /** Nothing ran: the key is free again. */
  forget(key: string): void {
    if (this.entries.get(key)?.reply === undefined) this.entries.delete(key);
  }
}
