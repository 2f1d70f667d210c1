import { isUpperAscii } from './chars.ts';
import { closedAt } from './tag-closed.ts';
import { openAt } from './tag-open.ts';
import { bit, FINITE, isNominal, type Scan, tokenAt, wordAt } from './tag-scan.ts';
import { MAY, TAG, type Tag } from './tag-set.ts';
import { NUMBER, PUNCT, SPACES, SPAN, type Token, WORD } from './token.ts';
import { closedTag, isListed, wordMask } from './word-class.ts';

/**
 * Part of speech of each token of `live` (indices of tokens of one sentence, spaces left out), in one scan:
 * closed classes and verb forms from lists, other words by their endings, ambiguities by what stands beside
 * them. English only.
 */
export function tagWords(text: string, tokens: readonly Token[], live: readonly number[]): Tag[] {
  const scan: Scan = { text, tokens, live, tags: [], finite: false, inverted: false, instructs: false };
  for (let k = 0; k < live.length; k++) {
    const tag = tagAt(scan, k);
    scan.tags.push(tag);
    if (tag === TAG.base) scan.instructs = true;
    // "parts I enjoyed": a clause of its own.
    if (tag === TAG.pronoun && isNominal(scan.tags[k - 1])) scan.finite = false;
    if (FINITE.has(tag)) {
      scan.inverted =
        (!scan.finite &&
          (tag === TAG.do || tag === TAG.modal) &&
          !isNominal(scan.tags[k - 1]) &&
          scan.tags[k - 1] !== TAG.pronoun) ||
        asks(scan, k, tag);
      scan.finite = true;
    } else if (opensClause(tag, tokens[live[k] ?? -1]?.lower ?? '')) {
      scan.finite = false;
      scan.inverted = false;
    }
  }
  return scan.tags;
}

/** "how many apples does": the noun before the auxiliary is what is asked for. */
function asks(scan: Scan, k: number, tag: Tag): boolean {
  if (tag !== TAG.do && tag !== TAG.modal) return false;
  for (let i = k - 1; i >= 0 && i > k - 6; i--) {
    if (scan.tags[i] === TAG.wh) return true;
    if (scan.tags[i] === TAG.punctuation) return false;
  }
  return false;
}

function opensClause(tag: Tag, word: string): boolean {
  if (tag === TAG.punctuation) return word !== "'" && word !== '-';
  return (
    tag === TAG.conjunction || tag === TAG.subordinator || tag === TAG.relative || tag === TAG.complementizer
  );
}

function tagAt(scan: Scan, k: number): Tag {
  const token = tokenAt(scan, k);
  if (!token) return TAG.other;
  if (token.kind === SPAN) return TAG.span;
  if (token.kind === NUMBER) return TAG.number;
  if (token.kind === PUNCT) return '$€£'.includes(token.lower || '?') ? TAG.number : TAG.punctuation;
  if (token.kind !== WORD) return TAG.other;
  const closed = closedTag(token.lower);
  if (closed !== undefined && !isNameLike(scan, k, token)) return closedAt(scan, k, token.lower, closed);
  if (isName(scan, k, token)) return TAG.name;
  return openAt(scan, k, wordMask(token.lower));
}

/** "Will", "May" and "Mark" inside a sentence are names where a name may stand. */
function isNameLike(scan: Scan, k: number, token: Token): boolean {
  return (
    k > 0 &&
    isUpperAscii(scan.text.charCodeAt(token.start)) &&
    (token.lower === 'will' || token.lower === 'may')
  );
}

function isName(scan: Scan, k: number, token: Token): boolean {
  if (!isUpperAscii(scan.text.charCodeAt(token.start))) return false;
  const before = scan.tags[k - 1];
  const starts = k === 0 || (before === TAG.punctuation && /[:.(*•"-]/.test(wordAt(scan, k - 1)));
  if (!starts) return true;
  if (isListed(token.lower) || wordMask(token.lower) !== MAY.noun) return false;
  // At the start of a sentence an unknown word is a name where a verb, "and" or another capital follows.
  const next = tokenAt(scan, k + 1);
  if (token.lower.endsWith("'s")) return true;
  if (next?.kind !== WORD || token.lower.endsWith('s')) return false;
  const tag = closedTag(next.lower);
  if (tag === undefined)
    return (
      bit(wordMask(next.lower), MAY.present | MAY.past) || isUpperAscii(scan.text.charCodeAt(next.start))
    );
  return tag === TAG.conjunction || ((FINITE.has(tag) || tag === TAG.be) && !next.lower.startsWith('are'));
}

/** Indices of the tokens from `from` to `to` that are no spaces. */
export function wordIndices(tokens: readonly Token[], from: number, to: number): number[] {
  const live: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind !== SPACES) live.push(i);
  return live;
}
