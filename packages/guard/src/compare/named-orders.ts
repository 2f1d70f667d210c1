import { JOINTS, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { BREAK, CONTENT, NUMBER, SPAN } from '../read/term.ts';
import type { Place } from '../types.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** A statement says so of what it lists. */
const NAMED = new RegExp(
  [
    String.raw`\bin (?:exactly |precisely )?(?:this|that|the following|the given|the same)(?: exact| very)? (?:order|sequence)\b`,
    String.raw`\b(?:in (?:genau )?(?:dieser|folgender|der folgenden)|die folgende) Reihenfolge\b`,
    String.raw`\bdans (?:cet ordre|l['’]ordre suivant)`,
    String.raw`\ben (?:este(?: mismo)?|el siguiente) orden\b`,
    String.raw`\bn(?:esta|a seguinte) ordem\b`,
    String.raw`\b(?:in quest['’]|nel seguente |in questo )ordine\b`,
    '按(?:照)?(?:以下|下列|如下|这个|此)(?:的)?(?:顺序|次序)',
    '(?:この|次の|以下の)(?:順番|順序|順)',
  ].join('|'),
  'i',
);

/**
 * Members of a list whose order is named, "in this order: lights, signals, buoys", and that stand in another
 * one.
 */
export function brokenOrders(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  for (const [s, statement] of original.statements.entries()) {
    const { start, end, from, to } = statement;
    if (pair.matches.same[s] && !original.statements[s + 1]?.item) continue;
    const named = NAMED.exec(original.text.slice(start, end));
    if (!named) continue;
    const behind = start + named.index + named[0].length;
    const own = membersIn(original, from, to).filter((member) => startOf(original, member) >= behind);
    const broken =
      own.length > 1 || statement.item ? firstFall(pair, own) : firstFall(pair, itemsBehind(original, s));
    if (broken) found.push(broken);
  }
  return found;
}

/** Indices of terms, `to` exclusive. */
type Member = Pick<Statement, 'from' | 'to'>;

const startOf = ({ terms }: Reading, { from }: Member): number => terms[from]?.start ?? 0;

/** Parts of a statement between commas, "and" and "or". */
function membersIn({ terms }: Reading, from: number, to: number): Member[] {
  const found: Member[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const term = terms[i];
    if (i < to && term && term.type !== BREAK && !JOINTS.has(term.operator)) continue;
    if (i > start) found.push({ from: start, to: i });
    start = i + 1;
  }
  return found;
}

function itemsBehind({ statements }: Reading, s: number): Member[] {
  const found: Member[] = [];
  for (let i = s + 1, item = statements[i]; item?.item; item = statements[++i]) found.push(item);
  return found;
}

/** The first two members of which the second stands in front of the first in the rewritten text. */
function firstFall({ original, matches }: Pair, members: readonly Member[]): Finding | undefined {
  let before: { member: Member; place: number } | undefined;
  for (const member of members) {
    const place = placeOf(original, matches.ofOriginal, member);
    if (place < 0) continue;
    if (before && place < before.place) {
      const end = original.terms[member.to - 1]?.end ?? 0;
      return lostOrDoubtful(
        'order',
        'doubtful',
        startOf(original, before.member),
        end,
        'these changed places',
      );
    }
    before = { member, place };
  }
  return undefined;
}

/** Where the first word of a member that is found again stands, -1 for none. */
function placeOf({ terms }: Reading, places: Int32Array, { from, to }: Member): number {
  for (let i = from; i < to; i++) {
    const { type = BREAK } = terms[i] ?? {};
    const place = places[i] ?? -1;
    if (place >= 0 && (type === CONTENT || type === NUMBER || type === SPAN)) return place;
  }
  return -1;
}

const ORDERS = operatorSet('!first !then !last !next !before !after');
const SEQUENCE = /(?<!\p{L})(?:order|sequence|top to bottom|Reihenfolge|ordre|orden|ordem|ordine)(?!\p{L})/iu;

/**
 * Whether a word of the rewritten text only says that what follows is ordered, where the original orders its
 * steps: "in this order" of "begin with …, next comes …".
 */
export function namesKnownOrder({ original, rewritten }: Pair, { start, end }: Place): boolean {
  const said = rewritten.text.slice(Math.max(0, start - AROUND), end);
  if (!SEQUENCE.test(rewritten.text.slice(start, end)) || !(NAMED.test(said) || DOWN.test(said)))
    return false;
  return hasSequence(original);
}

const SEQUENCES = new WeakMap<Reading, boolean>();

/** Whether a text orders steps somewhere. */
function hasSequence(reading: Reading): boolean {
  const known = SEQUENCES.get(reading);
  if (known !== undefined) return known;
  const found = reading.terms.filter(({ operator }) => ORDERS.has(operator)).length >= FEWEST;
  SEQUENCES.set(reading, found);
  return found;
}

const DOWN = /top to bottom|dans (?:cet|l['’])? ?ordre/i;
/** So much in front of "order" belongs to it, in UTF-16 units. */
const AROUND = 20;
/** So many words that order make a sequence. */
const FEWEST = 2;
