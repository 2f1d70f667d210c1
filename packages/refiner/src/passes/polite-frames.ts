import { SAYS, wordSays } from '@refinery/text/material/words.ts';
import { TAG } from '@refinery/text/tag-set.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, proposeTogether } from '../draft/draft.ts';
import { isCalm, isFree, nounPhraseEnd, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "I would also really appreciate it if you could keep it short" is "Also keep it short": frames put together from their parts. */
export const POLITE_FRAMES: CodePass = {
  name: 'polite-frames',
  reason: REASONS.introduction,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft)) unframe(sentence);
  },
};

const MORE =
  '(?: (?:also|really|very|much|so|greatly|highly|extremely|truly|just|kindly|especially|particularly|absolutely|most))*';
const WOULD = "(?:['’]d| would)";
const GOOD =
  '(?:great|good|nice|lovely|wonderful|helpful|useful|fantastic|awesome|amazing|perfect|ideal|cool|brilliant|best|better|kind)';
/** What is wished is a condition … */
const IF_WISHED = [
  `(?:i|we)${WOULD}${MORE} (?:appreciate|like|love|prefer) it(?: very much| a lot| greatly)? if`,
  `(?:i|we)${WOULD}${MORE} be${MORE} (?:grateful|glad|happy|thankful|pleased|delighted|obliged)(?: to you)? if`,
  `(?:it|that)(?:${WOULD}| will|['’]ll)${MORE} be${MORE} ${GOOD}(?: of you)? if`,
].join('|');
/** … or said of the one who is to do it. */
const YOU_TO = [
  `(?:i|we)${WOULD}${MORE} (?:like|love|want|ask|expect)(?: for)? you`,
  `(?:i|we)${MORE} (?:want|need|expect|ask)(?: for)? you`,
].join('|');
const FILLERS = '(?: (?:also|please|kindly|just|maybe|perhaps|possibly))*';

const OF_YOU = new RegExp(
  `^(?:(?:${IF_WISHED}) you (?:could|would|can|might|were to)|(?:${YOU_TO}) to)${FILLERS}(?<not> not)?${FILLERS} (?=[a-z])`,
);
const OF_IT = new RegExp(`^(?:${IF_WISHED}) (?!you )`);
const NOT_WANTED =
  /^(?:(?:i|we) (?:don['’]t|do not) want you to|(?:i|we)(?:['’]d| would) (?:rather|prefer that) you (?:didn['’]t|did not)) /;
/** These stay before the request. */
const JOINERS = wordSet('and so but also then additionally furthermore finally lastly moreover besides');
/** "I want you to know that …" */
const FELT = wordSet('know feel believe trust');
const COULD = wordSet('could can');

function unframe(sentence: Sentence): void {
  const { words } = sentence;
  let from = 0;
  while (JOINERS.has(words[from] ?? '') || (from > 0 && words[from] === ',')) from++;
  const said = words.slice(from, from + LONGEST).join(' ');
  if (!/^(?:i|we|it|that)\b/.test(said)) return;
  if (!unframeYou(sentence, from, said)) unframeIt(sentence, from, said);
}

/** Frames with what is behind them, in words. */
const LONGEST = 24;

function unframeYou(sentence: Sentence, from: number, said: string): boolean {
  const found = OF_YOU.exec(said) ?? NOT_WANTED.exec(said);
  if (!found) return false;
  const frame = found[0].trimEnd();
  const verb = from + frame.split(' ').length;
  if (!isBase(sentence, verb) || FELT.has(sentence.words[verb] ?? '')) return false;
  const isNot = found.groups?.not !== undefined || NOT_WANTED.test(said);
  const also = / also\b/.test(frame) && from === 0 ? 'also' : '';
  return drop(sentence, from, verb, [also, isNot ? "don't" : ''].filter(Boolean).join(' '));
}

/** "It would be nice if the hero could be a cat" is "The hero should be a cat". */
function unframeIt(sentence: Sentence, from: number, said: string): boolean {
  const found = OF_IT.exec(said);
  if (!found) return false;
  const subject = from + found[0].trimEnd().split(' ').length;
  const could = subjectEnd(sentence, subject);
  const isModal = could > subject && COULD.has(sentence.words[could] ?? '');
  if (!sentence.words.slice(subject, could).some(isOfText)) return false;
  return isModal && isBase(sentence, could + 1) && drop(sentence, from, subject, '', could);
}

/** What is written is the model's to do: "it would be great if prices could fall" is no request. */
const isOfText = (word: string): boolean =>
  (wordSays(word) & (SAYS.piece | SAYS.result)) !== 0 || OF_TEXT.has(word);
const OF_TEXT = wordSet(
  'it character characters hero heroine tone style length language ending opening list',
);

/** Behind "the hero", "the hero of the story", "the hero in the story". */
function subjectEnd(sentence: Sentence, from: number): number {
  const end = nounPhraseEnd(sentence, from);
  if (end === from || sentence.tags[end] !== TAG.preposition) return end;
  const further = nounPhraseEnd(sentence, end + 1);
  return further > end + 1 ? further : end;
}

const isBase = ({ words, tags }: Sentence, k: number): boolean =>
  tags[k] === TAG.base || verbForms(words[k] ?? '')?.base === words[k];

function drop(sentence: Sentence, from: number, to: number, replacement: string, could?: number): boolean {
  if (!isFree(sentence, from, to) || !isCalm(sentence, to)) return false;
  const { draft, live } = sentence;
  const change = (first: number, last: number, becomes: string) => ({
    from: live[first] ?? 0,
    to: (live[last] ?? 0) + 1,
    replacement: becomes,
    pass: POLITE_FRAMES.name,
    reason: POLITE_FRAMES.reason,
  });
  const modal = could === undefined ? [] : [change(could, could, 'should')];
  return proposeTogether(draft, [change(from, to - 1, replacement), ...modal]);
}
