import type { Language } from '@refinery/text/language.ts';
import { wordSet } from '@refinery/text/word-list.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Words behind which a clause does not end, unless its author ended it there: articles, prepositions,
 * conjunctions, auxiliaries.
 */
const OPENING: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet(
    `a an the my your our their every of in on at by with from for into onto about as to between without and or but nor if because unless
    whether is are was were can could must should will would may might has i we they he she which whose than`,
  ),
  de: wordSet(
    `ein eine einen einem einer eines der dem des den mein meine meinen dein deine deinen ihre ihren von vom bei beim für zum zur im ins am ohne gegen
    und oder aber dass weil wenn ob wie als`,
  ),
  fr: wordSet(
    'le la les un une des du de à au aux et ou que qui dans pour avec sur sans par en mon ma mes ton ta tes son sa ses votre vos si mais',
  ),
  es: wordSet(
    'el la los las un una de del al y e o u que en con por para sin sobre mi mis tu tus su sus si pero',
  ),
  pt: wordSet(
    'o a os as um uma de do da dos das ao à no na nos nas e ou que em com por para sem sobre se mas',
  ),
  it: wordSet(
    'il lo la gli le un uno una di del della dei delle al alla nel nella e o che in con per su da senza se ma',
  ),
};

export const openingWords = (language: Language): ReadonlySet<string> => OPENING[language] ?? NONE;
