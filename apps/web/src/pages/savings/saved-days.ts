import type { Savings } from '@prompt-refinery/client';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What each day of a period saved, the oldest first: the API leaves out days without calls. A day without a
 * known price saved nothing that is known.
 */
export function savedDays({ from, to, groups }: Pick<Savings, 'from' | 'to' | 'groups'>) {
  const known = new Map(groups.map(({ group, savedUsd }) => [group, savedUsd]));
  const first = Math.floor(Date.parse(from) / DAY_MS);
  const end = Math.ceil(Date.parse(to) / DAY_MS);
  return Array.from({ length: end - first }, (_, place) => {
    const day = new Date((first + place) * DAY_MS).toISOString().slice(0, 10);
    return { day, savedUsd: known.get(day) ?? 0 };
  });
}
