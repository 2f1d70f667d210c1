import type { Tables } from '../compile.ts';
import { ANTONYMS } from './antonyms.ts';
import { derived } from './derived.ts';
import { FILLER } from './filler.ts';
import { ENDINGS, FUNCTIONS, POSSESSIVES } from './functions.ts';
import { LIGHT } from './light.ts';
import { NUMBERS } from './numbers.ts';
import { OPERATORS } from './operators.ts';
import { SYNONYMS } from './synonyms.ts';
import { IRREGULAR, PARTICLES } from './verbs.ts';

export const TABLES: Tables = {
  operators: OPERATORS + POSSESSIVES,
  synonyms: SYNONYMS,
  antonyms: ANTONYMS,
  light: LIGHT,
  filler: FILLER,
  functions: FUNCTIONS,
  numbers: NUMBERS,
  endings: ENDINGS,
  irregular: IRREGULAR,
  particles: PARTICLES,
  derived,
};
