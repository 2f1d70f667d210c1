import { newId } from '@refinery/db/ids.ts';
import { Fund } from './fund.ts';
import type { LeaseState, LeaseStore, RunningNote } from './lease-store.ts';

/** A call that has begun and not ended. */
export interface RunningCall {
  id: string;
  /** What is noted of it for the case that the process dies. */
  note: () => RunningNote;
  /** Whether a vendor was asked: before that there is nothing to note. */
  isAsked: boolean;
  isNoted: boolean;
}

/** What was written of a lease, to be told once it stands. */
export interface WrittenState {
  state: LeaseState;
  begun: readonly RunningCall[];
}

/** What one process holds for calls of one organization: its part of the budgets, and the calls that run. */
export class Lease {
  readonly organizationId: string;
  readonly organization: Fund;
  readonly #keys = new Map<string, Fund>();
  readonly #running = new Map<string, RunningCall>();
  /** Noted calls that have ended: until they are written down, and after that. */
  readonly #unwritten = new Set<string>();
  readonly #written = new Set<string>();
  /** By key, and '' for the organization: what was written of what was spent. */
  readonly #writtenSpend = new Map<string, number>();
  readonly #store: LeaseStore;
  #id = newId();
  #isNew = true;
  /** Calls that are about to begin. */
  #entering = 0;

  constructor(store: LeaseStore, organizationId: string) {
    this.#store = store;
    this.organizationId = organizationId;
    this.organization = this.#fundOf(null);
  }

  get id(): string {
    return this.#id;
  }

  /** Of the budget of a key, which may have none. */
  ofKey(apiKeyId: string): Fund {
    const known = this.#keys.get(apiKeyId);
    if (known) return known;
    const fund = this.#fundOf(apiKeyId);
    this.#keys.set(apiKeyId, fund);
    return fund;
  }

  /** Whether no call runs, is about to, or is still to be written down. */
  get isIdle(): boolean {
    const calls = this.#entering + this.#running.size + this.#unwritten.size;
    return calls === 0 && [this.organization, ...this.#keys.values()].every((fund) => fund.isIdle);
  }

  /** A call is about to begin: the lease is kept for it. */
  enter(): void {
    this.#entering += 1;
  }

  leave(): void {
    this.#entering -= 1;
  }

  begin(id: string, note: () => RunningNote): void {
    this.#running.set(id, { id, note, isAsked: false, isNoted: false });
  }

  /** A vendor is asked for a call that was begun. */
  asked(id: string): void {
    const call = this.#running.get(id);
    if (call) call.isAsked = true;
  }

  /** Answers whether the call was noted: then it is to be told once it is written down. */
  end(id: string): boolean {
    const call = this.#running.get(id);
    this.#running.delete(id);
    if (call?.isNoted) this.#unwritten.add(id);
    return this.#unwritten.has(id);
  }

  written(id: string): void {
    if (this.#unwritten.delete(id)) this.#written.add(id);
  }

  /**
   * What there is to write. Until it is told what became of it, calls that begin and end go on as if it
   * stood.
   */
  toWrite(): WrittenState {
    const begun = [...this.#running.values()].filter(({ isAsked, isNoted }) => isAsked && !isNoted);
    for (const call of begun) call.isNoted = true;
    const keys = [...this.#keys].map(([apiKeyId, { spent }]) => ({ apiKeyId, spent }));
    const ended = [...this.#written];
    const { organizationId } = this;
    const spent = this.organization.spent;
    const notes = begun.map(({ note }) => note());
    return { state: { id: this.#id, organizationId, spent, keys, begun: notes, ended }, begun };
  }

  stands({ state }: WrittenState): void {
    this.#writtenSpend.set('', state.spent);
    for (const { apiKeyId, spent } of state.keys) this.#writtenSpend.set(apiKeyId, spent);
    for (const id of state.ended) this.#written.delete(id);
  }

  failed({ begun }: WrittenState): void {
    for (const call of begun) call.isNoted = false;
  }

  /** Goes on after others have ended the lease, because nothing was heard of this process for long. */
  renew(): void {
    this.#id = newId();
    this.#isNew = true;
    this.#written.clear();
    for (const call of this.#running.values()) call.isNoted = false;
    for (const [name, fund] of [['', this.organization] as const, ...this.#keys])
      fund.renew(Math.max(0, fund.spent - (this.#writtenSpend.get(name) ?? 0)));
    this.#writtenSpend.clear();
  }

  /**
   * Takes the lease, where that is still to be done.
   * @throws {FundUnreachableError | FundOverError}
   */
  async open(): Promise<void> {
    if (this.#isNew) await this.organization.isLimited(-1);
  }

  /** Waits until no money is being claimed. */
  async settled(): Promise<void> {
    await Promise.all([this.organization, ...this.#keys.values()].map((fund) => fund.settled()));
  }

  /** Has what is overdrawn charged, and gives back what nobody needs now. */
  async balance(): Promise<void> {
    await Promise.all([this.organization, ...this.#keys.values()].map((fund) => fund.balance()));
  }

  #fundOf(apiKeyId: string | null): Fund {
    return new Fund(async (claim) => {
      const { organizationId } = this;
      const owner = { leaseId: this.#id, organizationId, apiKeyId, isNew: this.#isNew && apiKeyId === null };
      const grant = await this.#store.take(owner, claim);
      if (grant && apiKeyId === null) this.#isNew = false;
      return grant;
    });
  }
}
