const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A time of ISO 8601, as people read it: `4 May 2026 at 10:00 UTC`. */
export const moment = (iso: string): string => `${FORMAT.format(new Date(iso))} UTC`;
