import { indexOfText } from '@refinery/text/index-of-text.ts';
import { isJson, minifyJson } from '@refinery/text/spans/json.ts';
import type { Group } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import type { Reading, Statement } from './statements.ts';
import { type Item, PROTECTED } from './stream.ts';

/** Searches of a whole text, which cost its length each, are limited to this many per comparison … */
const MOST_SEARCHES = 200;
/** … and to so many UTF-16 units: fewer in texts over 20,000. */
const MOST_SEARCHED = 4_000_000;
/** In characters. Unquoted, the few words of a short quotation may stand anywhere by chance. */
const LONG_QUOTE = 25;
const MOST_MENTIONS = 1000;

/** Texts that must survive to the letter, apart from whitespace: code, data, links, e-mails, paths, quotes, placeholders, tags. */
export function lostVerbatim(comparison: Comparison, group: Group, moved: () => Moved): Lost[] {
  const { original, refined } = comparison;
  const own = spansIn(original, group.own);
  if (own.length === 0) return [];
  const other = spansIn(refined, group.other);
  const have = new Map<string, number>();
  for (const { key } of other) have.set(key, (have.get(key) ?? 0) + 1);
  const gone: Item[] = [];
  for (const item of own) {
    const left = have.get(item.key) ?? 0;
    if (left > 0) have.set(item.key, left - 1);
    else gone.push(item);
  }
  if (gone.length === 0) return [];
  const unclaimed = new Unclaimed(
    refined.text,
    other.filter(({ key }) => (have.get(key) ?? 0) > 0),
  );
  const isOneToOne = group.own.length === 1 && group.other.length === 1;
  return gone.flatMap((item) => {
    const text = original.text.slice(item.start, item.end);
    if (unclaimed.claim(item, text)) return [];
    const isReplaced = isOneToOne && unclaimed.hasKind(item);
    if (!isReplaced && moved().has(item, text)) return [];
    return [lostAt(item.span ?? 'code', original.text, item.start, item.end)];
  });
}

/** Spans of the refined text that no span of the original is known to have become, by kind and by the data they hold. */
class Unclaimed {
  private readonly left = new Map<string, number>();

  constructor(text: string, items: readonly Item[]) {
    for (const item of items) {
      this.add(kindOf(item), 1);
      const value = dataOf(text.slice(item.start, item.end));
      if (value !== undefined) this.add(`${kindOf(item)} ${value}`, 1);
    }
  }

  hasKind(item: Item): boolean {
    return (this.left.get(kindOf(item)) ?? 0) > 0;
  }

  /** Takes one that holds the same data; false where there is none. */
  claim(item: Item, text: string): boolean {
    const value = this.hasKind(item) ? dataOf(text) : undefined;
    const key = `${kindOf(item)} ${value}`;
    if (value === undefined || (this.left.get(key) ?? 0) <= 0) return false;
    this.add(key, -1);
    this.add(kindOf(item), -1);
    return true;
  }

  private add(key: string, count: number): void {
    this.left.set(key, (this.left.get(key) ?? 0) + count);
  }
}

const kindOf = ({ span }: Item): string => String(span);

function spansIn({ stream }: Reading, statements: readonly Statement[]): Item[] {
  const found: Item[] = [];
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = stream[i];
      if (item?.type === PROTECTED && item.span !== 'preserve') found.push(item);
    }
  return found;
}

/** Protected texts that moved to another place of the refined text, or stand there as other than a span of their own. */
export class Moved {
  private readonly spare = new Map<string, number>();
  private readonly searches: Search[];
  private readonly searchOwn: Search;
  private readonly comparison: Comparison;
  /** How often each JSON value that only the refined text writes so stands there, by what it means. */
  private values: Map<string, number> | undefined;

  constructor(comparison: Comparison) {
    const { original, refined, refinedRaw } = comparison;
    this.comparison = comparison;
    for (const { key } of spansIn(original, original.statements)) {
      this.spare.set(key, (this.spare.get(key) ?? 0) - 1);
    }
    for (const { key } of spansIn(refined, refined.statements))
      this.spare.set(key, (this.spare.get(key) ?? 0) + 1);
    this.searches = [...new Set([refined.text, refinedRaw])].map(searcher);
    this.searchOwn = searcher(original.text);
  }

  has(item: Item, text: string): boolean {
    if ((this.spare.get(item.key) ?? 0) >= 0) return true;
    if (item.span === 'data' && this.hasValue(text)) return true;
    const forms = item.span === 'quote' ? [text, ...(text.length > LONG_QUOTE ? [bare(text)] : [])] : [text];
    return forms.some((form) => {
      const isData = item.span === 'data';
      const wanted = Math.max(1, this.searchOwn(form, isData, MOST_MENTIONS));
      return this.searches.some((search) => search(form, isData, wanted) >= wanted);
    });
  }

  /** True where an equal JSON value is left for this one ("1.0" and 1 are). */
  private hasValue(text: string): boolean {
    if (!isJson(text)) return false;
    this.values ??= newValues(this.comparison);
    const value = canonical(text);
    const left = this.values.get(value) ?? 0;
    this.values.set(value, left - 1);
    return left > 0;
  }
}

function newValues({ original, refined }: Comparison): Map<string, number> {
  const known = new Set(spansIn(original, original.statements).map(({ key }) => key));
  const values = new Map<string, number>();
  for (const { span, key, start, end } of spansIn(refined, refined.statements)) {
    const text = span === 'data' && !known.has(key) ? refined.text.slice(start, end) : '';
    if (text === '' || !isJson(text)) continue;
    const value = canonical(text);
    values.set(value, (values.get(value) ?? 0) + 1);
  }
  return values;
}

type Search = (text: string, isData: boolean, most: number) => number;

/** Counts how often a text stands anywhere in `all`, up to `most` times, for a limited number of questions. */
function searcher(all: string): Search {
  let left = Math.min(MOST_SEARCHES, MOST_SEARCHED / all.length);
  let haystack: string | undefined;
  let dense: string | undefined;
  const known = new Map<string, number>();
  const search: Search = (text, isData, most) => {
    haystack ??= squeeze(all);
    const found = occurrences(haystack, squeeze(text), most);
    if (found > 0 || !isData) return found;
    dense ??= packed(haystack);
    return occurrences(dense, packed(squeeze(text)), most);
  };
  return (text, isData, most) => {
    if (left-- <= 0) return 0;
    const question = `${most} ${isData} ${text}`;
    const count = known.get(question) ?? search(text, isData, most);
    known.set(question, count);
    return count;
  };
}

function occurrences(haystack: string, needle: string, most: number): number {
  let count = 0;
  if (needle === '') return most;
  for (
    let at = indexOfText(haystack, needle);
    at >= 0 && count < most;
    at = indexOfText(haystack, needle, at + needle.length)
  )
    count++;
  return count;
}

const OPENING = /^["'“”„«‘’「『]+\s*/;
const CLOSING = /(?<!["'“”»‘’」』])["'“”»‘’」』]+$/;

/** Without the marks around it, and without the one that ends a sentence inside them. */
function bare(quote: string): string {
  const opened = quote.replace(OPENING, '');
  const words = opened.replace(CLOSING, '');
  return words === opened ? opened : words.trimEnd().replace(/[.,;!?]$/, '');
}

const squeeze = (text: string): string =>
  text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();

/** Data that is no valid JSON may still have lost its layout. */
const packed = (text: string): string => text.replaceAll(' ', '');

const JSON_FENCE = /^(?:```|~~~)json[^\n]*\n/i;

/** What stands in a fence of JSON, with whitespace around it; a text without one as it is. */
function withoutFence(text: string): string {
  const opening = JSON_FENCE.exec(text)?.[0].length ?? text.length;
  const closing = text.length - 3;
  return opening <= closing && /^(?:```|~~~)$/.test(text.slice(closing))
    ? text.slice(opening, closing)
    : text;
}

/** JSON is compared by what it means: neither layout nor the order of members matters. Undefined for what is none. */
function dataOf(text: string): string | undefined {
  const json = withoutFence(text);
  return /^\s*[{[]/.test(json) && isJson(json) ? canonical(json) : undefined;
}

/** JSON with sorted keys, so that their order does not matter; as it stands, but for layout, where the nesting is too deep to sort. */
function canonical(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch {
    return minifyJson(json);
  }
}
