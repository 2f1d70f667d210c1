import type { Logger } from 'pino';
import { FundOverError } from './fund.ts';
import type { Lease, WrittenState } from './lease.ts';
import type { LeaseStore } from './lease-store.ts';

/** How soon what has changed is written. */
const GROUP_MS = 20;
const LONGEST_RETRY_MS = 5_000;

/** Which leases could not be written: ended by others, or not now. */
type Unwritten = Awaited<ReturnType<LeaseStore['write']>>;

/** Writes leases that have changed, together, every 20 ms. */
export class LeaseWriter {
  readonly #store: LeaseStore;
  readonly #logger: Logger;
  readonly #onGone: (lease: Lease) => void;
  readonly #changed = new Set<Lease>();
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #retryMs = GROUP_MS;

  /** @param onGone told of leases whose organization was deleted */
  constructor(store: LeaseStore, logger: Logger, onGone: (lease: Lease) => void) {
    this.#store = store;
    this.#logger = logger;
    this.#onGone = onGone;
  }

  /** Has a lease written with the next that are. */
  mark(lease: Lease): void {
    this.#changed.add(lease);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, this.#retryMs).unref();
  }

  /** Whether all that is known of a lease is written. */
  isWritten(lease: Lease): boolean {
    return !this.#changed.has(lease);
  }

  /** Writes what has changed by now. Never throws: what could not be written is tried again. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  async #write(): Promise<void> {
    const leases = [...this.#changed];
    if (leases.length === 0) return;
    this.#changed.clear();
    const open = await Promise.all(leases.map((lease) => this.#isOpen(lease)));
    const written = leases
      .filter((_lease, place) => open[place])
      .map((lease) => ({ lease, ...lease.toWrite() }));
    const unwritten = await this.#store.write(written.map(({ state }) => state));
    for (const { lease, ...each } of written) this.#afterWrite(lease, each, unwritten);
    const isWhole = unwritten.failed.size === 0 && open.every(Boolean);
    this.#retryMs = isWhole ? GROUP_MS : Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }

  /** Opens a lease again that was taken for abandoned. */
  async #isOpen(lease: Lease): Promise<boolean> {
    try {
      await lease.open();
      return true;
    } catch (error) {
      if (error instanceof FundOverError) this.#onGone(lease);
      else this.mark(lease);
      return false;
    }
  }

  #afterWrite(lease: Lease, written: WrittenState, { over, failed }: Unwritten): void {
    const { id } = written.state;
    if (!failed.has(id) && !over.has(id)) {
      lease.stands(written);
      return;
    }
    this.mark(lease);
    if (failed.has(id)) lease.failed(written);
    else if (lease.id === id) {
      const { organizationId } = lease;
      this.#logger.warn({ organizationId }, 'a lease of money was taken for abandoned');
      lease.renew();
    }
  }
}
