import { LETTER_BITS, NO_HINT } from './language-hint.ts';
import { LANGUAGE_WORDS } from './language-words.ts';
import type { Segment } from './segment.ts';
import { PUNCT, type Token, WORD } from './token.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'other';

/** The languages with a lexicon stand first in `LANGUAGE_WORDS`, in this order. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const;
const ALL = LANGUAGE_WORDS.map(([language]) => language);

/** A word of one language says more than a word of several. */
const OWN_WORD = 2;
const SHARED_WORD = 1;
/** A text of fewer words is too short to judge by the share of known words. */
const ENOUGH_WORDS = 12;
const SMALLEST_SHARE = 0.12;
/** Lists of nouns in plain ASCII are mostly English. */
const SMALLEST_ENGLISH_SHARE = 0.05;
/**
 * A sentence in another language than its text needs this much, so that a stray word ("die", "also") makes
 * none.
 */
const ENOUGH_TO_DIFFER = 4;
/**
 * So many words of its own, and half as many as the winner, make a second language part of a mixed sentence.
 */
const ENOUGH_TO_MIX = 3;
/** Within a family many words of one language are in use in another: no evidence of a mixed sentence. */
const FAMILIES = ['fr es pt it ro ca', 'de nl sv da'].map((family) => new Set(family.split(' ')));

interface Evidence {
  scores: Int32Array;
  /** Words that only one language knows. */
  own: Int32Array;
  words: number;
  /** Words with letters that no listed language has: other scripts. */
  foreign: number;
}

/** What was gathered last: each sentence is judged before the next is looked at. */
const evidence: Evidence = {
  scores: new Int32Array(ALL.length),
  own: new Int32Array(ALL.length),
  words: 0,
  foreign: 0,
};

function gather(tokens: readonly Token[], from: number, to: number): void {
  evidence.scores.fill(0);
  evidence.own.fill(0);
  evidence.words = 0;
  evidence.foreign = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === WORD) {
      evidence.words++;
      const { bits, foreign } = token.word?.hint ?? NO_HINT;
      if (foreign) evidence.foreign++;
      else if (bits > 0) add(evidence, bits);
      else if (bits < 0) share(evidence.scores, -bits);
    } else if (token?.kind === PUNCT && (token.lower === '¿' || token.lower === '¡')) {
      add(evidence, LETTER_BITS.get(token.lower.charCodeAt(0)) ?? 0);
    }
  }
}

function add({ scores, own }: Evidence, bits: number): void {
  if ((bits & (bits - 1)) === 0) {
    const index = 31 - Math.clz32(bits);
    scores[index] = (scores[index] ?? 0) + OWN_WORD;
    own[index] = (own[index] ?? 0) + 1;
  } else share(scores, bits);
}

function share(scores: Int32Array, bits: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const index = 31 - Math.clz32(rest & -rest);
    scores[index] = (scores[index] ?? 0) + SHARED_WORD;
  }
}

interface Verdict {
  /** Undefined where nothing or nothing clear is known. */
  language: Language | undefined;
  score: number;
  /** Index of the language that has most evidence. */
  top: number;
}

function judge(evidence: Evidence): Verdict {
  const { scores, words } = evidence;
  let top = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[top] ?? 0)) top = k;
  let second = 0;
  for (let k = 0; k < scores.length; k++) if (k !== top && (scores[k] ?? 0) > second) second = scores[k] ?? 0;
  const score = scores[top] ?? 0;
  if (evidence.foreign * 2 > words) return { language: 'other', score, top };
  if (score === second) return { language: undefined, score, top };
  const share = top === 0 ? SMALLEST_ENGLISH_SHARE : SMALLEST_SHARE;
  if (words >= ENOUGH_WORDS && score < words * share) return { language: 'other', score, top };
  return { language: LANGUAGES[top] ?? 'other', score, top };
}

function isMixed({ own }: Evidence, top: number): boolean {
  const family = FAMILIES.find((members) => members.has(ALL[top] ?? ''));
  return own.some(
    (count, k) =>
      k !== top && count >= ENOUGH_TO_MIX && count * 2 >= (own[top] ?? 0) && !family?.has(ALL[k] ?? ''),
  );
}

/**
 * Language of the whole text, from its frequent words and its letters. Plain ASCII text without any evidence
 * counts as English; unclear texts and other languages are 'other'.
 */
export function textLanguage(tokens: readonly Token[]): Language {
  gather(tokens, 0, tokens.length);
  const { language, score } = judge(evidence);
  if (language) return language;
  return score === 0 && evidence.foreign === 0 && evidence.words < ENOUGH_WORDS ? 'en' : 'other';
}

/** The bit of English in a hint. */
const ENGLISH = 1;
/** In so many words there may be too few of the known ones for English. */
const MANY_WORDS = ENOUGH_TO_DIFFER / SMALLEST_ENGLISH_SHARE;

/** True where no word speaks for another language against English: the common case needs no evidence. */
function isPlainEnglish(tokens: readonly Token[], part: Segment): boolean {
  if (part.to - part.from >= MANY_WORDS) return false;
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind === PUNCT && (token.lower === '¿' || token.lower === '¡')) return false;
    if (token?.kind !== WORD) continue;
    const { bits, foreign } = token.word?.hint ?? NO_HINT;
    if (foreign || bits < 0 || (bits !== 0 && (bits & ENGLISH) === 0)) return false;
  }
  return true;
}

/**
 * Language of one sentence; where it says too little, the language of the text. A mixed sentence is 'other'.
 */
export function segmentLanguage(tokens: readonly Token[], part: Segment, ofText: Language): Language {
  if (ofText === 'en' && isPlainEnglish(tokens, part)) return 'en';
  gather(tokens, part.from, part.to);
  const { language, score, top } = judge(evidence);
  if (language === undefined || score < ENOUGH_TO_DIFFER) {
    if (evidence.foreign > 0 && ofText !== 'en') return ofText;
    return evidence.foreign > 1 ? 'other' : ofText;
  }
  return language !== 'other' && isMixed(evidence, top) ? 'other' : language;
}
