import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { PUNCT, type Token, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Draft, type DraftSegment, holds, propose } from '../draft/draft.ts';
import { sentenceOf } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Longest element of a list, in tokens, for its commas to count as those of a list. */
const LONGEST_ELEMENT = 6;

/** Behind "and" these start a clause of their own, which keeps its comma. */
const STARTS_CLAUSE = new Set(
  'i you he she it we they your my this that the no not how what which who why whether where then do don please so also if when there not never only for in at on by from'.split(
    ' ',
  ),
);

/** What begins with these between two commas is no element of a list: "8 men, including Tom, and 6 women". */
const ASIDES = new Set(
  'including include meaning one such like especially particularly which who each $ € £ e excluding if when where as'.split(
    ' ',
  ),
);

/** Of a list, either all elements begin with the same preposition or none does. */
const PREPOSITIONS = new Set('at by for from in on of to with without as only'.split(' '));

/** The comma before "and" or "or" that ends a list of three or more short elements. */
export const LIST_COMMAS: CodePass = {
  name: 'list-commas',
  reason: REASONS.comma,
  rank: 2,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && part.line !== 'table' && holds(draft, part, TRIGGER.comma))
        dropCommas(draft, part);
  },
};

function dropCommas(draft: Draft, part: DraftSegment): void {
  const { live, tags } = sentenceOf(draft, part);
  let lastComma = -1;
  for (let k = 0; k < live.length; k++) {
    const i = live[k] ?? 0;
    const token = draft.tokens[i];
    if (token?.lower !== ',' || draft.out[i] !== undefined) continue;
    const next = draft.tokens[live[k + 1] ?? -1];
    const joins = next?.kind === WORD && (next.lower === 'and' || next.lower === 'or');
    // Behind a quotation the comma may be read as part of it.
    const afterWord = draft.tokens[live[k - 1] ?? -1]?.kind === WORD;
    // What a pass took away behind "and" told that a clause begins: "…, and please say so".
    const behind = [live[k + 2] ?? -1, (live[k + 1] ?? -1) + 2].map((at) => draft.tokens[at]);
    const clause = behind.some((word) => STARTS_CLAUSE.has(withoutVerb(word?.lower ?? '')));
    const isClause = clause || hasVerb(tags, k + 2);
    const goesOn = behind[0] !== undefined && behind[0].kind !== PUNCT;
    // "2 vaccines, $20 each, and a check": what stands between the commas explains the element before it.
    const opener = draft.tokens[live[lastComma + 1] ?? -1]?.lower ?? '';
    const after = draft.tokens[live[lastComma + 2] ?? -1]?.lower ?? '';
    const aside = ASIDES.has(opener) || (opener.endsWith('ed') && PREPOSITIONS.has(after));
    const other = startsOtherwise(draft.tokens[live[lastComma + 1] ?? -1], draft.tokens[live[k + 2] ?? -1]);
    if (
      joins &&
      goesOn &&
      !isClause &&
      !aside &&
      !other &&
      isAlike(tags, lastComma + 1, k) &&
      afterWord &&
      lastComma >= 0 &&
      k - lastComma <= LONGEST_ELEMENT
    )
      propose(draft, {
        from: i,
        to: i + 1,
        replacement: '',
        pass: LIST_COMMAS.name,
        reason: LIST_COMMAS.reason,
      });
    lastComma = k;
  }
}

const VERBS = new Set<Tag>([TAG.base, TAG.present, TAG.past]);
const FINITE = new Set<Tag>([TAG.be, TAG.have, TAG.do, TAG.modal, TAG.present]);
const ENDS_CLAUSE = new Set<Tag>([
  TAG.punctuation,
  TAG.conjunction,
  TAG.subordinator,
  TAG.relative,
  TAG.complementizer,
  TAG.wh,
]);

/** What stands behind "and" has a verb of its own: "in English, German, and our style is formal". */
function hasVerb(tags: readonly Tag[], from: number): boolean {
  for (let k = from + 1; k < tags.length; k++) {
    const tag = tags[k] ?? TAG.other;
    if (ENDS_CLAUSE.has(tag)) return false;
    if (FINITE.has(tag)) return true;
  }
  return false;
}

const NOUNS = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.adjective,
  TAG.participle,
  TAG.number,
  TAG.noun,
  TAG.name,
  TAG.span,
]);

function kindOf(tag: Tag = TAG.other): Tag {
  if (VERBS.has(tag)) return TAG.base;
  return NOUNS.has(tag) ? TAG.noun : tag;
}

/**
 * What stands between the commas begins like what follows "and" and has no verb inside: "Edit it, silently, and return it" has an aside
 * between its commas, "when two fit, red is first, and blue is last" clauses.
 */
function isAlike(tags: readonly Tag[], from: number, comma: number): boolean {
  const isVerb = (tag: Tag): boolean => VERBS.has(tag) || tag === TAG.be || tag === TAG.modal;
  return kindOf(tags[from]) === kindOf(tags[comma + 2]) && !tags.slice(from + 1, comma).some(isVerb);
}

/** "we're" → "we". */
const withoutVerb = (word: string): string => word.split(/['’]/, 1)[0] ?? '';

/** "Send it to us, by post, and for each …": what stands between the commas is no element beside what follows. */
function startsOtherwise(element: Token | undefined, next: Token | undefined): boolean {
  const one = PREPOSITIONS.has(element?.lower ?? '') ? element?.lower : undefined;
  const other = PREPOSITIONS.has(next?.lower ?? '') ? next?.lower : undefined;
  return one !== other;
}
