import type { Language } from '@refinery/text/language.ts';
import { SPACES, WORD } from '@refinery/text/token.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { isDense } from '../../ideographic/split.ts';
import type { Change, Draft, DraftSegment } from '../draft.ts';
import { ARROWS, COUNTING, COURTESY, CUES, type Cues, PAIR_SIGNS } from './cues.ts';
import { isNamedDense } from './is-named-dense.ts';
import { isNamedLine, isNamingLead } from './named-lines.ts';
import { isSaidCourtesy } from './said-courtesy.ts';

/**
 * The words and marks around a change as they were written, and where in them it begins and ends (exclusive).
 */
interface Place {
  words: readonly string[];
  from: number;
  to: number;
  /** Where a word begins with a capital. */
  capitals: readonly boolean[];
  /** The first word of the sentence, which may stand further off. */
  opener: string;
  /** Whether the change takes a comma before its words. */
  isAside: boolean;
  cues: Cues;
  language: Language;
}

/** "Love", not "LOVE". */
const CAPITAL = /^\p{Lu}(?!\p{Lu})/u;
/** Quotation and emphasis around a word. */
const WRAPPERS = /^["'“”„‚‘’«»*_([]+$/;
const ENDS = /^[.!?;:)…"”*_]+$/;
/** In words. */
const LONGEST_MEMBER = 4;
const LONGEST_ITEM = 6;
/** How many members of a list are looked at before one that is to go. */
const LONGEST_LIST = 30;

/**
 * Whether the tokens from `from` to `to` (exclusive) name words instead of using them: "Never say of course",
 * "the difference between simply and just", "If the message contains could you please". What is named stays
 * to the letter. Where it is not certain that words are used, this says true.
 */
export function isNamed(draft: Draft, change: Change): boolean {
  const { from, to, pass } = change;
  const part = draft.whole[draft.segmentOf[from] ?? -1];
  if (part && isDense(draft.script)) return isNamedDense(draft, part, from, to);
  const cues = part && (CUES[part.language] ?? CUES[draft.language as keyof typeof CUES]);
  if (!part || !cues || !hasWord(draft, from, to)) return false;
  const place = placeOf(draft, part, cues, change);
  if (pass === 'politeness' && isWithinRequest(place)) return false;
  return (
    isWholeValue(draft, part, place) ||
    isCell(draft, from, to) ||
    isNamedLine(draft, part, cues) ||
    isInColonList(place) ||
    isInBrackets(place) ||
    isPaired(place) ||
    isTitle(place) ||
    isCounted(place) ||
    followsCue(place, place.from) ||
    // The form of its verb shows that a request asks.
    (pass !== 'requests' && isLaterMember(place, pass === 'politeness')) ||
    isSubject(place) ||
    precedesCue(place) ||
    isStrayCourtesy(place) ||
    (/^(?:politeness|talk)$/.test(pass) && isSaidCourtesy(place.words, place))
  );
}

function hasWord({ tokens }: Draft, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]?.kind === WORD) return true;
  return false;
}

/** In words, before and behind a change: what stands further off tells nothing of it. */
const REACH_BEFORE = 80;
const REACH_BEHIND = 40;

/** The words and marks of a sentence, and which of them each of its tokens is or comes before. */
interface Words {
  words: readonly string[];
  capitals: readonly boolean[];
  at: Int32Array;
}

const KNOWN = new WeakMap<DraftSegment, Words>();

function wordsOf({ tokens, text }: Draft, part: DraftSegment): Words {
  const known = KNOWN.get(part);
  if (known) return known;
  const words: string[] = [];
  const capitals: boolean[] = [];
  const at = new Int32Array(part.to - part.from + 1);
  for (let i = part.from; i < part.to; i++) {
    at[i - part.from] = words.length;
    const token = tokens[i];
    if (!token || token.kind === SPACES) continue;
    words.push(token.lower.replace('’', "'"));
    capitals.push(CAPITAL.test(text.slice(token.start, token.start + 2)));
  }
  at[part.to - part.from] = words.length;
  const made = { words, capitals, at };
  KNOWN.set(part, made);
  return made;
}

function placeOf(draft: Draft, part: DraftSegment, cues: Cues, { from, to }: Change): Place {
  const { words, capitals, at } = wordsOf(draft, part);
  let first = from;
  while (first < to - 1 && draft.tokens[first]?.kind !== WORD) first++;
  const start = Math.max(0, (at[from - part.from] ?? 0) - REACH_BEFORE);
  const end = (at[Math.min(to, part.to) - part.from] ?? 0) + REACH_BEHIND;
  return {
    words: words.slice(start, end),
    capitals: capitals.slice(start, end),
    from: (at[first - part.from] ?? 0) - start,
    to: end - REACH_BEHIND - start,
    opener: words[0] ?? '',
    isAside: draft.tokens[from]?.lower === ',',
    cues,
    language: part.language,
  };
}

/** An item, or what stands behind the colon of a line, never goes as a whole. */
function isWholeValue(draft: Draft, part: DraftSegment, { words, from, to }: Place): boolean {
  if (!words.slice(to).every((word) => ENDS.test(word))) return false;
  if (words[from - 1] === ':') return true;
  const endsLine = draft.whole[part.index + 1]?.lineFrom !== part.lineFrom;
  return (
    endsLine &&
    part.line === 'item' &&
    part.first &&
    words.slice(0, from).every((word) => WRAPPERS.test(word))
  );
}

/** "please,41": a cell of a table whose cells are separated by commas. */
function isCell({ tokens, text }: Draft, from: number, to: number): boolean {
  const before = text[(tokens[from]?.start ?? 0) - 1] ?? '\n';
  if (before !== '\n' && before !== ',') return false;
  const comma = tokens[to - 1]?.lower === ',' ? tokens[to - 1] : tokens[to];
  return comma?.lower === ',' && /^[\p{L}\d]/u.test(text.slice(comma.end, comma.end + 1));
}

/** "Kindly is dated; please is enough": what something is said of. */
const isSubject = ({ words, from, to, isAside, cues }: Place): boolean =>
  !isAside && (from === 0 || isMark(words[from - 1])) && cues.be.has(words[to] ?? '');

/**
 * "Allowed moods: calm, simply happy, just fine": a list of short members behind a colon, or of any behind
 * the name of a list.
 */
function isInColonList({ words, from, cues }: Place): boolean {
  const colon = words.lastIndexOf(':', from - 1);
  if (colon <= 0 || from === 0) return false;
  return isNamingLead(words.slice(0, colon), cues) || areShortMembers(words.slice(colon + 1), cues, 2);
}

/** "Politeness markers (please, kindly, thank you)". */
function isInBrackets({ words, from, cues }: Place): boolean {
  const open = words.lastIndexOf('(', from - 1);
  if (open < 0 || from === 0 || words.slice(open, from).includes(')')) return false;
  const close = words.indexOf(')', from);
  const inside = words.slice(open + 1, close);
  return close > 0 && (inside.length <= LONGEST_MEMBER || areShortMembers(inside, cues, 2));
}

function areShortMembers(words: readonly string[], cues: Cues, fewest: number): boolean {
  let length = 0;
  let members = 1;
  for (const word of words) {
    if (cues.joints.has(word)) {
      if (length > 0) members++;
      length = 0;
    } else if (!ENDS.test(word) && ++length > LONGEST_MEMBER) return false;
  }
  return (length > 0 ? members : members - 1) >= fewest;
}

/** "really | -2", "please = bitte", "Thank / Please / Just"; in a line with an arrow both sides are. */
const isPaired = ({ words, from, to }: Place): boolean =>
  PAIR_SIGNS.has(words[from - 1] ?? '') ||
  PAIR_SIGNS.has(words[to] ?? '') ||
  words.some((word) => ARROWS.has(word));

/** "Love Actually" is a name. */
const isTitle = ({ words, capitals, from, language }: Place): boolean =>
  language !== 'de' &&
  from > 0 &&
  capitals[from] === true &&
  !/^i(?:'|$)/.test(words[from] ?? '') &&
  /^[\p{L}\d]/u.test(words[from - 1] ?? '');

/** "Delete every really": a thing that is counted. */
const isCounted = ({ words, from, to, cues }: Place): boolean => {
  if (!COUNTING.has(words[from - 1] ?? '')) return false;
  const next = words[to];
  return (
    next === undefined ||
    isMark(next) ||
    cues.joints.has(next) ||
    cues.prepositions.has(next) ||
    cues.openers.has(next) ||
    COURTESY.has(words[from] ?? '')
  );
};

/**
 * Whether a cue stands before the word at `at`: "say …", "the adverb …", "words like …", "contains could you
 * …".
 */
function followsCue(place: Place, at: number): boolean {
  const { words, cues } = place;
  let k = at - 1;
  while (k >= 0 && (WRAPPERS.test(words[k] ?? '') || cues.between.has(words[k] ?? ''))) k--;
  if (k < 0) return false;
  if (isCue(place, k) && !isOrdinary(place, at)) return true;
  for (let c = k; c >= 0 && c > at - LONGEST_ITEM - 1; c--) {
    if (isMark(words[c])) return false;
    if (c + 1 < at && isCue(place, c) && isOdd(place, c + 1) && !isTopic(place, c)) return true;
  }
  return false;
}

/** "Say that …", "use no more than 4", "use a number of": an object, or a clause. */
const isOrdinary = ({ words, cues }: Place, k: number): boolean =>
  cues.determiners.has(words[k] ?? '') || /^\d/.test(words[k] ?? '');

/** Whether the word at `k` says that words are named behind it. */
function isCue(place: Place, k: number): boolean {
  const { words, cues } = place;
  const word = words[k] ?? '';
  const before = words.slice(Math.max(0, k - LONGEST_MEMBER), k);
  const isNoun = cues.determiners.has(words[k - 1] ?? '');
  if (cues.links.has(word) || (word === 'as' && words[k - 1] === 'such')) return true;
  if (cues.values.has(word) && (isNoun || !cues.verbs.has(word)))
    return isOdd(place, k + 1) && !isTopic(place, k);
  if (cues.verbs.has(word)) return true;
  if (cues.nouns.has(word)) return before.some((other) => cues.determiners.has(other) || other === 'of');
  if (cues.be.has(word)) return before.some((other) => cues.nouns.has(other) || cues.values.has(other));
  if (word === 'of') return words[k - 1] === 'instead' || cues.nouns.has(words[k - 1] ?? '');
  if (word === 'than') return words[k - 1] === 'rather';
  if (!cues.prepositions.has(word)) return false;
  return words.slice(Math.max(0, k - LONGEST_ITEM), k).some((other) => cues.pairs.has(other));
}

/** "The text should definitely fit": the noun is what the sentence is about. */
const isTopic = ({ words, cues }: Place, k: number): boolean =>
  (cues.nouns.has(words[k] ?? '') || cues.values.has(words[k] ?? '')) &&
  !/^(?:you|i|we|thanks?|hello|hi|sorry)$/.test(words[k + 2] ?? '') &&
  !/^(?:thanks?|hello|hi|sorry)$/.test(words[k + 1] ?? '');

const isMark = (word = ''): boolean => /^[.,;:!?]$/.test(word);

/** What no ordinary object begins with. */
const isOdd = ({ words, capitals, cues, language }: Place, k: number): boolean =>
  cues.odd.has(words[k] ?? '') || (language !== 'de' && capitals[k] === true && words[k] !== 'i');

/** "Avoid basically, actually and really": a member of a list that a cue opens. */
function isLaterMember(place: Place, isPolite: boolean): boolean {
  const { words, from, to } = place;
  // "Use short words, and please be kind."
  if (COURTESY.has(words[from] ?? '') && isAsked(words[to])) return false;
  // "Write a note, in order to greet them."
  const isStrict =
    isPolite || place.cues.openers.has(words[from] ?? '') || /^(?:due|so)$/.test(words[from] ?? '');
  let at = from;
  for (let member = 0; member < LONGEST_LIST; member++) {
    const before = memberBefore(place, at);
    if (!before) return false;
    for (let c = before.end - 2; c >= before.start && c >= before.end - 1 - LONGEST_ITEM; c--)
      if (isCue(place, c) && isListed(place, c, isStrict)) return true;
    if (before.end - before.start > LONGEST_MEMBER) return false;
    at = before.start;
    if (followsCue(place, at)) return true;
  }
  return false;
}

/** Whether what follows the cue at `c` is a word that is named, not an ordinary object. */
function isListed(place: Place, c: number, isStrict: boolean): boolean {
  const { words, cues } = place;
  const word = words[c + 1] ?? '';
  if (isTopic(place, c) && cues.odd.has(word)) return false;
  if (cues.odd.has(word)) return true;
  // "Replace the label Total with Sum, please."
  if (isStrict) return isOdd(place, c + 1) && cues.verbs.has(words[c] ?? '');
  return !(isOrdinary(place, c + 1) || cues.openers.has(word));
}

/** The words between the two joints before `at`; undefined where none stands there. */
function memberBefore({ words, cues }: Place, at: number): { start: number; end: number } | undefined {
  let end = at;
  while (end > 0 && (cues.joints.has(words[end - 1] ?? '') || WRAPPERS.test(words[end - 1] ?? ''))) end--;
  if (end === at || end === 0) return undefined;
  let start = end;
  while (start > 0 && !cues.joints.has(words[start - 1] ?? '') && words[start - 1] !== ':') start--;
  return { start, end };
}

/** "Count how often please occurs", "wenn die Nachricht bitte enthält". */
function precedesCue({ words, from, to, opener, cues }: Place): boolean {
  const next = words[to] ?? '';
  if (cues.trailing.has(next)) return from > 0 || !COURTESY.has(words[from] ?? '');
  if (
    cues.prepositions.has(next) &&
    words.slice(0, to).some((word) => cues.bans.has(word) && cues.pairs.has(word))
  )
    return true;
  if (!cues.conditions.has(opener)) return false;
  const end = words.indexOf(',', to);
  const clause = words.slice(to, end < 0 ? undefined : end);
  const last = clause.at(-1) ?? '';
  return clause.length <= LONGEST_ITEM && (cues.verbs.has(last) || cues.pairs.has(last));
}

/**
 * "Schreibe bitte einen Test", "Escribe por favor un poema": courtesy between an imperative and its object.
 */
const isWithinRequest = ({ words, from, to, cues, language }: Place): boolean =>
  language !== 'en' && from === 1 && cues.determiners.has(words[to] ?? '');

/** "Please" asks only before an imperative, or at the end of what is asked. */
function isStrayCourtesy({ words, from, to, isAside, cues, language }: Place): boolean {
  if (!COURTESY.has(words[from] ?? '') || to - from > 2) return false;
  const next = words[to];
  if (next === undefined || ENDS.test(next)) return false;
  if (isAside || from === 0 || isMark(words[from - 1])) return false;
  if (language !== 'en' && (next === ',' || words[to - 1] === ',')) return false;
  if (cues.joints.has(next) || words[to - 1] === ',') return !/^(?:and|but|so)$/.test(words[from - 1] ?? '');
  return language === 'en' && !isAsked(next) && !isAsked(words[from + 1]);
}

/** Words that may stand between "please" and its verb. */
const BEFORE_VERB =
  /^(?:don't|do|not|never|always|also|only|be|just|let|\w+ly|then|first|too|try|make|now|still|once|both|go|help|and)$/;

const isAsked = (word = ''): boolean => BEFORE_VERB.test(word) || verbForms(word)?.base === word;
