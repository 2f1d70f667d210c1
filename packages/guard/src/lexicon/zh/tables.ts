import type { Tables } from '../compile.ts';
import { ADDABLE } from './addable.ts';
import { ANTONYMS } from './antonyms.ts';
import { FILLER } from './filler.ts';
import { COMPOUNDS, FUNCTIONS, NUMBERS, POSSESSIVES, POSTPOSED } from './functions.ts';
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
  filler: FILLER,
  functions: FUNCTIONS,
  numbers: NUMBERS,
  compounds: COMPOUNDS,
  postposed: POSTPOSED,
};
