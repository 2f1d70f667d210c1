const DAY_MS = 24 * 60 * 60_000;

/** The time some days later; earlier where there are less than none. */
export const addDays = (time: Date, days: number): Date => new Date(time.getTime() + days * DAY_MS);
