/**
 * How far a judge agrees with people beyond chance: Cohen's κ (1960), at most 1; 0: as by chance. Both lists
 * say the verdicts on the same things in the same order. Null without any, and where both know one verdict
 * only: chance agrees always then. Errors: `RangeError` for lists of different lengths.
 */
export function cohensKappa<T>(judged: readonly T[], human: readonly T[]): number | null {
  if (judged.length !== human.length) throw new RangeError('Two raters rate the same things.');
  const count = judged.length;
  if (count === 0) return null;
  const observed = judged.filter((verdict, place) => verdict === human[place]).length / count;
  const [judgedCounts, humanCounts] = [countsOf(judged), countsOf(human)];
  let chance = 0;
  for (const [verdict, times] of judgedCounts)
    chance += (times / count) * ((humanCounts.get(verdict) ?? 0) / count);
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}

function countsOf<T>(verdicts: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}
