import type { PhrasePass, PhraseRule } from '../../passes/pass.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** What a prompt hands over or sets, one and many. */
const ONES = words(
  'question text code sentence article email e-mail passage paragraph context information topic format structure template example input list table data prompt message story document snippet review conversation situation scenario task problem function description query schema outline request',
);
const MANY = words(
  'steps rules guidelines requirements instructions criteria features elements sections questions details points variables specifications constraints conditions topics sentences examples principles components tasks parameters fields categories aspects texts words options files items areas factors values commands',
);

const rule = (pattern: string, replacement: string): PhraseRule => ({ pattern, replacement, rank: 2 });

/** What is to be done, never a text that the prompt hands over: "the following text:" tells where that begins. */
const SHAPES = words('format structure template schema layout');
const DIRECTIVES = words(
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
