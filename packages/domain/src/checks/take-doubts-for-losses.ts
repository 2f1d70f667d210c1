import { integrityOf, weightOf } from '@refinery/guard/integrity.ts';
import type { Findings } from '../optimizations/refiner-tasks.ts';

/** A result whose doubts count as losses, in its verdicts and in its integrity. The reasons still say what the doubt is. */
export function takeDoubtsForLosses({ passed, requirements, added, integrity }: Findings): Findings {
  const decided = requirements.map(decide);
  return {
    passed,
    requirements: decided,
    added: added.map(decide),
    integrity: requirements.some(isDoubtful)
      ? integrityOf(weightOfAll(decided), decided.filter(isLost))
      : integrity,
  };
}

const isDoubtful = ({ verdict }: { verdict: string }): boolean => verdict === 'doubtful';
const isLost = ({ verdict }: { verdict: string }): boolean => verdict === 'lost';

const decide = <T extends { verdict: string }>(item: T) =>
  isDoubtful(item) ? { ...item, verdict: 'lost' as const } : item;

const weightOfAll = (requirements: readonly { kind: string }[]): number =>
  requirements.reduce((sum, { kind }) => sum + weightOf(kind), 0);
