import type { Range } from '@refinery/text/range.ts';
import { rangesIn, spansIn, type Units } from './units.ts';

/** Signs that hardly any prompt has. */
const SIGNS = ['§', '¤', '¦', '‡', '◊', '⌑', '※', '⁂'];
/** A shorter text costs no more than its mark. In UTF-16 code units. */
const LONG = 28;
const MARKED_SPANS = new Set([
  'code',
  'data',
  'link',
  'email',
  'path',
  'placeholder',
  'preserve',
  'given text',
]);

/** What a mark has behind its sign. */
const LETTERS = /^[a-z]*/;

/**
 * Short marks in the place of what stays to the letter: long code, links and the like, and what was handed
 * over.
 */
export interface Marks {
  /** What every mark begins with. */
  sign: string;
  /** The part of the text with marks in it. */
  masked(range: Range): string;
  /** The marks of a part, each once. */
  of(range: Range): ReadonlySet<string>;
  /** Words with marks in the place of the texts that they stand for. */
  remasked(words: string): string;
  /** A writer's words with the texts that their marks stand for; undefined where a mark is none. */
  unmasked(words: string): string | undefined;
}

/** Makes the marks of a text. Equal texts share one. */
export function marksOf({ text, tokens, material, units }: Units): Marks {
  const sign = SIGNS.find((each) => !text.includes(each)) ?? '';
  const names = new Map<string, string>();
  const places: (Range & { mark: string })[] = [];
  for (const { start, end } of units)
    for (const place of literalsIn({ tokens, material }, start, end)) {
      const literal = text.slice(place.start, place.end);
      const mark = names.get(literal) ?? `${sign}${letters(names.size)}`;
      names.set(literal, mark);
      places.push({ start: place.start, end: place.end, mark });
    }
  const literals = new Map([...names].map(([literal, mark]) => [mark, literal]));
  const marked = sign === '' ? [] : places;
  return {
    sign,
    masked({ start, end }) {
      let at = start;
      let said = '';
      for (const place of rangesIn(marked, start, end)) {
        said += `${text.slice(at, place.start)}${place.mark}`;
        at = place.end;
      }
      return said + text.slice(at, end);
    },
    remasked: (words) =>
      marked.length === 0
        ? words
        : [...names].reduce((said, [literal, mark]) => said.replaceAll(literal, () => mark), words),
    of: ({ start, end }) => new Set(rangesIn(marked, start, end).map(({ mark }) => mark)),
    unmasked(words) {
      if (sign === '') return words;
      const [first = '', ...others] = words.split(sign);
      let said = first;
      for (const part of others) {
        const name = LETTERS.exec(part)?.[0] ?? '';
        const literal = literals.get(`${sign}${name}`);
        if (literal === undefined) return undefined;
        said += literal + part.slice(name.length);
      }
      return said;
    },
  };
}

/** What of a part stays to the letter and is long, or was handed over. */
function literalsIn(
  { tokens, material }: Pick<Units, 'tokens' | 'material'>,
  start: number,
  end: number,
): Range[] {
  const given = rangesIn(material, start, end).map((range) => ({
    start: Math.max(start, range.start),
    end: Math.min(end, range.end),
  }));
  const spans = spansIn(tokens, start, end).filter(
    (token) =>
      token.end - token.start >= LONG &&
      MARKED_SPANS.has(token.span ?? '') &&
      !given.some((range) => range.start < token.end && token.start < range.end),
  );
  return [...given, ...spans].sort((a, b) => a.start - b.start);
}

const ALPHABET = 26;

/** a, b, … z, aa, ab, … */
const letters = (index: number): string =>
  (index >= ALPHABET ? letters(Math.floor(index / ALPHABET) - 1) : '') +
  String.fromCharCode('a'.charCodeAt(0) + (index % ALPHABET));
