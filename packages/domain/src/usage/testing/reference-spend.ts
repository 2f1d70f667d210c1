import { monthOf } from './reference-quota.ts';

/** A call that was paid for in advance. */
export interface ReferenceCall {
  micros: number;
  expiresAt: Date;
  /** `given back`: its process was taken for dead. */
  state: 'open' | 'given back' | 'ended';
}

/**
 * The spend of an organization as a list of all that was ever set aside and billed. A month begins with the
 * first call that is paid for in it, and what is set aside at that moment moves over. Counts by looking.
 */
export class ReferenceSpend {
  budget: number | null;
  private month: number;
  private readonly calls: ReferenceCall[] = [];
  private readonly bills: { micros: number; month: number }[] = [];

  constructor(budget: number | null, now: Date) {
    this.budget = budget;
    this.month = monthOf(now);
  }

  hasRoom(micros: number, now: Date): boolean {
    return this.budget === null || this.charged(now) + micros <= this.budget;
  }

  reserve(micros: number, now: Date, expiresAt: Date): ReferenceCall {
    this.month = this.currentMonth(now);
    const call: ReferenceCall = { micros, expiresAt, state: 'open' };
    this.calls.push(call);
    return call;
  }

  /** Whatever became of its reservation: what was billed is spent. */
  settle(call: ReferenceCall, micros: number): void {
    call.state = 'ended';
    this.bills.push({ micros, month: this.month });
  }

  recover(now: Date): void {
    const over = this.calls.filter(({ state, expiresAt }) => state === 'open' && expiresAt <= now);
    for (const call of over) call.state = 'given back';
  }

  usage(now: Date) {
    const [reserved, spent] = [this.reserved(), this.charged(now) - this.reserved()];
    const remaining = this.budget === null ? null : Math.max(0, this.budget - spent - reserved);
    return { budget: this.budget, spent, reserved, remaining };
  }

  private charged(now: Date): number {
    const month = this.currentMonth(now);
    return this.reserved() + sum(this.bills.filter((bill) => bill.month === month));
  }

  private reserved(): number {
    return sum(this.calls.filter(({ state }) => state === 'open'));
  }

  /** A clock that is behind does not bring a month back. */
  private currentMonth(now: Date): number {
    return Math.max(this.month, monthOf(now));
  }
}

const sum = (amounts: readonly { micros: number }[]): number =>
  amounts.reduce((total, { micros }) => total + micros, 0);
