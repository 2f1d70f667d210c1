import type { Reading } from '../read/reading.ts';
import { areAlike, wordsFor } from '../read/sign-tables.ts';
import { isLightKey } from '../read/tongue.ts';
import type { Sign } from '../read/written-signs.ts';
import { addition, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

/**
 * Signs that are gone, that became another one, or that are new: "a == b" that became "a != b", "C++" that
 * became "C".
 */
export function changedSigns(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  if (original.signs.length + rewritten.signs.length === 0) return [];
  const there = bySentence(rewritten);
  const found: Finding[] = [];
  const known = new Set<Sign>();
  for (const [s, signs] of bySentence(original)) {
    if (matches.same[s]) continue;
    const homes = homesOf(pair, s);
    const free = new Set(homes.flatMap((home) => there.get(home) ?? []));
    for (const sign of signs.filter((each) => !isInPlace(each, free))) {
      const finding = whatWent(pair, sign, homes, free);
      if (finding) found.push(finding);
    }
    for (const home of homes) for (const sign of there.get(home) ?? []) if (!free.has(sign)) known.add(sign);
  }
  return [...found, ...newSigns(pair, known)];
}

function bySentence({ signs }: Reading): Map<number, Sign[]> {
  const found = new Map<number, Sign[]>();
  for (const sign of signs) {
    const list = found.get(sign.statement);
    if (list) list.push(sign);
    else found.set(sign.statement, [sign]);
  }
  return found;
}

/** So many terms of a statement are followed to where they went. */
const MOST_TERMS = 120;

/** Indices of the statements of the rewritten text that words of a statement went to. */
function homesOf({ original, rewritten, matches }: Pair, s: number): number[] {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const homes = new Set<number>();
  const home = matches.home[s] ?? -1;
  if (home >= 0) homes.add(home);
  for (let i = from; i < Math.min(to, from + MOST_TERMS); i++) {
    const place = matches.ofOriginal[i] ?? -1;
    if (place >= 0 && matches.ofRewritten[place] === i) homes.add(rewritten.statementOf[place] ?? -1);
  }
  return [...homes].slice(0, MOST_HOMES);
}

const MOST_HOMES = 6;

const sharesFrame = (a: Sign, b: Sign): boolean => a.before === b.before && a.behind === b.behind;

/** Whether a sign stands between the same words as before; it is no longer free. */
function isInPlace(sign: Sign, free: Set<Sign>): boolean {
  const same = [...free].find((other) => areAlike(other.key, sign.key) && sharesFrame(sign, other));
  return same !== undefined && free.delete(same);
}

/** What became of a sign; those of the rewritten text that say it are no longer free. */
function whatWent(pair: Pair, sign: Sign, homes: readonly number[], free: Set<Sign>): Finding | undefined {
  const others = [...free];
  const instead = others.find((other) => sharesFrame(sign, other));
  if (instead && !(sign.opens && !instead.opens)) {
    free.delete(instead);
    return missed(pair, sign, `it became ${quoted(pair.rewritten, instead)}`, 'lost');
  }
  const moved = others.find(({ key }) => areAlike(key, sign.key));
  if (moved) {
    free.delete(moved);
    return undefined;
  }
  const own = sentence(pair.original, sign.statement);
  const now = homes.map((home) => sentence(pair.rewritten, home)).join('\n');
  if (isSaid(sign, own, now) || !staysAround(pair, sign, now)) return undefined;
  return missed(pair, sign, 'the sign is gone', 'doubtful');
}

/** The word that a sign belongs to, with the sign. */
function missed({ original }: Pair, sign: Sign, reason: string, verdict: Finding['verdict']): Finding {
  const { start, end } = sign;
  return lostOrDoubtful('sign', verdict, start, end, `${quoted(original, { start, end })}: ${reason}`);
}

/** A sentence is searched so far, in UTF-16 units. */
const LONGEST = 2000;

function sentence({ text, statements }: Reading, s: number): string {
  const { start = 0, end = 0 } = statements[s] ?? {};
  return text.slice(start, Math.min(end, start + LONGEST)).toLowerCase();
}

/** Whether words say a sign that one sentence has and the other has not. */
function isSaid({ key, opens, before, behind }: Sign, own: string, other: string): boolean {
  const words = wordsFor(key, opens);
  if (opens && words.test(other)) return true;
  words.lastIndex = 0;
  const figure = LOWERED.test(key) ? (before + key + behind).normalize('NFKC') : '';
  if (figure !== '' && other.normalize('NFKC').includes(figure)) return true;
  const [were, are] = [own.replaceAll(key, ' '), other].map((text) => text.match(words) ?? []);
  return [true, false].some((isWord) => countOf(are, isWord) > countOf(were, isWord));
}

const LOWERED = /[\u2080-\u209c]/;

/** Words and punctuation are counted apart: a comma that went does not undo an "and" that came. */
const countOf = (found: readonly string[] = [], isWord: boolean): number =>
  found.filter((each) => /\p{L}/u.test(each) === isWord).length;

/** Where the words around a sign are gone too, they are what is missed. */
const staysAround = ({ original }: Pair, { before, behind }: Sign, other: string): boolean =>
  [before, behind].every(
    (word) => word.length < SHORT || isLightKey(original.language, word) || other.includes(word),
  );

/** Names of so few letters are looked for by no other check. */
const SHORT = 3;

/** Signs that nobody writes for a word. */
const STRICT = new Set('== != === !== ± ≠ && || ++'.split(' '));
/** At a word they make another name of it. */
const NAMING = new Set('+ - -- # @ * ** !'.split(' '));

function newSigns(pair: Pair, known: ReadonlySet<Sign>): Finding[] {
  const { original, rewritten, matches } = pair;
  const open = rewritten.signs.filter(
    (sign) =>
      !known.has(sign) && !sign.opens && ((sign.isGlued && NAMING.has(sign.key)) || STRICT.has(sign.key)),
  );
  if (open.length === 0) return [];
  const origins = originsOf(matches.home);
  return open.flatMap((sign) => {
    const from = origins.get(sign.statement) ?? [];
    if (from.length === 0 || from.some((s) => matches.same[s])) return [];
    const own = sentence(rewritten, sign.statement);
    const was = from.map((s) => sentence(original, s)).join('\n');
    const isOld = original.signs.some(
      ({ statement, key }) => from.includes(statement) && areAlike(key, sign.key),
    );
    if (isOld || isSaid(sign, own, was) || !staysAround(pair, sign, was)) return [];
    return [addition('sign', sign.start, sign.end, `${quoted(rewritten, sign)} is new here`)];
  });
}

/** Statements of the original by what they became, the first ones. */
function originsOf(home: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [s, at] of home.entries()) {
    const list = found.get(at) ?? [];
    if (list.length < MOST_HOMES) list.push(s);
    found.set(at, list);
  }
  return found;
}
