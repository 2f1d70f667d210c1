const SECONDS = { day: 86_400, week: 7 * 86_400 };

/** A period as prices have it. */
export interface Interval {
  interval: string;
  interval_count: number;
}

/**
 * The same second of the day, months later; the last day where a month is too short. Times in seconds, UTC.
 */
function addMonths(time: number, months: number): number {
  const from = new Date(time * 1000);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const target = new Date(first);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  target.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return Math.floor((target.getTime() + from.getTime() - midnight) / 1000);
}

/** `times` intervals after `time` (before it, if negative). */
export function addIntervals(time: number, { interval, interval_count: count }: Interval, times = 1): number {
  if (interval === 'day' || interval === 'week') return time + SECONDS[interval] * count * times;
  return addMonths(time, (interval === 'year' ? 12 : 1) * count * times);
}

/** How many intervals after the anchor the first boundary after `time` is. */
function turnAfter(anchor: number, interval: Interval, time: number): number {
  const length = addIntervals(anchor, interval) - anchor;
  let turn = Math.floor((time - anchor) / length) - 1;
  while (addIntervals(anchor, interval, turn) <= time) turn += 1;
  return turn;
}

/** The end of the period that `time` is in; a period holds its first second and not its last. */
export function periodEndAfter(anchor: number, interval: Interval, time: number): number {
  return addIntervals(anchor, interval, turnAfter(anchor, interval, time));
}

/** The start of the whole period that `time` is in. */
export function periodStartAt(anchor: number, interval: Interval, time: number): number {
  return addIntervals(anchor, interval, turnAfter(anchor, interval, time) - 1);
}

export interface AnchorConfig {
  day_of_month: number;
  hour?: number | null | undefined;
  minute?: number | null | undefined;
  second?: number | null | undefined;
  month?: number | null | undefined;
}

/** The first time after `now` that fits; what is unsaid of the time of day is that of `now`. */
export function nextAnchor(config: AnchorConfig, now: number): number {
  const from = new Date(now * 1000);
  for (let ahead = 0; ahead <= 24; ahead += 1) {
    const month = from.getUTCMonth() + ahead;
    const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const candidate = new Date(
      Date.UTC(
        from.getUTCFullYear(),
        month,
        Math.min(config.day_of_month, lastDay),
        config.hour ?? from.getUTCHours(),
        config.minute ?? from.getUTCMinutes(),
        config.second ?? from.getUTCSeconds(),
      ),
    );
    const fits = !config.month || candidate.getUTCMonth() === config.month - 1;
    if (fits && candidate.getTime() / 1000 > now) return candidate.getTime() / 1000;
  }
  throw new Error('No such day within two years.');
}
