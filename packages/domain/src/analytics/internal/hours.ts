export const HOUR_MS = 3_600_000;

/** The first moment of the hour that a moment is in, in UTC. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / HOUR_MS) * HOUR_MS);
export const hourAfter = (hour: Date): Date => new Date(hour.getTime() + HOUR_MS);
