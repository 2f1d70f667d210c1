import type { Mutation, MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { carry, findAll } from '../prose.ts';
import type { Random } from '../random.ts';

/** Changes one letter or digit between `from` and `to`, or gives nothing where there is none. */
function changeOne(text: string, from: number, to: number, random: Random): Mutation[] {
  const places: number[] = [];
  for (let i = from; i < to; i++) if (/[A-Za-z0-9]/.test(text[i] ?? '')) places.push(i);
  if (places.length === 0) return [];
  const at = random.pick(places);
  const was = text[at] ?? '';
  const next = /\d/.test(was) ? String((Number(was) + 1) % 10) : was === 'q' ? 'k' : 'q';
  return [{ original: text, changed: replaceAt(text, at, at + 1, next) }];
}

/** `pattern` matches what may hold such a text; its group is the text itself. */
const changed = (name: string, pattern: RegExp, carried: readonly string[]): MutationKind => ({
  name,
  make: (text, random) => {
    const own = changeIn(text, pattern, random);
    if (own.length > 0 || random.next() > 0.3) return own;
    return changeIn(carry(text, random.pick(carried), random), pattern, random);
  },
});

function changeIn(text: string, pattern: RegExp, random: Random): Mutation[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    return changeOne(text, from, to, random);
  });
}

export const CODE_CHANGED = changed(
  'character of a code block changed',
  /^```\w*\n((?:(?!```)[\s\S])+)\n```[ \t]*$/dgm,
  [
    'Extend this:\n\n```python\ndef total(rows):\n    return sum(r.price for r in rows)\n```\n\nThen test it.',
  ],
);
export const INLINE_CODE_CHANGED = changed(
  'character of inline code changed',
  /```[\s\S]*?```|(?<!`)`([^`\n]+)`(?!`)/dg,
  ['Call `fetchRows(limit)` first.', 'The variable is `max_len`.'],
);
export const LINK_CHANGED = changed('link changed', /(https?:\/\/[\w./?=&#%-]+\w)/dg, [
  'The style guide is at https://docs.example.org/style/v2?lang=en for now.',
]);
export const EMAIL_CHANGED = changed('e-mail changed', /(?<![\w.])([\w.]+@[\w-]+\.\w+)/dg, [
  'Send the result to desk.two@example.org when done.',
]);
export const PATH_CHANGED = changed('path changed', /(?<=\s)((?:\.\/|src\/|\/etc\/)[\w/.-]+\w)/dg, [
  'Read src/app/main.ts before anything else.',
  'The settings are in /etc/app/site.conf on that machine.',
]);

// Not linear, but looks no more than 200 characters ahead.
const QUOTE = /(?<=^|[\s(:])(?:"[^"\n]{3,200}"|“[^”\n]{3,200}”)(?=[\s.,;:!?)]|$)/gm;

const quotesIn = (text: string): { at: number; end: number; text: string }[] =>
  /^\s*[{[]/.test(text)
    ? []
    : [...text.matchAll(QUOTE)].map((match) => ({
        at: match.index,
        end: match.index + match[0].length,
        text: match[0],
      }));

/** Changes one word of a quotation. Left out: texts that are JSON. */
export const QUOTE_CHANGED: MutationKind = {
  name: 'word of a quote changed',
  make: (text, random) =>
    quotesIn(text).flatMap(({ at, text: quote }) => {
      const words = [...quote.matchAll(/\p{L}+/gu)];
      if (words.length === 0) return [];
      const word = random.pick(words);
      const from = at + word.index;
      return [{ original: text, changed: replaceAt(text, from, from + word[0].length, 'lantern') }];
    }),
};

/**
 * Drops a quotation with its marks. Left out: texts that are JSON; quotations that stand elsewhere as well.
 */
export const QUOTE_DROPPED: MutationKind = {
  name: 'quote dropped',
  make: (text) =>
    quotesIn(text)
      .filter(({ text: quote }) => text.toLowerCase().split(quote.slice(1, -1).toLowerCase()).length === 2)
      .map(({ at, end }) => ({
        original: text,
        changed: replaceAt(text, at, end, '').replace(/ {2}/g, ' '),
      })),
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** JSON that is the whole text, stands in a fence, or (where there is none) one of ours. */
function jsonIn(text: string, random: Random): { text: string; at: number; json: string } | undefined {
  const whole = text.trim();
  if (isJson(whole)) return { text, at: text.indexOf(whole), json: whole };
  const fence = /(?<=^```json\n)[^`]+(?=\n```)/m.exec(text);
  if (fence && isJson(fence[0])) return { text, at: fence.index, json: fence[0] };
  if (random.next() > 0.3 || findAll(text, /[{[]/g).length > 0) return undefined;
  const json = '{\n  "limit": 20,\n  "fields": ["title", "price"],\n  "strict": true,\n  "note": "no tax"\n}';
  const carried = `${text.trimEnd()}\n\n${json}`;
  return { text: carried, at: carried.length - json.length, json };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/**
 * Changes a string, number or boolean of a JSON text, or the name of a member, and writes it with or without
 * layout.
 */
export const JSON_CHANGED: MutationKind = {
  name: 'JSON value or key changed',
  make: (text, random) => {
    const found = jsonIn(text, random);
    if (!found) return [];
    const value: Json = JSON.parse(found.json);
    const places: (() => void)[] = [];
    collect(value, places);
    if (places.length === 0) return [];
    random.pick(places)();
    const json = JSON.stringify(value, null, random.next() < 0.5 ? 2 : 0);
    const changedText = replaceAt(found.text, found.at, found.at + found.json.length, json);
    return [{ original: found.text, changed: changedText }];
  },
};

function collect(value: Json, places: (() => void)[]): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const set = (next: Json): void => {
      Object.assign(value, { [key]: next });
    };
    if (typeof inner === 'number') places.push(() => set(inner + 1));
    else if (typeof inner === 'boolean') places.push(() => set(!inner));
    else if (typeof inner === 'string' && inner !== '')
      places.push(() => set(inner.replace(/\w+/, 'lantern')));
    else collect(inner, places);
    if (!Array.isArray(value))
      places.push(() => {
        Object.assign(value, { [`${key}2`]: inner });
        Reflect.deleteProperty(value, key);
      });
  }
}
