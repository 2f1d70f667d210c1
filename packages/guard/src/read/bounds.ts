import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import { BREAK, COMPARATIVE, CONTENT, NUMBER, OPERATOR, STRONG, type Term } from './term.ts';

const SIGNS = new Map([
  [operatorNumber('!max'), '≤'],
  [operatorNumber('!min'), '≥'],
  [operatorNumber('!more'), '>'],
  [operatorNumber('!less'), '<'],
  [operatorNumber('!about'), '~'],
  [operatorNumber('!exactly'), '='],
]);
const NOT = operatorNumber('!not');
const NEVER = operatorNumber('!never');
/** So many terms may stand between a bound and its number: "at most the first five". */
const BEFORE = 3;
/** The same behind it: "100 words or less". */
const BEHIND = 5;
const THAN = operatorNumber('!than');
const SMALLER = /^(?:short|small|low|less|few|young|cheap|earl|narrow|thin|light|weak)/;
const INVERSE: Readonly<Record<string, string>> = { '>': '≤', '<': '≥' };

/**
 * Gives the numbers of a statement their bounds and returns the indices of the operators that were bounds of a number.
 */
export function readBounds(terms: readonly Term[], from: number, to: number): Set<number> {
  const used = new Set<number>();
  for (let at = from; at < to; at++) {
    const term = terms[at];
    if (term?.type !== NUMBER) continue;
    readRange(terms, at, to);
    const found =
      find(terms, at, Math.max(from - 1, at - 1 - BEFORE), -1, used) ??
      find(terms, at, Math.min(to, at + 1 + BEHIND), 1, used);
    if (!found) continue;
    const sign = NO_MORE.has(terms[found.at]?.key ?? '') ? '≤' : signOf(terms, found.at);
    const negated = sign in INVERSE ? negator(terms, found.at, from) : -1;
    if (term.bound !== '') continue;
    term.bound = negated >= 0 ? (INVERSE[sign] ?? sign) : sign;
    used.add(found.at);
    if (negated >= 0) used.add(negated);
    // "Up to 200 words at most" says it twice.
    const again = found.at < at ? find(terms, at, Math.min(to, at + 1 + BEHIND), 1, used) : undefined;
    if (again && signOf(terms, again.at) === term.bound) used.add(again.at);
  }
  return used;
}

const JOINTS = operatorSet('!to !and !until');

/** "8–12", "8 to 12", "between 8 and 12": at least the one, at most the other. */
function readRange(terms: readonly Term[], at: number, to: number): void {
  const low = terms[at];
  const joint = terms[at + 1];
  const high = terms[at + 2];
  if (!low || !high || at + 2 >= to || high.type !== NUMBER || !JOINTS.has(joint?.operator ?? 0)) return;
  if (joint?.operator === AND && terms[at - 1]?.operator !== BETWEEN) return;
  if (
    low.raw >= high.raw ||
    low.unit === 'clock' ||
    low.unit === 'date' ||
    high.unit === 'clock' ||
    high.unit === 'date'
  )
    return;
  low.bound = '≥';
  high.bound = '≤';
}

const AND = operatorNumber('!and');
const BETWEEN = operatorNumber('!between');

/** "wider than" is more, "shorter than" less. */
function signOf(terms: readonly Term[], at: number): string {
  const term = terms[at];
  if (term?.operator === THAN) return SMALLER.test(terms[at - 1]?.key ?? '') ? '<' : '>';
  return SIGNS.get(term?.operator ?? 0) ?? '';
}

function find(
  terms: readonly Term[],
  at: number,
  end: number,
  step: number,
  used: ReadonlySet<number>,
): { at: number } | undefined {
  for (let k = at + step; k !== end; k += step) {
    const term = terms[k];
    if (!term || term.type === NUMBER) return undefined;
    if (term.type === BREAK && (term.flags & STRONG) !== 0 && term.key !== ':' && term.key !== '(')
      return undefined;
    if (term.type === BREAK && step > 0)
      return term.flags & STRONG ? undefined : afterthought(terms, k + 1, used);
    if (term.type !== OPERATOR || used.has(k)) continue;
    if (step < 0 && term.operator === THAN && (terms[k - 1]?.flags ?? 0) & COMPARATIVE) return { at: k };
    if (!SIGNS.has(term.operator)) continue;
    if (PLACES.has(term.key) && k !== at - 1) continue;
    if (step > 0 && !mayFollow(terms, k)) continue;
    return { at: k };
  }
  return undefined;
}

/** "three sentences, no more": a bound that stands between signs. */
function afterthought(
  terms: readonly Term[],
  at: number,
  used: ReadonlySet<number>,
): { at: number } | undefined {
  const term = terms[at];
  const next = terms[at + 1];
  if (!term || used.has(at) || (next && next.type !== BREAK)) return undefined;
  return SIGNS.has(term.operator) || NO_MORE.has(term.key) ? { at } : undefined;
}

/** They bound a number where they stand alone behind it. */
const NO_MORE: ReadonlySet<string> = new Set([
  'no more',
  'not more',
  'nicht mehr',
  'mehr nicht',
  'und mehr nicht',
  'keinesfalls mehr',
  'pas plus',
  'pas davantage',
  'non di più',
  'non più',
  'niente di più',
  'no más',
  'não mais',
]);

/** Words that bound the number right behind them and otherwise say where: "the text below", "about love". */
export const PLACES: ReadonlySet<string> = new Set(
  'below under over above over past within about around beyond nearly past über unter sopra sotto sous'.split(
    ' ',
  ),
);

/** A bound behind a number belongs to it unless another number follows the bound. */
function mayFollow(terms: readonly Term[], at: number): boolean {
  for (let k = at + 1; k < at + 3; k++) {
    const term = terms[k];
    if (!term || term.type === BREAK) return true;
    if (term.type === NUMBER) return false;
  }
  return true;
}

const PLAIN_NOT = new Set(
  "not no none nor neither never don't dont nicht kein keine keinen nie ne pas jamais no ni nunca não nem mai non ningún ninguna ninguno nenhum nenhuma nessun nessuna nessuno aucun aucune".split(
    ' ',
  ),
);

/** "Do not write more than three": index of the negator, -1 for none. */
function negator(terms: readonly Term[], at: number, from: number): number {
  let content = 0;
  for (let k = at - 1; k >= from && k > at - 8; k--) {
    const term = terms[k];
    if (!term || term.type === BREAK) return -1;
    if (term.type === OPERATOR && (term.operator === NOT || term.operator === NEVER))
      return term.key.split(' ').some((word) => PLAIN_NOT.has(word)) ? k : -1;
    if (term.type === CONTENT && ++content > 3) return -1;
  }
  return -1;
}
