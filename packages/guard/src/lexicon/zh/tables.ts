import type { Tables } from '../compile.ts';
import { ANTONYMS } from './antonyms.ts';
import { FILLER } from './filler.ts';
import { COMPOUNDS, FUNCTIONS, NUMBERS, POSSESSIVES, POSTPOSED } from './functions.ts';
import { LIGHT } from './light.ts';
import { OPERATORS } from './operators.ts';
import { SYNONYMS } from './synonyms.ts';

export const TABLES: Tables = {
  operators: OPERATORS + POSSESSIVES,
  synonyms: SYNONYMS,
  antonyms: ANTONYMS,
  light: LIGHT,
  filler: FILLER,
  functions: FUNCTIONS,
  numbers: NUMBERS,
  compounds: COMPOUNDS,
  postposed: POSTPOSED,
};
