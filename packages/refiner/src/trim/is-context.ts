import { stem } from '@refinery/text/stem.ts';
import { PUNCT, SPACES, type Token, WORD } from '@refinery/text/token.ts';
import {
  ACTION_VERBS,
  EXCLUSIVES,
  FUNCTION_WORDS,
  NEGATORS,
  NUMBER_WORDS,
} from '@refinery/text/word-sets.ts';
import type { DraftSegment } from '../draft/draft.ts';
import {
  BINDING,
  DETERMINERS,
  FIRST_PERSON,
  LEAD_ADVERBS,
  LEAD_IN,
  OBLIGING,
  POINTING_BACK,
  SUGGESTED,
  VERBS,
} from './binding-words.ts';

const FEWEST_WORDS = 3;
/** Punctuation of plain prose. Anything else marks, quotes, asks, counts or introduces. */
const PROSE_MARKS = new Set(', . ; ! … ( ) – — -'.split(' '));
const ENDS = new Set('. ! …'.split(' '));
/** Behind these a verb in its base form is an instruction. */
const JOINTS = new Set(', ; – — and or so then but please'.split(' '));

const LABELS = new Set(['context', 'background', 'situation']);
/** No instruction has one of these as its second word. */
const STATES = new Set('is are was were has have had'.split(' '));

/** What a sentence says about itself; whether it may go depends on its neighbours too. */
export interface ContextSentence {
  /** It begins with a word that points back, so that it goes before what it points at. */
  leans: boolean;
  firstPerson: boolean;
  /** Stems of the words that name its subject; empty for the first person. */
  subject: readonly string[];
}

/**
 * Reads a sentence of background: a complete English statement in plain prose that neither addresses, asks,
 * allows, forbids, counts, defines nor points at anything. Undefined for every other sentence, when in doubt
 * too.
 */
export function readContext(tokens: readonly Token[], part: DraftSegment): ContextSentence | undefined {
  if (part.line !== 'text' || part.language !== 'en' || !ENDS.has(tokens[part.to - 1]?.lower ?? ''))
    return undefined;
  const words: string[] = [];
  const optional = suggests(tokens, part);
  let before = '';
  for (let i = behindLabel(tokens, part); i < part.to; i++) {
    const token = tokens[i];
    if (!token || token.kind === SPACES) continue;
    if (token.kind === WORD) {
      if (
        binds(token.lower, optional ? OBLIGING : BINDING) ||
        (!optional && JOINTS.has(before) && ACTION_VERBS.has(token.lower))
      )
        return undefined;
    } else if (token.kind !== PUNCT || !PROSE_MARKS.has(token.lower)) return undefined;
    before = token.lower;
    words.push(before);
  }
  if (words.length <= FEWEST_WORDS) return undefined;
  return optional ? { leans: false, firstPerson: false, subject: [] } : readOpening(words);
}

/** "This could include …" only says what an instruction before it might mean: nothing depends on it. */
function suggests(tokens: readonly Token[], part: DraftSegment): boolean {
  const words: string[] = [];
  for (let i = part.from; i < part.to && words.length < 4; i++)
    if (tokens[i]?.kind === WORD && tokens[i]?.lower !== 'also') words.push(tokens[i]?.lower ?? '');
  const [subject = '', modal = '', verb = ''] = words;
  return (
    (subject === 'this' || subject === 'these' || subject === 'it') &&
    (modal === 'could' || modal === 'may' || modal === 'might' || modal === 'can') &&
    SUGGESTED.has(verb)
  );
}

/** "Context: The team …" is read behind its label. */
function behindLabel(tokens: readonly Token[], part: DraftSegment): number {
  const isLabel = LABELS.has(tokens[part.from]?.lower ?? '') && tokens[part.from + 1]?.lower === ':';
  return isLabel ? part.from + 2 : part.from;
}

const binds = (word: string, binding: ReadonlySet<string>): boolean =>
  binding.has(word) ||
  NEGATORS.has(word) ||
  EXCLUSIVES.has(word) ||
  word.endsWith("n't") ||
  (NUMBER_WORDS.has(word) && word !== 'one');

function readOpening(words: readonly string[]): ContextSentence | undefined {
  const at = subjectStart(words);
  const opener = words[at] ?? '';
  if (FIRST_PERSON.has(opener)) return { leans: false, firstPerson: true, subject: [] };
  if (POINTING_BACK.has(opener))
    return { leans: true, firstPerson: false, subject: subjectOf(words, at + 1) };
  if (STATES.has(words[at + 1] ?? '') && !ACTION_VERBS.has(opener))
    return { leans: false, firstPerson: false, subject: [stem(opener)] };
  if (!DETERMINERS.has(opener) || !words.some((word) => VERBS.has(word))) return undefined;
  const leans = opener === 'their' || opener === 'his' || opener === 'her' || opener === 'its';
  return { leans, firstPerson: false, subject: subjectOf(words, at + 1) };
}

/** Index of the word that opens the main clause. */
function subjectStart(words: readonly string[]): number {
  const first = words[0] ?? '';
  if (LEAD_ADVERBS.has(first)) return words[1] === ',' ? 2 : 1;
  return LEAD_IN.has(first) ? words.indexOf(',') + 1 : 0;
}

/** The first words with a content of their own, up to three: "the new mobile app". */
function subjectOf(words: readonly string[], from: number): string[] {
  const subject: string[] = [];
  for (const word of words.slice(from, from + 5)) {
    if (subject.length > 0 && (FUNCTION_WORDS.has(word) || PROSE_MARKS.has(word))) break;
    if (!FUNCTION_WORDS.has(word)) subject.push(stem(word));
    if (subject.length === 3) break;
  }
  return subject;
}
