import { setTimeout } from 'node:timers/promises';
import type { ChatTurn } from '@refinery/contracts/chat.ts';
import { REMOTE_PROVIDERS, type RemoteProvider } from '@refinery/contracts/enums.ts';
import { type LinkedAbort, linkAbort } from '@refinery/providers/linked-abort.ts';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { EndedReply } from '../../gateway/begun-reply.ts';
import { callModel, type GatewayContext, type ModelReply } from '../../gateway/call-model.ts';
import type { TurnContext } from './begin-turn.ts';
import type { Turn } from './chat-turn.ts';
import { type Answered, endTurn, failTurn } from './end-turn.ts';
import { JoinedText } from './joined-text.ts';
import { toDomainRefusal } from './refusals.ts';
import { streamedTexts, wholeText } from './reply-texts.ts';
import { keepLease } from './turn-lease.ts';

export type RunContext = TurnContext & GatewayContext;

/**
 * A turn while its reply is written. Whatever happens, it is settled once: the reply is stored, or the
 * message is marked.
 */
export class RunningTurn {
  readonly #ctx: RunContext;
  readonly #turn: Turn;
  readonly #end: LinkedAbort;
  readonly #stopRenewing: () => void;
  readonly #said = new JoinedText();
  #reply: ModelReply | undefined;
  /** Whether all that the model said was taken. */
  #isRead = false;
  #isSettled = false;

  /** @param signal aborted when the caller leaves */
  constructor(ctx: RunContext, turn: Turn, signal: AbortSignal) {
    this.#ctx = ctx;
    this.#turn = turn;
    this.#end = linkAbort(signal);
    this.#stopRenewing = keepLease(ctx, turn, (reason) => this.#end.abort(reason));
  }

  /** Asks the model, and gives the reply piece by piece. Errors: `DomainError` where no reply begins. */
  async *texts(stream: boolean): AsyncGenerator<string> {
    const reply = await this.#ask(stream);
    try {
      const pieces = stream ? streamedTexts(reply.body) : [await wholeText(reply.body)];
      for await (const piece of pieces) {
        const text = this.#said.push(piece);
        if (text) yield text;
        if (this.#said.isTooLong) break;
      }
      const rest = this.#said.end();
      if (rest) yield rest;
      this.#isRead = !this.#said.isTooLong;
    } catch (error) {
      // The caller has left, or the process stops: how the call ended says which.
      if (!this.#end.signal.aborted && !this.#ctx.stopping.aborted) throw error;
    }
  }

  /**
   * Stores what came. Errors: `provider_failed` where the vendor broke off, `service_unavailable` where we
   * did.
   */
  async finish(): Promise<ChatTurn> {
    if (!this.#reply) throw new RangeError('A turn is finished after its reply.');
    const outcome = await this.#reply.ended;
    const turn = await this.#settle(this.#reply, outcome);
    if (turn?.message.status === 'completed') return turn;
    if (outcome.status === 'cancelled' && !this.#said.isTooLong) throw this.#whyCancelled();
    throw new DomainError(
      'provider_failed',
      'The provider broke off in the middle of the reply. What had come of it is kept.',
      { cause: outcome.error },
    );
  }

  /** Ends what is still going on. The caller may have left at any moment. */
  async close(): Promise<void> {
    this.#stopRenewing();
    if (!this.#isSettled) {
      this.#end.abort(new Error('The caller has left.'));
      try {
        if (this.#reply) await this.#settle(this.#reply, await this.#reply.ended);
        else await this.#fail('cancelled');
      } catch (error) {
        this.#ctx.logger.warn({ err: error, sessionId: this.#turn.sessionId }, 'end of a chat not stored');
      }
    }
    this.#end.unlink();
  }

  async #ask(stream: boolean): Promise<ModelReply> {
    const { model, messages, metadata } = this.#turn;
    const body = Buffer.from(JSON.stringify({ model, messages, stream }));
    const { signal } = this.#end;
    const request = { operation: 'chat', body, kind: 'chat', tags: metadata, headers: {}, signal } as const;
    try {
      this.#reply = await callModel(this.#ctx, request);
      return this.#reply;
    } catch (error) {
      const isCancelled = signal.aborted || this.#ctx.stopping.aborted;
      await this.#fail(isCancelled ? 'cancelled' : 'failed');
      throw isCancelled ? this.#whyCancelled() : toDomainRefusal(error);
    }
  }

  /** Null where nothing came. */
  async #settle({ facts }: ModelReply, outcome: EndedReply): Promise<ChatTurn | null> {
    this.#isSettled = true;
    this.#stopRenewing();
    const { text } = this.#said;
    const status = this.#statusOf(outcome);
    if (!text && status !== 'completed') {
      await this.#fail(status === 'cancelled' ? 'cancelled' : 'failed');
      return null;
    }
    const answered: Answered = {
      text,
      status,
      provider: providerNamed(facts.provider),
      model: outcome.model ?? facts.model,
      callId: facts.callId,
      attempts: facts.attempts,
      finishReason: outcome.finishReason,
      usage: outcome.usage,
      costMicros: outcome.costMicros,
    };
    return keepTrying(() => endTurn(this.#ctx, this.#turn, answered));
  }

  async #fail(status: 'failed' | 'cancelled'): Promise<void> {
    this.#isSettled = true;
    this.#stopRenewing();
    await keepTrying(() => failTurn(this.#ctx, this.#turn, status));
  }

  #statusOf({ status }: RelayOutcome): Answered['status'] {
    if (this.#said.isTooLong || status === 'failed') return 'truncated';
    // It may be whole at the vendor's, and only in part here.
    return status === 'completed' && !this.#isRead ? 'cancelled' : status;
  }

  #whyCancelled(): DomainError {
    const { reason } = this.#end.signal;
    if (reason instanceof DomainError) return reason;
    return new DomainError('service_unavailable', 'The reply was not finished. What had come of it is kept.');
  }
}

function providerNamed(name: string): RemoteProvider {
  const provider = REMOTE_PROVIDERS.find((known) => known === name);
  if (!provider) throw new TypeError(`${name} is no provider.`);
  return provider;
}

/** Between tries, in milliseconds. */
const WAITS_MS = [100, 200, 400, 800];

/**
 * Tries again where it is not refused: a database that is away for a moment would cost a reply that is paid
 * for. Throws what the last try does.
 */
async function keepTrying<T>(work: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      await setTimeout(waitMs);
    }
  }
  return work();
}
