import { CONDITIONS, NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, NUMBER, SPAN } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

/** "Write nothing besides the JSON" is said by "only JSON", too. */
const EXCLUSIVES = operatorSet('!only !except !otherwise');

/** What a writer does not do himself binds nobody. */
const WRITER = /^(?:(?:so|well|and|but|also|no|ok),? )*(?:i|we|ich|wir|je|nous|yo|eu|noi?)\b/i;

/**
 * "Do not do that" that became "do that": a negation among words that say too little to be paired. It is gone
 * where the rewritten text has no negation that the original has not.
 */
export function bareNegations({ original, rewritten, matches }: Pair): Finding[] {
  const gone = bareIn(original).filter(({ at }) => {
    const s = original.statementOf[at] ?? -1;
    const { start = 0, end = 0 } = original.statements[s] ?? {};
    return (
      !matches.same[s] &&
      !original.useIndex.inStatement(s).some(({ operator }) => EXCLUSIVES.has(operator)) &&
      (matches.ofOriginal[at] ?? -1) < 0 &&
      !WRITER.test(original.text.slice(start, end))
    );
  });
  if (gone.length === 0) return [];
  // Said with other words, a negation is new where it stands now.
  const others = rewritten.uses.filter(
    ({ operator, at }) => NEGATIONS.has(operator) && (matches.ofRewritten[at] ?? -1) < 0,
  ).length;
  return gone.slice(others).map(({ at }) => {
    const term = original.terms[at];
    const { start = 0, end = 0 } = term ?? {};
    return lostOrDoubtful('negation', 'doubtful', start, end, `${quoted(original, term)} is gone`);
  });
}

const OR = operatorNumber('!or');

/** "Whether it fits or not", "if it doesn't": nothing is ruled out. */
const isCase = ({ terms }: Reading, at: number): boolean =>
  terms[at - 1]?.operator === OR ||
  terms
    .slice(Math.max(0, at - CLOSE), at)
    .some(({ operator, clause }) => CONDITIONS.has(operator) && clause === terms[at]?.clause);

/** In terms. */
const CLOSE = 3;

/** Negations of nothing that has a word of its own. */
const bareIn = (reading: Reading): Use[] =>
  reading.uses.filter(
    ({ operator, anchors, at }) =>
      NEGATIONS.has(operator) &&
      !isCase(reading, at) &&
      !anchors.some((k) => {
        const type = reading.terms[k]?.type;
        return type === CONTENT || type === NUMBER || type === SPAN;
      }),
  );
