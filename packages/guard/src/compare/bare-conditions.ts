import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT } from '../read/term.ts';
import { isAddable } from '../read/tongue.ts';
import { extentOf } from '../read/use-index.ts';
import { addition, type Finding, type Pair, quoted } from './finding.ts';

const NARROWING = operatorSet('!if !when !unless !only');
/** What leaves a choice, or holds in some cases, already. */
const NARROWED = operatorSet(
  '!if !when !unless !only !except !until !otherwise !optional !may !try !sometimes !while !after !because !not !never',
);

/**
 * Conditions that are new and name nothing: "Write tests." that became "Write tests if needed." Words that are new are told by themselves; "if",
 * "needed" and "asked" may come and go elsewhere.
 */
export function bareConditions(pair: Pair): Finding[] {
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
    const isFollowed = use.anchors.length === 0 && saysMust(rewritten, use.at + 1);
    const { start, end } = extentOf(rewritten, isFollowed ? { ...use, anchors: [use.at + 1] } : use);
    found.push(addition('condition', start, end, `${quoted(rewritten, { start, end })} is new here`));
  }
  return found;
}

const MUST = operatorNumber('!must');

const saysMust = ({ terms }: Pick<Reading, 'terms'>, at: number): boolean => terms[at]?.operator === MUST;

/** Whether all words of a condition are of those that ask for nothing: "if asked by the user", "if necessary". */
function isBare({ terms, language }: Reading, { anchors, at }: Use): boolean {
  if (anchors.length === 0) return saysMust({ terms }, at + 1) || (terms[at]?.key.includes(' ') ?? false);
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
