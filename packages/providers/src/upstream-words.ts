import { isRecord } from './json.ts';
import { MAX_RETRY_AFTER_MS } from './retry-after.ts';

/**
 * The words of an error body that classify it. Covers `{error: {…}}` (OpenAI, Anthropic), a bare error object
 * (as the OpenAI SDK hands it over), `[{error: {…}}]` (Gemini) and `{error: "…"}`; OpenRouter puts what the
 * vendor behind it said into `metadata.raw`. Used for matching only, never shown.
 */
export function errorWords(body: unknown): string {
  const outer = Array.isArray(body) ? body[0] : body;
  if (typeof outer === 'string') return outer.slice(0, 2000);
  if (!isRecord(outer)) return '';
  const inner = isRecord(outer.error) ? outer.error : outer;
  const { raw } = isRecord(inner.metadata) ? inner.metadata : {};
  return [inner.code, inner.type, inner.status, inner.param, inner.message, outer.error, outer.message, raw]
    .filter((word) => typeof word === 'string')
    .join(' ')
    .slice(0, 2000);
}

/** Numbers that stand for themselves, not for a part of a model's name or of a date. */
const NUMBER = /(?<![\w.-])\d{3,8}(?![\w-])/g;
/** No model's output limit is smaller; what is smaller counts something else. */
const SMALLEST_LIMIT = 256;

/**
 * The output limit that a vendor names when it refuses a larger one, in tokens. Either it names what the
 * prompt and the reply may take together (`188240 + 21333 > 200000`), or the smallest number is the limit.
 * One token is taken off, since some vendors name the first number that is too large.
 */
export function namedOutputLimit(words: string): number | undefined {
  const sum = /(\d{1,8}) \+ \d{1,8} > (\d{1,8})/.exec(words);
  if (sum) {
    const left = Number(sum[2]) - Number(sum[1]) - 1;
    return left >= SMALLEST_LIMIT ? left : undefined;
  }
  const numbers = (words.match(NUMBER) ?? []).map(Number).filter((number) => number >= SMALLEST_LIMIT);
  return numbers.length > 0 ? Math.min(...numbers) - 1 : undefined;
}

/**
 * The wait that a vendor asks for in words (Gemini sends no header), in milliseconds from 0 to
 * {@link MAX_RETRY_AFTER_MS}.
 */
export function namedWaitMs(words: string): number | undefined {
  const wait = /(?:retry|try again) in (\d{1,6}(?:\.\d{1,9})?)(ms|s)\b/i.exec(words);
  if (!wait) return undefined;
  const ms = Math.ceil(Number(wait[1]) * (wait[2]?.toLowerCase() === 's' ? 1000 : 1));
  return Math.min(ms, MAX_RETRY_AFTER_MS);
}
