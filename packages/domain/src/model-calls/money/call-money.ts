import type { Logger } from 'pino';
import { type Fund, FundOverError, FundUnreachableError, ShortageError } from './fund.ts';
import { Lease } from './lease.ts';
import type { LeaseStore, RunningNote } from './lease-store.ts';
import { LeaseWriter } from './lease-writer.ts';

/** How often leases are renewed, and those that nobody uses are ended. */
const BEAT_MS = 10_000;
/** A budget that is set takes effect on calls without a bound as soon as that. */
const LIMIT_AGE_MS = 5_000;

/** A call that is to be paid. */
export interface CallToPay {
  id: string;
  organizationId: string;
  apiKeyId: string | null;
  /** The most that it may cost, in millionths of a US dollar; null where nobody knows. */
  most: number | null;
  /** What is noted of it while it runs. */
  note: () => RunningNote;
}

/** Money that is set aside for one call. */
export interface CallPayment {
  /**
   * To be called when a vendor is asked. Until then nobody takes the call for lost, should the process die.
   */
  asked(): void;
  /**
   * To be called once, before the call is written to the ledger: with what it cost, in millionths of a US
   * dollar.
   */
  end(micros: number): void;
}

/** There is a budget, and nobody knows what a call may cost. */
export class UnknownCostError extends Error {
  override readonly name = 'UnknownCostError';
}

/** The budget of a key may not be enough for a call. */
export class KeyShortageError extends ShortageError {}

/**
 * Pays for calls to models out of monthly budgets. The process holds small parts of them as leases; calls set
 * the most that they may cost aside in memory. What is spent, and which calls run, is written every 20 ms.
 * Should the process die, others book the input of calls that ran and give back what is left. Keep one per
 * process.
 */
export class CallMoney {
  readonly #store: LeaseStore;
  readonly #logger: Logger;
  readonly #leases = new Map<string, Lease>();
  /** Noted calls that have ended and are still to be written down. */
  readonly #unwritten = new Map<string, Lease>();
  readonly #writer: LeaseWriter;
  #beat: NodeJS.Timeout | undefined;

  constructor(store: LeaseStore, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
    this.#writer = new LeaseWriter(store, logger, (lease) => this.#leases.delete(lease.organizationId));
  }

  /**
   * Sets the money for a call aside.
   * @throws {ShortageError | KeyShortageError | UnknownCostError | FundUnreachableError}
   */
  async pay(call: CallToPay): Promise<CallPayment> {
    const lease = this.#leaseOf(call.organizationId);
    const { id } = lease;
    try {
      return await this.#payFrom(lease, call);
    } catch (error) {
      if (!(error instanceof FundOverError)) throw error;
      if (lease.id === id) lease.renew();
    }
    try {
      return await this.#payFrom(lease, call);
    } catch (error) {
      throw error instanceof FundOverError ? new FundUnreachableError() : error;
    }
  }

  async #payFrom(lease: Lease, { id, apiKeyId, most, note }: CallToPay): Promise<CallPayment> {
    const held = most ?? 0;
    const funds = [lease.organization, ...(apiKeyId === null ? [] : [lease.ofKey(apiKeyId)])];
    const paying: Fund[] = [];
    lease.enter();
    try {
      for (const fund of funds) {
        // Nothing to wait for where there is enough.
        const holding = fund.hold(held);
        if (holding) await (fund === lease.organization ? holding : holding.catch(refuseForKey));
        paying.push(fund);
      }
      if (most === null && (await areLimited(funds))) throw new UnknownCostError();
    } catch (error) {
      for (const fund of paying) fund.settle(held, 0);
      throw error;
    } finally {
      lease.leave();
    }
    lease.begin(id, note);
    return {
      asked: () => {
        lease.asked(id);
        this.#writer.mark(lease);
      },
      end: (micros) => {
        for (const fund of funds) fund.settle(held, micros);
        if (lease.end(id)) this.#unwritten.set(id, lease);
        this.#writer.mark(lease);
      },
    };
  }

  /** Calls that have been written to the ledger. */
  written(ids: Iterable<string>): void {
    for (const id of ids) {
      const lease = this.#unwritten.get(id);
      if (!lease) continue;
      this.#unwritten.delete(id);
      lease.written(id);
      this.#writer.mark(lease);
    }
  }

  /** Has all leases written with the next that is: they are good for longer from then on. */
  renew(): void {
    for (const lease of this.#leases.values()) this.#writer.mark(lease);
  }

  /** Writes what has changed. Never throws: what could not be written is tried again. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Gives back all that is held. What runs then is taken for lost once the leases are over. */
  async close(): Promise<void> {
    clearTimeout(this.#beat);
    await Promise.all([...this.#leases.values()].map((lease) => lease.settled()));
    await this.#writer.close();
    await this.endIdle();
  }

  /** Ends the leases that nobody uses, and gives back what is left of them. */
  async endIdle(): Promise<void> {
    const idle = [...this.#leases.values()].filter((lease) => lease.isIdle && this.#writer.isWritten(lease));
    // In use by nobody else from here on.
    for (const lease of idle) this.#leases.delete(lease.organizationId);
    await Promise.all(idle.map((lease) => this.#end(lease)));
  }

  #leaseOf(organizationId: string): Lease {
    const known = this.#leases.get(organizationId);
    if (known) return known;
    const lease = new Lease(this.#store, organizationId);
    this.#leases.set(organizationId, lease);
    this.#beat ??= this.#nextBeat();
    return lease;
  }

  #nextBeat(): NodeJS.Timeout {
    return setTimeout(() => {
      void this.#onBeat();
    }, BEAT_MS).unref();
  }

  async #onBeat(): Promise<void> {
    await this.endIdle();
    this.renew();
    await Promise.all([...this.#leases.values()].map((lease) => this.#balance(lease)));
    this.#beat = this.#leases.size > 0 ? this.#nextBeat() : undefined;
  }

  async #balance(lease: Lease): Promise<void> {
    try {
      await lease.balance();
    } catch (error) {
      const { organizationId } = lease;
      this.#logger.warn({ err: error, organizationId }, 'money that nobody needs not given back yet');
    }
  }

  async #end(lease: Lease): Promise<void> {
    const { state } = lease.toWrite();
    try {
      await this.#store.end(state);
    } catch (error) {
      const { organizationId } = lease;
      this.#logger.warn({ err: error, organizationId }, 'a lease of money is given back once it is over');
    }
  }
}

function refuseForKey(error: unknown): never {
  throw error instanceof ShortageError ? new KeyShortageError(error.shortage) : error;
}

async function areLimited(funds: readonly Fund[]): Promise<boolean> {
  for (const fund of funds) if (await fund.isLimited(LIMIT_AGE_MS)) return true;
  return false;
}
