import { directsReader } from './direction.ts';
import type { Part } from './parts.ts';
import { isInstruction, isWish, type Said, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/** Whether something is to be done to a text that is there: "Fix the grammar.", "Is this okay?". */
export const treatsText = ({ sentences }: Part): boolean => sentences.some(treats);

function treats(sentence: Sentence): boolean {
  const { words, text } = sentence;
  if (CJK.test(text)) return isInstruction(sentence);
  if (words.some((_, k) => isBelow(words, k) || isBrought(words, k))) return true;
  const isQuestion = /[?？]\s*$/.test(text);
  if (!isQuestion && !directsReader(sentence) && !isWish(sentence)) return false;
  return words.some(({ says, lower }, k) => {
    const next = words[k + 1];
    if ((says & SAYS.points) !== 0 && !DISTANT.test(lower))
      return isQuestion || !next || BEHIND_THIS.test(next.lower) || (next.says & SAYS.piece) !== 0;
    if (EACH.test(lower)) return true;
    return isTreatment(words[k]) || ((says & SAYS.treats) !== 0 && IT.test(next?.lower ?? ''));
  });
}

/**
 * Whether a paragraph says where a text stands: "the thing below", "the plan that follows", "this contract",
 * "translate this line".
 */
export const pointsAtText = ({ sentences }: Part): boolean =>
  sentences.some(({ words }) =>
    words.some(
      ({ says, lower }, k) =>
        isBelow(words, k) ||
        ((says & SAYS.points) !== 0 &&
          (((words[k + 1]?.says ?? 0) & SAYS.piece) !== 0 ||
            (!DISTANT.test(lower) && isTreatment(words[k - 1])))),
    ),
  );

const isTreatment = (word: Said | undefined): boolean =>
  word !== undefined && (word.says & SAYS.treats) !== 0 && !MAKES.test(word.lower);

const isBelow = (words: readonly Said[], k: number): boolean =>
  ((words[k]?.says ?? 0) & SAYS.below) !== 0 ||
  (words[k]?.lower === 'follows' && /^(?:that|which|what)$/.test(words[k - 1]?.lower ?? ''));

/** "Somebody left this at the door." */
const isBrought = (words: readonly Said[], k: number): boolean =>
  k > 0 &&
  /^th(?:is|ese)$/.test(words[k]?.lower ?? '') &&
  /^(?:at|from|on|by|in|today|yesterday)$/.test(words[k + 1]?.lower ?? '');

const CJK = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** These mostly mean what was just said. */
const DISTANT = /^(?:that|those|it)$/;
const BEHIND_THIS =
  /^(?:this|ones?|is|are|was|for|to|into|sound|so|please|as|in|and|means?|do|does|says?|works?|auf|zu|en|em)$/;
/** "Give each message a label." */
const EACH = /^(?:each|every|jede\p{L}?|chaque|cada|ogni)$/u;
/** These make a text of their own, or say what the model does with what it is asked for … */
const MAKES =
  /^(?:write|describe|make|complete|continue|format|label|comment|reply|respond|answer|explain|understand|check|read|turn|change|fix|debug|refactor|optimi[sz]e|tag)$/;
/** … unless they are done to something that is there. */
const IT = /^(?:it|this|these|that|them)$/;
