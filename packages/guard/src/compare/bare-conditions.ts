import { CONDITIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, OPERATOR, type Term } from '../read/term.ts';
import { isAddable } from '../read/tongue.ts';
import { extentOf } from '../read/use-index.ts';
import type { Place } from '../types.ts';
import { addition, doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const NARROWING = operatorSet('!if !when !unless !only');
/** What leaves a choice, or holds in some cases, already. */
const NARROWED = operatorSet(
  '!if !when !unless !only !except !until !otherwise !optional !may !try !sometimes !while !after !because !not !never',
);

/**
 * Conditions that name nothing and are new or gone: "Write tests." and "Write tests if needed." What has
 * words is told by these; "needed" and "asked" may come and go elsewhere.
 */
export const bareConditions = (pair: Pair): Finding[] => [...newOnes(pair), ...goneOnes(pair)];

function newOnes(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const isSame = new Set([...matches.home].filter((_, s) => matches.same[s]));
  const found: Finding[] = [];
  for (const use of rewritten.uses) {
    const s = rewritten.statementOf[use.at] ?? -1;
    if (!NARROWING.has(use.operator) || isSame.has(s) || !isBare(rewritten, use)) continue;
    const origins = originsOf(pair, s);
    if (origins.size === 0 || [...origins].some((o) => narrows(original, o))) continue;
    // "A letter in which this is explained", "where this is explained".
    if (use.anchors.some((k) => origins.has(original.statementOf[matches.ofRewritten[k] ?? -1] ?? -1)))
      continue;
    const { start, end } = extentOfBare(rewritten, use);
    found.push(addition('condition', start, end, `${quoted(rewritten, { start, end })} is new here`));
  }
  return found;
}

function goneOnes({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const use of original.uses) {
    const s = original.statementOf[use.at] ?? -1;
    const home = matches.home[s] ?? -1;
    if (!CONDITIONS.has(use.operator) || use.anchors.length > 0 || matches.same[s] || home < 0) continue;
    if (narrows(rewritten, home) || asksAnyway(original, use)) continue;
    const { start, end } = extentOfBare(original, use);
    const reason = `${quoted(original, { start, end })} is gone`;
    found.push(doubtOf('condition', { start, end }, reason));
  }
  return found;
}

const WHEN = operatorNumber('!when');

/** "When you are done, list the sources", "如果有的话": with or without it, the same is asked for. */
const asksAnyway = ({ terms, language }: Reading, { operator, at }: Use): boolean =>
  !isNecessary(terms[at + 1]) && (operator === WHEN || (language !== 'en' && !terms[at]?.key.includes(' ')));

/** With the word behind it that is no word of its own: "if complete". */
function extentOfBare(reading: Reading, use: Use): Place {
  const isFollowed = use.anchors.length === 0 && reading.terms[use.at + 1]?.type === OPERATOR;
  return extentOf(reading, isFollowed ? { ...use, anchors: [use.at + 1] } : use);
}

const MUST = operatorNumber('!must');

/** "if needed", not "when it has to be done". */
const isNecessary = (term: Term | undefined): boolean => term?.operator === MUST && !term.key.includes(' ');

/**
 * Whether all words of a condition are of those that ask for nothing: "if asked by the user", "if necessary".
 */
function isBare({ terms, language }: Reading, { anchors, at }: Use): boolean {
  if (anchors.length === 0) return isNecessary(terms[at + 1]) || (terms[at]?.key.includes(' ') ?? false);
  return anchors.every((k) => {
    const { type, key = '' } = terms[k] ?? {};
    return type === LIGHT || (type === CONTENT && isAddable(language, key));
  });
}

/** Statements of the original from which the words of one of the rewritten text come. */
function originsOf({ original, rewritten, matches }: Pair, s: number): ReadonlySet<number> {
  const { from = 0, to = 0 } = rewritten.statements[s] ?? {};
  const found = new Set<number>();
  for (let k = from; k < to; k++) {
    const origin = matches.ofRewritten[k] ?? -1;
    if (rewritten.terms[k]?.type === CONTENT && matches.ofOriginal[origin] === k)
      found.add(original.statementOf[origin] ?? -1);
  }
  return found;
}

const narrows = ({ useIndex }: Reading, s: number): boolean =>
  useIndex.inStatement(s).some(({ operator }) => NARROWED.has(operator));
