import type { Reading } from '../read/reading.ts';
import { SPAN, type Term } from '../read/term.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';

const MARKS = new Set('"\'“”„‘’«»「」『』`');
const SPACE = /\s+/g;
/** So many texts that have no equal are looked for inside the other text; each look reads all of it. */
const MOST_SEARCHES = 100;

/** Looks for texts inside of another, in small letters and with single spaces. */
class Haystack {
  private readonly text: string;
  private plain: string | undefined;
  private searches = 0;

  constructor(text: string) {
    this.text = text;
  }

  has(words: string, exactly: boolean): boolean {
    if (++this.searches > MOST_SEARCHES) return false;
    if (exactly) return this.text.includes(words);
    this.plain ??= flat(this.text);
    return this.plain.includes(flat(words));
  }
}

const flat = (text: string): string => text.toLowerCase().replace(SPACE, ' ');

/** A protected text without its quotation marks and the punctuation behind them. */
function wordsOf(text: string, { start, end }: Term): string {
  let from = start;
  let to = end;
  while (from < to && MARKS.has(text[from] ?? '')) from++;
  while (to > from && MARKS.has(text[to - 1] ?? '')) to--;
  if (to > from && '.,;!?'.includes(text[to - 1] ?? ' ')) to--;
  return text.slice(from, to);
}

/**
 * Code, links, quotations, placeholders and the like that do not stand in the rewritten text to the letter.
 */
export function changedSpans({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const result = new Haystack(rewritten.text);
  let said: Set<string> | undefined;
  let known: Set<string> | undefined;
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== SPAN) continue;
    const kind = term.span ?? 'code';
    if (isFound(matches.ofOriginal, i)) {
      if (kind === 'tag' && matches.ofRewritten[matches.ofOriginal[i] ?? -1] !== i)
        found.push(lostOrDoubtful('tag', 'doubtful', term.start, term.end, 'there are fewer of them'));
      continue;
    }
    if (kind === 'data') {
      said ??= dataOf(rewritten);
      if (said.has(canonical(original.text, term))) continue;
    }
    if (result.has(wordsOf(original.text, term), kind !== 'quote')) continue;
    const verdict = kind === 'quote' || kind === 'tag' ? 'doubtful' : 'lost';
    found.push(
      lostOrDoubtful(kind, verdict, term.start, term.end, 'the result does not have it letter for letter'),
    );
  }
  const source = new Haystack(original.text);
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    // Tags and headings that sort a text ask for nothing.
    if (term?.type !== SPAN || term.span === 'tag' || isFound(matches.ofRewritten, i)) continue;
    if (term.span === 'data') {
      known ??= dataOf(original);
      if (known.has(canonical(rewritten.text, term)) || isShown(rewritten.text, term, source)) continue;
    }
    if (!source.has(wordsOf(rewritten.text, term), false))
      found.push(addition(term.span ?? 'code', term.start, term.end, 'the original does not have it'));
  }
  return found;
}

const STRINGS = /"([^"\n]{1,80})"/g;

/**
 * A sample of data of which the original names every string: the keys of an object; an empty list where it
 * says "empty".
 */
function isShown(text: string, { start, end }: Term, source: Haystack): boolean {
  const strings = [...text.slice(start, Math.min(end, start + SAMPLE)).matchAll(STRINGS)].map(
    ([, string = '']) => string,
  );
  if (strings.length === 0) return end - start === EMPTY && source.has('empty', false);
  return end - start <= SAMPLE && strings.every((string) => source.has(string, true));
}

/** Longer ones are data, no samples, in UTF-16 units. */
const SAMPLE = 400;
/** Length of "[]" and "{}". */
const EMPTY = 2;

/** JSON by what it means: members in any order. The text itself where it is none. */
function canonical(text: string, { start, end }: Term): string {
  const written = text.slice(start, end);
  try {
    return JSON.stringify(sorted(JSON.parse(written)));
  } catch {
    return written;
  }
}

/** Data nested deeper counts to the letter. */
const DEEPEST = 100;

function sorted(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError('too deep');
  if (Array.isArray(value)) return value.map((each) => sorted(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each, depth + 1)]);
}

function dataOf({ text, terms }: Reading): Set<string> {
  return new Set(terms.filter(({ span }) => span === 'data').map((term) => canonical(text, term)));
}
