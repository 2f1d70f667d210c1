import { NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import type { Tables } from '../compile.ts';
import { ADDABLE } from './addable.ts';
import { ANTONYMS } from './antonyms.ts';
import { CHATTER } from './chatter.ts';
import { FILLER } from './filler.ts';
import { LIGHT } from './light.ts';
import { OPERATORS } from './operators.ts';
import { SYNONYMS } from './synonyms.ts';

const ORDINALS = 'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

export const TABLES: Tables = {
  operators: OPERATORS,
  synonyms: SYNONYMS,
  antonyms: ANTONYMS,
  light: LIGHT,
  addable: ADDABLE,
  chatter: CHATTER,
  filler: FILLER,
  functions: '',
  numbers: [
    ...[...NUMBER_WORDS].map(([word, value]) => `${value} = ${word}`),
    ...ORDINALS.map((word, at) => `${at + 3} = ${word}`),
  ].join('\n'),
};
