import type { ComparedArm } from '@prompt-refinery/client';
import type { IntervalKind } from '../../parts/pictures/intervals.tsx';

/** What a verdict says: `good`, the arm may take the place of the baseline; `open`, nobody knows yet. */
export function kindOf(verdict: ComparedArm['verdict']): IntervalKind {
  if (verdict === 'better' || verdict === 'equivalent' || verdict === 'not_worse') return 'good';
  return verdict === 'worse' ? 'bad' : 'open';
}
