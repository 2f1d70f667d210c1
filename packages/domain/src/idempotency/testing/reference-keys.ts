/**
 * What is known of a request that was let through. Its holder writes here, and is heard only as long as the
 * key is its own.
 */
export interface ReferenceRow {
  request: number;
  /** What it made. */
  resource?: string;
  /** The stored reply. */
  reply?: string | undefined;
  claimedAt: number;
}

/** What clients are promised about idempotency keys, in memory and one request after the other. */
export class ReferenceKeys {
  private readonly rows = new Map<string, ReferenceRow>();

  private readonly times: { lockMs: number; keepMs: number };

  constructor(times: { lockMs: number; keepMs: number }) {
    this.times = times;
  }

  /** What a request is told, and where it is let through its row. */
  send(name: string, request: number, now: number): { said: string; row?: ReferenceRow } {
    const row = this.rows.get(name);
    const age = now - (row?.claimedAt ?? 0);
    if (row && age < this.times.keepMs) {
      if (row.request !== request) return { said: 'idempotency_key_reused' };
      if (row.reply) return { said: row.reply };
      if (row.resource) return { said: `made ${row.resource}` };
      if (age < this.times.lockMs) return { said: 'idempotency_in_progress' };
    }
    const claimed = { request, claimedAt: now };
    this.rows.set(name, claimed);
    return { said: 'claimed', row: claimed };
  }

  /** Whether the key is still that of the request whose row this is. */
  isClaimedBy(name: string, row: ReferenceRow): boolean {
    return this.rows.get(name) === row;
  }

  /** A request ended without a reply to keep: the key is free again, unless something was made. */
  release(name: string, row: ReferenceRow): void {
    if (!row.resource && this.isClaimedBy(name, row)) this.rows.delete(name);
  }

  /** What was made is deleted, and with it every reply that holds it. */
  forget(resource: string): void {
    for (const row of this.rows.values()) if (row.resource === resource) row.reply = undefined;
  }

  /** What is older than keys are kept goes. */
  purge(now: number): void {
    for (const [name, { claimedAt }] of this.rows)
      if (now - claimedAt > this.times.keepMs) this.rows.delete(name);
  }
}
