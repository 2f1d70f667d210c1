import { isLowerAscii } from '@refinery/text/chars.ts';
import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { type Draft, type DraftSegment, holds, liveTokens } from '../draft/draft.ts';
import { sentenceOf } from '../draft/english-sentence.ts';
import { propose } from '../draft/propose.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

const RELATIVES = new Set(['that', 'which', 'who']);
const FORMS_OF_BE = new Set(['is', 'are', 'was', 'were']);
/** A relative pronoun and its "is" in one word. */
const CONTRACTED = new Set(["that's", "which's"]);
const IRREGULAR = new Set(
  'built written made given known shown taken chosen drawn found held kept led left lost met paid put read said sent set sold told understood done seen'.split(
    ' ',
  ),
);
/** Adjectives that may follow their noun when something follows them ("tools suitable for beginners"). */
const POSTPOSITIVE = new Set(
  'relevant suitable appropriate available necessary similar related specific visible consistent compatible present responsible ready free typical unique common'.split(
    ' ',
  ),
);
/** Participles that may stand alone behind their noun: "the information needed". */
const LAST = new Set('needed required requested mentioned used listed involved'.split(' '));
const FOLLOWERS = new Set('to for in with from of on at by within across among'.split(' '));
/** "a satellite that is in orbit" is "a satellite in orbit". */
const PLACES = new Set('in on under inside outside within between near behind below above'.split(' '));
const COMPARED = new Set(
  'longer shorter older younger newer bigger larger smaller higher lower cheaper heavier faster slower'.split(
    ' ',
  ),
);
/** Words before "that" after which it opens no relative clause. */
const NOT_NOUNS = new Set(
  'so such ensure ensures ensuring sure know knows say says think believe note mean means and but or if when is are was were be in of to for with by at on from all only something anything everything those one ones it this said given provided assume assuming suggest confirm verify check except now not'.split(
    ' ',
  ),
);

/** "a tool that is used for" is "a tool used for". */
export const RELATIVE_CLAUSES: CodePass = {
  name: 'relative-clauses',
  reason: REASONS.wordy,
  rank: 1,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && holds(draft, part, TRIGGER.relative)) shorten(draft, part);
  },
};

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const word = (k: number): string => draft.tokens[live[k] ?? -1]?.lower ?? '';
  for (let k = 1; k + 2 < live.length; k++) {
    const length = lengthOfRelative(word, k);
    if (length === 0 || hasTwin(word, k + length)) continue;
    // "Dr. Vos, who is a professor", "our hotline, which is 0800 …".
    const before = word(k - 1) === ',' ? k - 2 : k - 1;
    if (NOT_NOUNS.has(word(before)) || !endsInSmallLetter(draft, live[before])) continue;
    if (!agree(word(before), word(k + 1))) continue;
    const isShorter = before < k - 1 ? isApposition : isReducible;
    if (!isShorter(word(k + length), word(k + length + 1)) || isFollowedByVerb(draft, part, k + length))
      continue;
    // "A test that was working before": then, not now.
    if (word(k + length).endsWith('ing') && /^wa|^we/.test(word(k + length - 1))) continue;
    propose(draft, {
      from: live[k] ?? 0,
      to: (live[k + length - 1] ?? 0) + 1,
      replacement: '',
      pass: RELATIVE_CLAUSES.name,
      reason: RELATIVE_CLAUSES.reason,
    });
  }
}

const FINITE = new Set<Tag>([TAG.be, TAG.have, TAG.do, TAG.modal, TAG.present]);
const OPENS_CLAUSE = new Set<Tag>([TAG.punctuation, TAG.subordinator, TAG.relative, TAG.wh]);

/**
 * "If a test that is marked as slow fails": without "that is" the participle reads as the verb until the verb
 * comes.
 */
function isFollowedByVerb(draft: Draft, part: DraftSegment, from: number): boolean {
  const { tags } = sentenceOf(draft, part);
  for (let k = from + 1; k < tags.length; k++) {
    const tag = tags[k] ?? TAG.other;
    if (FINITE.has(tag)) return true;
    // "Who is known to all and has a dog."
    if (tag === TAG.conjunction) return FINITE.has(tags[k + 1] ?? TAG.other) || tags[k + 1] === TAG.past;
    if (OPENS_CLAUSE.has(tag)) return false;
  }
  return false;
}

/** In words. */
const REACH_OF_TWIN = 24;

/** "A tool that is able to read and that is able to write": both stay. */
function hasTwin(word: (k: number) => string, from: number): boolean {
  for (let k = from; k < from + REACH_OF_TWIN; k++)
    if (
      (word(k) === 'and' || word(k) === 'or') &&
      (RELATIVES.has(word(k + 1)) || CONTRACTED.has(word(k + 1)))
    )
      return true;
  return false;
}

/**
 * In words of the relative pronoun and its auxiliary: "that is", "who's", "which have been"; 0 where there is
 * none.
 */
function lengthOfRelative(word: (k: number) => string, k: number): number {
  if (CONTRACTED.has(word(k))) return 1;
  if (!RELATIVES.has(word(k))) return 0;
  if (FORMS_OF_BE.has(word(k + 1))) return 2;
  return (word(k + 1) === 'have' || word(k + 1) === 'has') && word(k + 2) === 'been' ? 3 : 0;
}

const PLURAL_FORMS = new Set(['are', 'were', 'have']);
const SINGULAR_FORMS = new Set(['is', 'was', 'has']);
const PLURALS = new Set('people children men women criteria feet teeth'.split(' '));
/** They go with either. */
const BOTH = new Set('data media staff police series species'.split(' '));

/**
 * "Facts about the world that were checked": the verb tells which noun is meant; without it the nearest is.
 */
function agree(noun: string, verb: string): boolean {
  if (BOTH.has(noun)) return true;
  const isPlural = PLURALS.has(noun) || /[^sui]s$/.test(noun);
  return !(isPlural ? SINGULAR_FORMS : PLURAL_FORMS).has(verb);
}

function endsInSmallLetter(draft: Draft, i: number | undefined): boolean {
  const token = draft.tokens[i ?? -1];
  return token?.kind === WORD && isLowerAscii(draft.text.charCodeAt(token.end - 1));
}

function isApposition(next: string): boolean {
  return next === 'at' || /^\d/.test(next);
}

function isReducible(next: string, after: string): boolean {
  if (COMPARED.has(next)) return after === 'than';
  if (PLACES.has(next) || (next === 'at' && (after === 'least' || after === 'most'))) return true;
  if (POSTPOSITIVE.has(next)) return FOLLOWERS.has(after);
  if (IRREGULAR.has(next)) return /^[a-z]/.test(after);
  if (LAST.has(next)) return true;
  if (next === 'going') return false;
  // "blazing fast" is no form of a known verb.
  return (
    (next.endsWith('ed') || next.endsWith('ing')) && verbForms(next) !== undefined && /^[a-z\d]/.test(after)
  );
}
