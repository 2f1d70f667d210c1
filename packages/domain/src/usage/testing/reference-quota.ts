/** One optimization that was accepted. */
export interface Work {
  state: 'open' | 'done' | 'returned';
  acceptedAt: Date;
}

export interface ReferenceUsage {
  used: number;
  reserved: number;
  limit: number | null;
  remaining: number | null;
}

export const monthOf = (time: Date): number => time.getUTCFullYear() * 12 + time.getUTCMonth();

/** So much work that nothing is decided about yet. */
export const newWorks = (amount: number, now: Date): Work[] =>
  Array.from({ length: amount }, (): Work => ({ state: 'open', acceptedAt: now }));

/**
 * The quota of an organization, or of an API key, as a list of all it ever had accepted. A month begins with
 * the first work that is accepted in it, and what is open at that moment moves over. Counts by looking, so
 * nothing can be returned twice.
 */
export class ReferenceQuota {
  limit: number | null;
  private month: number;
  /** Each work, and the month it counts in. */
  private readonly works = new Map<Work, number>();

  constructor(limit: number | null, now: Date) {
    this.limit = limit;
    this.month = monthOf(now);
  }

  /** Takes what fits. */
  accept(works: readonly Work[], now: Date): void {
    if (works.length > this.left(now)) throw new Error('It does not fit.');
    this.month = this.currentMonth(now);
    for (const work of [...this.open(), ...works]) this.works.set(work, this.month);
  }

  left(now: Date): number {
    return this.limit === null ? Number.POSITIVE_INFINITY : Math.max(0, this.limit - this.counted(now));
  }

  usage(now: Date): ReferenceUsage {
    const reserved = this.open().length;
    const used = this.counted(now) - reserved;
    return { used, reserved, limit: this.limit, remaining: this.limit === null ? null : this.left(now) };
  }

  /** What stands charged, and in which month: the last in which something was accepted. */
  get charged(): { month: number; amount: number } {
    const { month } = this;
    const standing = [...this.works].filter(([work, of]) => of === month && work.state !== 'returned');
    return { month, amount: standing.length };
  }

  /** What counts in the month of `now`: that of its own and, whenever it was accepted, what is open. */
  counted(now: Date): number {
    const month = this.currentMonth(now);
    return [...this.works].filter(([{ state }, of]) =>
      state === 'open' ? true : state === 'done' && of === month,
    ).length;
  }

  /** A clock that is behind does not bring a month back. */
  private currentMonth(now: Date): number {
    return Math.max(this.month, monthOf(now));
  }

  private open(): Work[] {
    return [...this.works.keys()].filter(({ state }) => state === 'open');
  }
}
