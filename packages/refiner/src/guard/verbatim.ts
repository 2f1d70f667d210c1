import { isJson, minifyJson } from '../spans/json.ts';
import { lex } from '../text/lex.ts';
import { stem } from '../text/stem.ts';
import { NEWLINE, SPAN, type Token, WORD } from '../text/token.ts';
import type { Fact, Reading } from './facts.ts';
import { Counts, lostMentions, Mentions } from './mentions.ts';

/** Searches of the whole refined text, which cost its length each, are limited to this many per comparison. */
const MOST_SEARCHES = 200;
/** In characters. */
const LONG_QUOTE = 25;

/**
 * Text that must survive to the letter, apart from whitespace: code, data, links, e-mails, paths, quotes, placeholders, tags. What stands
 * in several contexts must stand as often in the refined text.
 */
export function verbatimFacts(original: Reading, refined: Reading, refinedRaw: string): Fact[] {
  const known = { counts: new Counts(), contexts: new Set<string>() };
  addForms(known, refined.text, refined.tokens);
  const views = [known];
  if (refinedRaw !== refined.text) {
    views.push({ counts: new Counts(), contexts: new Set<string>() });
    addForms(views[1] ?? known, refinedRaw, lex(refinedRaw));
  }
  const mentions = new Mentions<{ fact: Fact; token: Token }>();
  for (const [at, token] of original.tokens.entries()) {
    if (token.kind !== SPAN || token.span === 'preserve') continue;
    const { start, end } = token;
    const fact = {
      kind: token.span ?? 'code',
      text: original.text.slice(start, end),
      start,
      end,
      survives: true,
    };
    mentions.add(fact.text, contextOf(original.tokens, at), { fact, token });
  }
  const searches = [...new Set([refined.text, refinedRaw])].map(searcher);
  const facts: Fact[] = [];
  for (const [slice, wanted] of mentions.entries()) {
    const token = [...wanted.values()][0]?.token;
    if (!token) continue;
    let have = 0;
    for (const form of forms(original.text, token))
      for (const view of views) have = Math.max(have, view.counts.of(form));
    // Unquoted, the few words of a short quotation may stand anywhere by chance.
    if (have < wanted.size && (token.span !== 'quote' || (have === 0 && slice.length > LONG_QUOTE)))
      for (const search of searches)
        have = Math.max(have, search(bare(slice, token), token.span === 'data', wanted.size));
    const lost = lostMentions(wanted, have, known.contexts);
    for (const mention of wanted.values()) facts.push({ ...mention.fact, survives: !lost.has(mention) });
  }
  return facts;
}

interface KnownForms {
  counts: Counts;
  contexts: Set<string>;
}

function addForms(known: KnownForms, text: string, tokens: readonly Token[]): void {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== SPAN) continue;
    for (const form of new Set(forms(text, token))) known.counts.add(form);
    known.contexts.add(contextOf(tokens, at));
  }
}

/** The words beside a protected text. */
function contextOf(tokens: readonly Token[], at: number): string {
  return `${wordBeside(tokens, at, -1)} ${wordBeside(tokens, at, 1)}`;
}

function wordBeside(tokens: readonly Token[], at: number, step: number): string {
  for (let i = at + step; i !== at + 4 * step; i += step) {
    const token = tokens[i];
    if (token === undefined || token.kind === NEWLINE) return '';
    if (token.kind === WORD) return stem(token.lower);
  }
  return '';
}

/** Counts how often a text stands anywhere in `all`, up to `most` times, for a limited number of questions. */
function searcher(all: string): (text: string, isData: boolean, most: number) => number {
  let left = MOST_SEARCHES;
  let haystack: string | undefined;
  let dense: string | undefined;
  return (text, isData, most) => {
    if (left-- <= 0) return 0;
    haystack ??= squeeze(all);
    const found = occurrences(haystack, squeeze(text), most);
    if (found > 0 || !isData) return found;
    dense ??= packed(haystack);
    return occurrences(dense, packed(squeeze(text)), most);
  };
}

function occurrences(haystack: string, needle: string, most: number): number {
  let count = 0;
  if (needle === '') return most;
  for (
    let at = haystack.indexOf(needle);
    at >= 0 && count < most;
    at = haystack.indexOf(needle, at + needle.length)
  )
    count++;
  return count;
}

/** What must match: quotations without their marks and final punctuation, in any case; the rest as it is. */
function bare(slice: string, token: Token): string {
  return token.span === 'quote'
    ? slice.replace(/^["'“”„«‘’「『]+\s*|[.,;!?]?\s*["'“”»‘’」』]+$/g, '')
    : slice;
}

const squeeze = (text: string): string =>
  text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** Data that is no valid JSON may still have lost its layout. */
const packed = (text: string): string => text.replaceAll(' ', '');

const JSON_FENCE = /^(?:```|~~~)json[^\n]*\n([\s\S]*?)\n?[ \t]*(?:```|~~~)$/i;

/** Equal forms of a protected text. JSON is compared by what it means. */
function forms(text: string, token: Token): string[] {
  const slice = text.slice(token.start, token.end);
  if (token.span === 'quote') return [squeeze(bare(slice, token)), slice];
  const json =
    token.span === 'data' ? slice : token.span === 'code' ? JSON_FENCE.exec(slice)?.[1] : undefined;
  if (json !== undefined && isJson(json)) return [minifyJson(json), canonical(json)];
  return [slice.replace(/\s+/g, ' ').trim()];
}

/** JSON with sorted keys, so that their order does not matter; empty where the nesting is too deep to sort. */
function canonical(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch {
    return json;
  }
}
