import type { Language } from '@refinery/text/language.ts';
import type { Tables } from './compile.ts';
import { TABLES as de } from './de/tables.ts';
import { TABLES as en } from './en/tables.ts';
import { TABLES as es } from './es/tables.ts';
import { TABLES as fr } from './fr/tables.ts';
import { TABLES as it } from './it/tables.ts';
import { TABLES as ja } from './ja/tables.ts';
import { TABLES as pt } from './pt/tables.ts';
import { TABLES as zh } from './zh/tables.ts';

/** Languages that the guard reads; words of `other` ones are known by what they share with English. */
export type Script = Language | 'zh' | 'ja';

/** Whether a script puts no spaces between words. */
export const isSpaceless = (language: Script): language is 'zh' | 'ja' =>
  language === 'zh' || language === 'ja';

const TABLES: Readonly<Record<string, Tables>> = { en, de, fr, es, pt, it, zh, ja };

/** The tables of a language, those of English for a language without. */
export const tablesOf = (language: Script): Tables => TABLES[language] ?? en;
