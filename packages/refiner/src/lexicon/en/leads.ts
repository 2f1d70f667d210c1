import { wordList } from '@refinery/text/word-list.ts';
import type { PhrasePass, PhraseRule } from '../../model/pass.ts';

/** What a prompt sets, one and many; never a text that it hands over, which its lead tells from the prompt. */
const ONES = wordList(
  'question context topic format structure template task problem schema outline request situation scenario',
);
const MANY = wordList(
  'steps rules guidelines requirements instructions criteria features elements sections questions details points variables specifications constraints conditions topics principles components tasks parameters fields categories aspects areas factors',
);

const rule = (pattern: string, replacement: string): PhraseRule => ({ pattern, replacement, rank: 2 });

/** What is to be done, never a text that the prompt hands over: "the following text:" tells where that begins. */
const SHAPES = wordList('format structure template schema layout');
const DIRECTIVES = wordList(
  'steps rules guidelines requirements criteria features elements sections points specifications constraints conditions topics principles components fields categories aspects areas factors',
);

/** "Here are the details:" → "Details:", "the following question" → "this question". */
const LEADS: readonly PhraseRule[] = [
  ...ONES.flatMap((noun) => [
    rule(`^^ here|below is the|a|an|some|my ${noun} :`, `${noun}:`),
    rule(`^^ here's the|a|an|some|my ${noun} :`, `${noun}:`),
    rule(`^^ the ${noun} is as follows :`, `${noun}:`),
  ]),
  ...MANY.flatMap((noun) => [
    rule(`^^ here|below are the|some|my|your|a few? ${noun} :`, `${noun}:`),
    rule(`^^ the|your|my ${noun} are as? follows? :`, `${noun}:`),
  ]),
  ...SHAPES.map((noun) => rule(`~ !with the following ${noun}`, `this ${noun}`)),
  ...DIRECTIVES.map((noun) => rule(`~ !with the following ${noun}`, `these ${noun}`)),
];

/** Sentences that only lead to what follows. */
export const LEAD_SENTENCES: PhrasePass = {
  name: 'leads',
  reason: 'lead that says nothing',
  language: 'en',
  rules: LEADS,
};
