import { JOINTS } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, NUMBER, WEAK } from '../read/term.ts';
import { countedKey } from '../read/use-index.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import type { Matches } from './match.ts';
import { isName, tells } from './technical-names.ts';

/** Longer parts are no items of a list, in terms. */
const LONGEST = 16;

/**
 * Numbers of the same kind, and technical names, that changed hands: "title 10 words, body 50 words" and
 * "title 50 words, body 10 words", "`lint` runs eslint, `test` runs vitest". One stands with a word of the
 * part of another one, and that other one with a word of its own.
 */
export function exchangedNumbers({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const numbers = keptValues(original, matches);
  if (numbers.length < 2) return found;
  const parts = new Parts(original);
  const newParts = new Parts(rewritten);
  const moved = new Map<string, { at: number; kind: string; part: Part }>();
  for (const i of numbers) {
    const term = original.terms[i];
    const place = matches.ofOriginal[i] ?? -1;
    if (!term) continue;
    const part = newParts.at(place);
    if (!part || part.to - part.from > LONGEST || !parts.at(i)) continue;
    const own = parts.numberOf(i);
    for (let k = part.from; k < part.to; k++) {
      const origin = matches.ofRewritten[k] ?? -1;
      if (!tells(rewritten, k) || origin < 0 || matches.ofOriginal[origin] !== k) continue;
      const other = parts.numberOf(origin);
      if (other === own) continue;
      const kind = kindOf(original, i);
      const back = moved.get(`${other} ${own}`);
      if (
        back &&
        back.at !== i &&
        back.part !== part &&
        (back.kind === kind || back.kind === '' || kind === '')
      )
        found.push(
          lostOrDoubtful('exchange', 'doubtful', term.start, term.end, 'it now belongs to other words'),
        );
      moved.set(`${own} ${other}`, { at: i, kind, part });
    }
  }
  return found;
}

/** Numbers that count, and technical names, that are paired with one of their own. */
function keptValues(reading: Reading, { ofOriginal, ofRewritten }: Matches): number[] {
  const found: number[] = [];
  for (let i = 0; i < reading.terms.length; i++) {
    const place = ofOriginal[i] ?? -1;
    if (place >= 0 && ofRewritten[place] === i && isValue(reading, i)) found.push(i);
  }
  return found;
}

/** Whether a term is a number that counts or a technical name. */
const isValue = (reading: Reading, at: number): boolean => {
  const term = reading.terms[at];
  return (term?.type === NUMBER && !(term.flags & WEAK)) || isName(reading, at);
};

/** What a number counts: its unit or the word behind it; empty where nothing says it. */
const kindOf = (reading: Reading, at: number): string =>
  isName(reading, at) ? 'name' : countedAt(reading, at);

const countedAt = (reading: Reading, at: number): string =>
  reading.terms[at]?.unit ||
  (reading.terms[at + 1]?.type === CONTENT && reading.statementOf[at + 1] === reading.statementOf[at])
    ? countedKey(reading, at)
    : '';

interface Part {
  from: number;
  to: number;
}

/** The parts of a text between commas, stronger signs, "and" and "or"; a label stands with its value. */
class Parts {
  private readonly parts: Part[] = [];
  private readonly of: Int32Array;

  constructor({ terms, statementOf }: Reading) {
    this.of = new Int32Array(terms.length).fill(-1);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      if (!term || (term.type === BREAK && term.key !== ':') || JOINTS.has(term.operator)) continue;
      const last = this.parts.at(-1);
      if (last?.to === i && statementOf[i] === statementOf[i - 1]) last.to++;
      else this.parts.push({ from: i, to: i + 1 });
      this.of[i] = this.parts.length - 1;
    }
  }

  /** Number of the part of a term. */
  numberOf(at: number): number {
    return this.of[at] ?? -1;
  }

  /** The part of a term. */
  at(at: number): Part | undefined {
    return this.parts[this.numberOf(at)];
  }
}
