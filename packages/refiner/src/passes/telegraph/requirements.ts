import { FINITE_TAGS, MAY, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  changeToLabel,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** "Output must be valid JSON" is "Output: valid JSON"; "Each part should have a title" is "Each part needs a title". */
export const REQUIREMENTS: CodePass = {
  name: 'requirements',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.modal))
      if (sentence.part.line !== 'table') shorten(sentence);
  },
};

const OPENERS = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.noun,
  TAG.adjective,
  TAG.name,
  TAG.gerund,
  TAG.participle,
]);
const VERBS = new Set<Tag>([...FINITE_TAGS, TAG.base]);
/** What the model gives back: what it must contain is what to include. */
const RESULT = wordSet('response answer reply output');
/** "in English", "in all capital letters": how to answer. */
const MANNERS = wordSet(
  `english german french spanish italian portuguese russian chinese japanese korean hindi arabic bengali telugu urdu persian swahili vietnamese thai
  punjabi marathi gujarati tamil kannada bulgarian finnish nepali ukrainian dutch polish turkish greek swedish czech danish norwegian hebrew
  indonesian romanian hungarian latin all lowercase uppercase capital lower upper`,
);

function shorten(sentence: Sentence): void {
  const { words: all, tags } = sentence;
  if (!OPENERS.has(tags[0] ?? TAG.other)) return;
  const modal = nounPhraseEnd(sentence, 0);
  if (modal === 0 || !/^(?:must|should|shall)$/.test(all[modal] ?? '') || !isCalm(sentence, modal)) return;
  const verb = modal + 1;
  if (!isFree(sentence, modal, verb + 1) || !isCalm(sentence, verb) || goesOn(sentence, verb + 1)) return;
  if (isResult(sentence, modal) && ofResult(sentence, modal)) return;
  if (all[verb] === 'have') needs(sentence, modal, verb + 1);
  else if (all[verb] === 'be') label(sentence, modal, verb + 1);
  else if (all[verb] === 'consist' && all[verb + 1] === 'of') label(sentence, modal, verb + 2);
}

/** True where the subject is "your (entire) response" and no more. */
function isResult({ words: all }: Sentence, modal: number): boolean {
  return (
    RESULT.has(all[modal - 1] ?? '') &&
    (modal === 1 || /^(?:your|the)$/.test(all[0] ?? '')) &&
    (modal < 3 || (modal === 3 && isWhole(all[1])))
  );
}

const isWhole = (word: string | undefined): boolean => word === 'entire' || word === 'whole';

/** "Your response should be in English" is "Answer in English"; "… should contain 3 parts" is "Include 3 parts". */
function ofResult(sentence: Sentence, modal: number): boolean {
  const { words: all } = sentence;
  const not = all[modal + 1] === 'not';
  const at = modal + (not ? 2 : 1);
  const verb = all[at] ?? '';
  if (!isFree(sentence, 0, at + 1)) return false;
  if (not)
    return (
      /^(?:contain|include|have|use)$/.test(verb) &&
      (all[at + 1] === 'any'
        ? change(sentence, REQUIREMENTS, 0, at + 2, 'no')
        : change(sentence, REQUIREMENTS, 0, at + 1, "don't use"))
    );
  if (verb === 'be' && all[at + 1] === 'in' && MANNERS.has(all[at + 2] ?? ''))
    return change(
      sentence,
      REQUIREMENTS,
      0,
      at + 2,
      isWhole(all[modal - 2]) ? 'answer entirely in' : 'answer in',
    );
  // "Include less than 6 sentences" would ask for fewer.
  if (/^(?:contain|include|have)$/.test(verb) && /^(?:less|fewer|no|up)$/.test(all[at + 1] ?? ''))
    return changeToLabel(sentence, REQUIREMENTS, modal, at + 1);
  return (
    /^(?:contain|include)$/.test(verb) &&
    all[at + 1] !== 'both' &&
    change(sentence, REQUIREMENTS, 0, at + 1, 'include')
  );
}

/** What is asked of these reads as a label: "Tone: friendly", and not "Thursday: in there". */
const LABELS = wordSet(
  `answer answers reply replies response responses output text summary result results title titles headline tone style format layout structure
  language length size width height order colour color audience subject name names file files line lines sentence sentences paragraph
  paragraphs date dates number numbers list table code budget deadline version headings heading`,
);

const isLabel = (word: string): boolean => LABELS.has(word);

/** "The answer should be short" is "Answer: short". */
function label(sentence: Sentence, from: number, to: number): void {
  const next = sentence.tags[to];
  if (next === undefined || next === TAG.punctuation || next === TAG.other || sentence.words.includes(':'))
    return;
  if (
    next === TAG.negation ||
    next === TAG.participle ||
    next === TAG.gerund ||
    next === TAG.to ||
    next === TAG.conjunction
  )
    return;
  if (saysMore(sentence, to) || !isLabel(sentence.words[from - 1] ?? '')) return;
  if (!/^(?:no|neither|none|only|not)$/.test(sentence.words[0] ?? ''))
    changeToLabel(sentence, REQUIREMENTS, from, to);
}

/** Behind these something else is said. */
const BEYOND = new Set<Tag>([...VERBS, TAG.contraction, TAG.pronoun, TAG.subordinator, TAG.relative]);

/** "be short and mention the date", "be 4 euros so take cash": a label has its value behind it and nothing else. */
function saysMore(sentence: Sentence, from: number): boolean {
  const { words: all, tags } = sentence;
  for (let k = from; k < all.length; k++) {
    if (BEYOND.has(tags[k] ?? TAG.other) || /^(?:[;—–]|so|then)$/.test(all[k] ?? '')) return true;
    if ((tags[k] === TAG.conjunction || all[k] === ',') && mayBeVerb(sentence, k + 1)) return true;
  }
  return false;
}

/** What may be a verb behind "and" counts as one: "and address the reader", "and addresses the reader". */
function mayBeVerb({ words: all, tags }: Sentence, k: number): boolean {
  let at = k;
  while (tags[at] === TAG.adverb) at++;
  if (tags[at] === TAG.adjective) return false;
  const mask = wordMask(all[at] ?? '');
  const hasObject = tags[at + 1] === TAG.determiner || tags[at + 1] === TAG.possessive;
  return (mask & MAY.base) !== 0 || (hasObject && (mask & MAY.present) !== 0);
}

/** Plural subjects "need", others "needs". */
function needs(sentence: Sentence, from: number, to: number): void {
  const next = sentence.tags[to];
  if (
    next === undefined ||
    next === TAG.participle ||
    next === TAG.be ||
    next === TAG.to ||
    next === TAG.punctuation
  )
    return;
  const { words: all } = sentence;
  const of = all.indexOf('of');
  const noun = all[of > 0 && of < from ? of - 1 : from - 1] ?? '';
  const plural = /[^su]s$/.test(noun) && !/^(?:each|every|a|an|this|that|one)$/.test(all[0] ?? '');
  const joined = all.slice(0, from).includes('and');
  change(sentence, REQUIREMENTS, from, to, plural || joined ? 'need' : 'needs');
}

/** Another verb for the same subject ("and should not exceed …", "and contain …") would lose it. */
function goesOn({ tags, words: all }: Sentence, k: number): boolean {
  for (let i = k; i < tags.length; i++) {
    const before = tags[i - 1];
    const joined =
      before === TAG.conjunction ||
      (before === TAG.adverb && tags[i - 2] === TAG.conjunction) ||
      all[i - 1] === ',';
    if (joined && (VERBS.has(tags[i] ?? TAG.other) || (all[i] ?? '').endsWith("n't"))) return true;
    if (tags[i] === TAG.modal && !joined && before !== TAG.pronoun && before !== TAG.relative) return true;
  }
  return false;
}
