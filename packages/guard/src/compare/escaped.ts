import { pathOf } from '@refinery/text/blocks/block.ts';
import { NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import { isSpaceless } from '../lexicon/tables.ts';
import { outlineOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { ACTION, BREAK, CONTENT, OPERATOR, STRONG } from '../read/term.ts';
import { saysByItself } from './asks.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { instructionOf } from './moods.ts';

/** Their statement forbids, or allows some of it only. */
const RESTRAINING = operatorSet(
  '!not !never !not-all !none !only !except !unless !instead !optional !few !rarely',
);
/** Their statement holds in some cases only, or follows from the one before. */
const CASES = operatorSet(
  '!if !when !unless !only !otherwise !then !after !before !until !while !except !since',
);
/** Behind these another clause begins, which a negation in front of them does not reach. */
const ENDS_REACH = operatorSet(
  '!if !when !unless !because !before !after !until !although !while !except !instead !otherwise !only !then !must !should !may !than',
);
const OR = operatorNumber('!or');
const AND = operatorNumber('!and');

/**
 * Statements of which a part stands alone now, outside of what bound it: "do not name the price or the date"
 * that became "do not name the price. Name the date", and "if it rains, close the roof and stop the pump" of
 * which one holds always now. So are those that came under a negation.
 */
export function escapedParts(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const t of pair.rewritten.statements.keys()) {
    const part = partOf(pair, t);
    const finding = part && (freed(pair, t, part) ?? unconditioned(pair, t, part));
    if (finding) found.push(finding);
  }
  for (const s of pair.original.statements.keys()) {
    const finding = forbidden(pair, s);
    if (finding) found.push(finding);
  }
  return found;
}

/** What a statement of the rewritten text is made of. */
interface Part {
  /** The statement of the original. */
  s: number;
  /** Its terms there, in their order. */
  terms: readonly number[];
}

/**
 * Where all words of a statement come from, if that is one statement that became another one for the most
 * part.
 */
function partOf({ original, rewritten, matches }: Pair, t: number): Part | undefined {
  const { from = 0, to = 0 } = rewritten.statements[t] ?? {};
  const terms: number[] = [];
  let isOwn = false;
  for (let k = from; k < to; k++) {
    if (!says(rewritten, k)) continue;
    const origin = matches.ofRewritten[k] ?? -1;
    if (origin < 0) return undefined;
    isOwn ||= matches.ofOriginal[origin] === k;
    terms.push(origin);
  }
  const s = original.statementOf[terms[0] ?? -1];
  if (s === undefined || !isOwn || matches.same[s]) return undefined;
  return terms.every((i) => original.statementOf[i] === s) ? { s, terms } : undefined;
}

/** What was forbidden and is not now. */
function freed(pair: Pair, t: number, { s, terms }: Part): Finding | undefined {
  const { original, rewritten } = pair;
  if (restrains(rewritten, t, RESTRAINING) || !isForbiddenElsewhere(pair, s, t)) return undefined;
  const reach = reachOf(original, s);
  // "Lösche keine Bilder": the verb stands in front.
  const verb = original.statements[s]?.from;
  const reached = terms.filter((i) => i !== verb);
  if (!reach || reached.length === 0 || !reached.every((i) => i >= reach.from && i < reach.to))
    return undefined;
  return bound(original, terms, 'negation', 'it is no longer forbidden');
}

/** Whether another statement than `t` forbids some of what `s` does. */
function isForbiddenElsewhere({ original, rewritten, matches }: Pair, s: number, t: number): boolean {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const homes = new Set<number>();
  for (let i = from; i < to; i++) homes.add(rewritten.statementOf[matches.ofOriginal[i] ?? -1] ?? t);
  return [...homes].some((other) => other !== t && restrains(rewritten, other, RESTRAINING));
}

/** What held in some case only and holds in all now. */
function unconditioned(pair: Pair, t: number, { s, terms }: Part): Finding | undefined {
  const { original, rewritten, matches } = pair;
  // Chinese and Japanese go on behind a condition for as long as they like.
  if (isSpaceless(rewritten.language)) return undefined;
  if (restrains(rewritten, t, CASES) || asks(rewritten, t - 1)) return undefined;
  const isOwn = matches.home[s] !== t && isInCase(original, s, terms);
  if (!isOwn && !restrains(original, s, IF, false)) return undefined;
  return bound(original, terms, 'condition', 'it now holds in every case');
}

/** "Tank full? Stop the motor." */
const asks = ({ text, statements }: Reading, t: number): boolean =>
  text[(statements[t]?.end ?? 0) - 1] === '?';

const IF = operatorSet('!if !unless !only');
const ONLY = operatorNumber('!only');

/** Whether a statement says in front of some of its terms in which case they hold. */
function isInCase({ useIndex, statements }: Reading, s: number, terms: readonly number[]): boolean {
  const uses = useIndex.inStatement(s).filter(({ operator, soft }) => IF.has(operator) && !soft);
  const [use] = uses;
  if (!use || use.at > Math.min(...terms)) return false;
  if (use.operator === ONLY && use.at !== statements[s]?.from) return false;
  return !uses.some(({ anchors }) => terms.some((i) => anchors.includes(i)));
}

/** What was asked for and is forbidden now. */
function forbidden(pair: Pair, s: number): Finding | undefined {
  const { original, rewritten, matches } = pair;
  const home = matches.home[s] ?? -1;
  if (home < 0 || matches.same[s] || restrains(original, s, RESTRAINING)) return undefined;
  const statement = original.statements[s];
  const reach = rewritten.statements[home]?.isForbidden
    ? rewritten.statements[home]
    : reachOf(rewritten, home);
  if (!statement || !reach) return undefined;
  // "Thank her. Do not name the price" may be said with "no price, thank her".
  const verb = rewritten.terms[reach.from]?.key ?? '';
  if (LEAVES_OUT.test(verb)) return undefined;
  const own = original.terms[statement.from];
  const isPulled =
    own?.key === verb && (original.language !== 'en' || instructionOf(original, s) !== undefined);
  if (!rewritten.statements[home]?.isForbidden && !(isPulled && isKnown(pair, reach.from - 1)))
    return undefined;
  const terms: number[] = [];
  for (let i = statement.from; i < statement.to; i++) {
    if (!says(original, i)) continue;
    const place = matches.ofOriginal[i] ?? -1;
    if (place < reach.from || place >= reach.to) return undefined;
    terms.push(i);
  }
  for (let k = reach.from; k < reach.to; k++)
    if (rewritten.terms[k]?.type === CONTENT && (matches.ofRewritten[k] ?? -1) < 0) return undefined;
  return terms.length === 0 ? undefined : bound(original, terms, 'negation', 'it is forbidden now');
}

/** Whether an operator stood in the original, in another statement. */
const isKnown = ({ matches }: Pair, at: number): boolean => (matches.ofRewritten[at] ?? -1) >= 0;

function bound({ terms }: Reading, within: readonly number[], kind: string, reason: string): Finding {
  const start = terms[Math.min(...within)]?.start ?? 0;
  const end = terms[Math.max(...within)]?.end ?? 0;
  return doubtOf(kind, { start, end }, reason);
}

const says = (reading: Reading, k: number): boolean => {
  const term = reading.terms[k];
  return term !== undefined && saysByItself(reading, term);
};

/** Most blocks above a statement that are looked at. */
const DEEPEST = 8;

/** Whether a statement, or one that it stands under, has one of the operators. */
function restrains(reading: Reading, s: number, operators: ReadonlySet<number>, withOwn = true): boolean {
  const { blocks, blockOf, lastOf } = outlineOf(reading);
  const above = pathOf(blocks, blockOf[s] ?? -1, DEEPEST).map((block) => lastOf[block] ?? -1);
  return [...(withOwn ? [s] : []), ...above].some(
    (each) =>
      reading.statements[each]?.isForbidden ||
      reading.useIndex.inStatement(each).some(({ operator }) => operators.has(operator)),
  );
}

/** "Do not skip", "never forget": what is negated so is asked for. */
const LEAVES_OUT = /^(?:skip|omit|forget|ignor|miss|neglect|fail|leave|drop|exclud|overlook)/;

/** What the first negation of a statement forbids: the terms behind it, up to the next clause. */
function reachOf(reading: Reading, s: number): { from: number; to: number } | undefined {
  const { from = 0, to = 0 } = reading.statements[s] ?? {};
  const use = reading.useIndex.inStatement(s).find(({ operator, soft }) => NEGATIONS.has(operator) && !soft);
  if (!use || LEAVES_OUT.test(reading.terms[use.at + 1]?.key ?? '')) return undefined;
  let end = use.at + 1;
  while (end < to && !endsReach(reading, use.at, end)) end++;
  return from <= use.at ? { from: use.at + 1, to: end } : undefined;
}

/** What stands behind them are things. */
const AVOID = /^(?:avoid|refrain)/;

/** "No sugar and milk", "without sugar": they reach over one thing. */
const SHORT = /^(?:no|without|kein|ohne|sans|aucun|sin|ningun|ningún|senza|nessun|sem|nenhum)/;

function endsReach({ terms }: Reading, at: number, k: number): boolean {
  const { type, flags = 0, key, operator = 0 } = terms[k] ?? {};
  const negation = terms[at]?.key ?? '';
  if (type === OPERATOR && ENDS_REACH.has(operator)) return true;
  const isShort = SHORT.test(negation) && !/^no[tr]/.test(negation);
  if (isShort && (type === BREAK || operator === AND)) return true;
  if (type === BREAK && (flags & STRONG || key !== ',' || terms[k + 1]?.operator === AND)) return true;
  // "Do not guess, ask": another request, unless "or" joins it.
  const opens = k > at + 1 && (flags & ACTION) !== 0 && !AVOID.test(negation);
  return opens && terms[k - 1]?.operator !== OR && terms[k - 1]?.type !== CONTENT;
}
