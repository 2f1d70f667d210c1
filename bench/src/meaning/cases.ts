import { checkFidelity, type FidelityResult } from '@refinery/guard';
import type { Rewrite } from './rewrites.ts';

/** What the guard says of a whole rewrite: the worst it says of a requirement or an addition. */
export type Outcome = 'passed' | 'doubtful' | 'lost';

/** A rewrite and what the guard says of it. */
export interface Case extends Rewrite {
  result: FidelityResult;
  outcome: Outcome;
}

export function judge(rewrite: Rewrite): Case {
  const result = checkFidelity(rewrite.original, rewrite.rewritten);
  return { ...rewrite, result, outcome: outcomeOf(result) };
}

function outcomeOf({ passed, requirements, added }: FidelityResult): Outcome {
  if (passed) return 'passed';
  return [...requirements, ...added].some(({ verdict }) => verdict === 'lost') ? 'lost' : 'doubtful';
}

/** Damages that a rule can name; all others need a reader. */
const NAMEABLE: ReadonlySet<string> = new Set([
  ...['focus-scope', 'negation-scope', 'step-order', 'time-order', 'condition', 'exception', 'modality'],
  ...['quantifier', 'role-swap', 'comparison', 'antonym', 'negating-prefix', 'unit-number', 'output-format'],
  ...['dropped-requirement', 'added-requirement'],
]);

export const isNameable = ({ label, kind }: Rewrite): boolean => label === 'damage' && NAMEABLE.has(kind);

/** True where the guard is wrong: a damage passes, or something else does not. */
export const isWrong = ({ label, outcome }: Case): boolean => (outcome === 'passed') === (label === 'damage');
