import { DEFAULT_DAYS, MOST_DAYS } from '@refinery/contracts/analytics.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { HOUR_MS, hourAfter, hourOf } from './hours.ts';

/** Whole hours. */
export interface Period {
  from: Date;
  /** Not included. */
  to: Date;
}

export const DAY_MS = 24 * HOUR_MS;

/**
 * The hours that a query asks for: those of `from` and of `to`, and all between. Errors: `validation_failed`
 * where that is nothing, begins in the future or is longer than so many days.
 */
export function periodOf(
  now: Date,
  query: { from?: string; to?: string },
  mostDays: number = MOST_DAYS,
): Period {
  const current = hourAfter(hourOf(now));
  const to = query.to === undefined ? current : endOfHour(new Date(query.to));
  // Nothing is as old; a default start before the year 1 could not be told.
  if (to.getTime() <= 0) throw invalidField('to', 'must be after 1970');
  const from = query.from === undefined ? defaultStart(to) : hourOf(new Date(query.from));
  if (from >= current) throw invalidField('from', 'must not be in the future');
  if (from >= to) throw invalidField('from', 'must be before to');
  if (to.getTime() - from.getTime() > mostDays * DAY_MS)
    throw invalidField('from', `must be at most ${mostDays} days before to`);
  return { from, to };
}

/** The end of the hour that a moment is in; of its first moment, that moment itself. */
const endOfHour = (moment: Date): Date => hourOf(new Date(moment.getTime() + HOUR_MS - 1));

const defaultStart = (to: Date): Date =>
  new Date(startOfDay(new Date(to.getTime() - 1)).getTime() - (DEFAULT_DAYS - 1) * DAY_MS);

export const startOfDay = (moment: Date): Date => new Date(Math.floor(moment.getTime() / DAY_MS) * DAY_MS);
