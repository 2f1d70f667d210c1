import { isJson, minifyJson } from '../spans/json.ts';
import { lex } from '../text/lex.ts';
import { SPAN, type Token } from '../text/token.ts';
import type { Fact, Reading } from './facts.ts';

/** Searches of the whole refined text, which cost its length each, are limited to this many per comparison. */
const MOST_SEARCHES = 200;

/** Text that must survive to the letter, apart from whitespace: code, data, links, e-mails, paths, quotes, placeholders, tags. */
export function verbatimFacts(original: Reading, refined: Reading, refinedRaw: string): Fact[] {
  const known = new Set<string>();
  addForms(known, refined.text, refined.tokens);
  if (refinedRaw !== refined.text) addForms(known, refinedRaw, lex(refinedRaw));
  let searches = MOST_SEARCHES;
  let haystack: string | undefined;
  const seen = new Map<string, boolean>();
  const facts: Fact[] = [];
  for (const token of original.tokens) {
    if (token.kind !== SPAN || token.span === 'preserve') continue;
    const slice = original.text.slice(token.start, token.end);
    if (seen.has(slice)) continue;
    let survives = forms(original.text, token).some((form) => known.has(form));
    if (!survives && searches-- > 0) {
      haystack ??= squeeze(`${refined.text}\n${refinedRaw}`);
      survives = haystack.includes(squeeze(bare(slice, token)));
      if (!survives && token.span === 'data') survives = packed(haystack).includes(packed(squeeze(slice)));
    }
    seen.set(slice, survives);
    facts.push({ kind: token.span ?? 'code', text: slice, start: token.start, end: token.end, survives });
  }
  return facts;
}

function addForms(known: Set<string>, text: string, tokens: readonly Token[]): void {
  for (const token of tokens) if (token.kind === SPAN) for (const form of forms(text, token)) known.add(form);
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

/** JSON with sorted keys, so that their order does not matter. */
function canonical(json: string): string {
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
