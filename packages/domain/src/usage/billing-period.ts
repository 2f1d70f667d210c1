export interface BillingPeriod {
  start: Date;
  /** First moment of the next period. */
  end: Date;
}

/** The calendar month of `now`, in UTC. */
export function billingPeriod(now: Date): BillingPeriod {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  return { start: new Date(Date.UTC(year, month, 1)), end: new Date(Date.UTC(year, month + 1, 1)) };
}
