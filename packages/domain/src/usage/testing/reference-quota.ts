/** One optimization that was accepted. */
export interface Work {
  state: 'open' | 'done' | 'returned';
  acceptedAt: Date;
  /** The month it counts in. */
  month: number;
}

export interface ReferenceUsage {
  used: number;
  reserved: number;
  limit: number | null;
  remaining: number | null;
}

export const monthOf = (time: Date): number => time.getUTCFullYear() * 12 + time.getUTCMonth();

/**
 * The quota of an organization as a list of all it ever had accepted. A month begins with the first work that is
 * accepted in it, and what is open at that moment moves over. Counts by looking, so nothing can be returned twice.
 */
export class ReferenceQuota {
  limit: number | null;
  private month: number;
  private readonly works: Work[] = [];

  constructor(limit: number | null, now: Date) {
    this.limit = limit;
    this.month = monthOf(now);
  }

  /** Accepts all of it or, where it does not fit, nothing. */
  accept(amount: number, now: Date): Work[] | null {
    if (amount > this.left(now)) return null;
    this.month = this.currentMonth(now);
    for (const work of this.open()) work.month = this.month;
    const { month } = this;
    const made = Array.from({ length: amount }, (): Work => ({ state: 'open', acceptedAt: now, month }));
    this.works.push(...made);
    return made;
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
    return {
      month,
      amount: this.works.filter((work) => work.month === month && work.state !== 'returned').length,
    };
  }

  /** What counts in the month of `now`: that of its own and, whenever it was accepted, what is open. */
  private counted(now: Date): number {
    const month = this.currentMonth(now);
    return this.works.filter(({ state, ...work }) =>
      state === 'open' ? true : state === 'done' && work.month === month,
    ).length;
  }

  /** A clock that is behind does not bring a month back. */
  private currentMonth(now: Date): number {
    return Math.max(this.month, monthOf(now));
  }

  private open(): Work[] {
    return this.works.filter(({ state }) => state === 'open');
  }
}
