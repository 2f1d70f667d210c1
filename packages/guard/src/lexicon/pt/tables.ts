import type { Tables } from '../compile.ts';
import { ADDABLE } from './addable.ts';
import { ANTONYMS } from './antonyms.ts';
import { CHATTER } from './chatter.ts';
import { FILLER } from './filler.ts';
import { CLITICS, ENDINGS, FUNCTIONS, NUMBERS, POSSESSIVES } from './functions.ts';
import { LIGHT } from './light.ts';
import { OPERATORS } from './operators.ts';
import { SYNONYMS } from './synonyms.ts';
import { VOCABULARY } from './vocabulary.ts';

export const TABLES: Tables = {
  operators: OPERATORS + POSSESSIVES,
  synonyms: SYNONYMS + VOCABULARY,
  antonyms: ANTONYMS,
  light: LIGHT,
  addable: ADDABLE,
  chatter: CHATTER,
  filler: FILLER,
  functions: FUNCTIONS,
  numbers: NUMBERS,
  endings: ENDINGS,
  clitics: CLITICS,
};
