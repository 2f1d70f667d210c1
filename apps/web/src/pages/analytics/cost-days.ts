import type { CostAnalytics } from '@prompt-refinery/client';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What each day of a period cost, the oldest first: the API leaves out days on which nothing happened. */
export function costDays({ from, to, costs }: Pick<CostAnalytics, 'from' | 'to' | 'costs'>) {
  const known = new Map(costs.map(({ day, costUsd }) => [day, costUsd]));
  const first = Math.floor(Date.parse(from) / DAY_MS);
  const end = Math.ceil(Date.parse(to) / DAY_MS);
  return Array.from({ length: end - first }, (_, place) => {
    const day = new Date((first + place) * DAY_MS).toISOString().slice(0, 10);
    return { day, costUsd: known.get(day) ?? 0 };
  });
}
