import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { isWord } from './asks.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** What stands behind a label, "Include: …", or on one side of "but". */
interface Side {
  /** What it begins with, in small letters. */
  opening: string;
  /** Terms behind that; `to` exclusive. */
  from: number;
  to: number;
}

/**
 * Words that went from one side to the other: "Show: name, city. Hide: phone" that became "Show: name. Hide:
 * city, phone".
 */
export function changedSides({ original, rewritten, matches }: Pair): Finding[] {
  const own = sidesOf(original);
  const others = own.length > 1 ? byOpening(sidesOf(rewritten)) : new Map<string, Side>();
  const found: Finding[] = [];
  const known = own.filter(({ opening }) => others.has(opening));
  const homes = new Set(known.map(({ opening }) => others.get(opening)));
  if (homes.size < 2) return found;
  for (const { opening, from, to } of known) {
    const home = others.get(opening);
    if (!home) continue;
    for (let i = from; i < to; i++) {
      const place = matches.ofOriginal[i] ?? -1;
      const term = original.terms[i];
      if (!term || !isWord(term) || matches.ofRewritten[place] !== i) continue;
      const foreign = [...homes].find(
        (side) => side && side !== home && place >= side.from && place < side.to,
      );
      if (!foreign || holds(rewritten, home, term.key)) continue;
      const reason = `it now stands behind "${foreign.opening}"`;
      found.push(doubtOf('place', term, reason));
    }
  }
  return found;
}

const holds = ({ terms }: Reading, { from, to }: Side, key: string): boolean =>
  terms.slice(from, to).some((term) => term.key === key);

/** Sides by what they begin with; those of which several begin alike tell nothing. */
function byOpening(sides: readonly Side[]): Map<string, Side> {
  const groups = Map.groupBy(sides, ({ opening }) => opening);
  const alone = [...groups].flatMap(([opening, [side, ...more]]) =>
    side && more.length === 0 ? [[opening, side] as const] : [],
  );
  return new Map(alone);
}

/** More sides than a list of fields has are not compared. */
const MOST_SIDES = 40;

function sidesOf(reading: Reading): Side[] {
  const found: Side[] = [];
  for (const statement of reading.statements) {
    found.push(...(labelled(reading, statement) ?? aroundBut(reading, statement)));
    if (found.length > MOST_SIDES) return [];
  }
  return found;
}

/** In terms. */
const LONGEST_LABEL = 5;

function labelled(reading: Reading, { from, to }: Statement): Side[] | undefined {
  const colon = reading.terms
    .slice(from, Math.min(to, from + LONGEST_LABEL))
    .findIndex(({ key }) => key === ':');
  if (colon < 1 || from + colon + 2 >= to) return undefined;
  const [first, last] = [reading.terms[from], reading.terms[from + colon - 1]];
  return [{ opening: textOf(reading, first?.start, last?.end), from: from + colon + 1, to }];
}

const BUT = /[,;]? (?:but|aber|sondern|mais|pero|sino|ma|mas) |，?但是?/;

function aroundBut(reading: Reading, { from, to, start, end }: Statement): Side[] {
  const sign = BUT.exec(reading.text.slice(start, end));
  if (!sign) return [];
  const behind = start + sign.index + sign[0].length;
  const at = reading.terms.slice(from, to).findIndex((term) => term.start >= behind);
  const last = reading.terms.slice(from, to).findIndex((term) => term.end > start + sign.index);
  if (last < 2 || from + at + 2 >= to) return [];
  return [sideOf(reading, from, from + last), sideOf(reading, from + at, to)];
}

function sideOf(reading: Reading, from: number, to: number): Side {
  const { start, end } = reading.terms[from] ?? {};
  return { opening: textOf(reading, start, end), from: from + 1, to };
}

const textOf = ({ text }: Reading, start = 0, end = 0): string => text.slice(start, end).toLowerCase();
