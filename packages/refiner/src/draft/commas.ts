import type { Language } from '@refinery/text/language.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, type DraftSegment, lowerOf } from './draft.ts';

/** Words behind which a clause begins: "so" is none in German, nor "o" in Portuguese. */
const JOINING: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('and but or so'),
  de: wordSet('und aber oder'),
  fr: wordSet('et mais ou'),
  es: wordSet('y pero o e'),
  pt: wordSet('e mas ou'),
  it: wordSet('e ma o'),
};

/** Words that begin a clause of their own behind a comma, and nothing else. */
const SUBJECTS: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('i you he she it we they there'),
  de: wordSet('ich du er es wir ihr man'),
  fr: wordSet('je tu il elle on nous vous ils elles'),
  es: wordSet('yo tú él ella nosotros nosotras ellos ellas usted ustedes'),
  pt: wordSet('eu tu ele ela nós eles elas você vocês'),
  it: wordSet('io tu lui lei noi voi loro'),
};

/** They begin what the verb before them wants. */
const INDEFINITE: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('a an'),
  de: wordSet('ein eine einen einem einer'),
  fr: wordSet('un une des'),
  es: wordSet('un una unos unas'),
  pt: wordSet('um uma uns umas'),
  it: wordSet('un uno una'),
};

/** They may begin a clause as well as what the verb before them wants. */
const DEFINITE: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('the this these my your our his her its their'),
  de: wordSet(
    `der die das den dem mein meine meinen meinem meiner dein deine deinen deinem deiner unser unsere unseren unserem unserer`,
  ),
  fr: wordSet('le la les mon ma mes ton ta tes notre nos votre vos'),
  es: wordSet('el la los las mi mis tu tus su sus'),
  pt: wordSet('o a os as meu minha seu sua'),
  it: wordSet('il lo la i le gli mio mia suo sua'),
};

/** A clause of these ends with the comma: "if it fails, please, retry". */
const CONDITIONS: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('if when whenever unless before after while once until because as since although'),
  de: wordSet('wenn falls sobald bevor nachdem während weil da obwohl sofern solange bis ehe'),
  fr: wordSet("si s'il s'ils quand lorsque avant après pendant comme puisque bien dès"),
  es: wordSet('si cuando antes después mientras como aunque en apenas'),
  pt: wordSet('se quando caso antes depois enquanto como embora assim'),
  it: wordSet('se quando qualora prima dopo mentre siccome poiché benché appena'),
};

/** Whether a sentence begins with a condition, which a comma ends. */
export const opensCondition = (
  draft: Draft,
  { language, from }: Pick<DraftSegment, 'language' | 'from'>,
): boolean => CONDITIONS[language]?.has(lowerOf(draft, from)) === true;

/** In tokens, spaces among them: what is shorter may be an address or an opener, whose comma stays. */
const SHORT = 4;

/**
 * "so please, keep it short" is "so keep it short": no comma that stays before the word that joins or behind
 * it, none of a pair.
 */
export function opensClause(draft: Draft, { language }: DraftSegment, left: number): boolean {
  if (!JOINING[language]?.has(lowerOf(draft, left)) || draft.out[left] !== undefined) return false;
  return lowerOf(draft, left + 1) !== ',' || draft.out[left + 1] === '';
}

/**
 * Whether both commas go with what stood between them: "list, please, the names in order" does not stop
 * there, "keep it short, please, he reads little" does. `before` is the first of them, `next` the word behind
 * the second.
 */
export function goesOn(
  draft: Draft,
  { language, from }: DraftSegment,
  before: number,
  next: number,
): boolean {
  const word = lowerOf(draft, next);
  if (opensCondition(draft, { language, from })) return false;
  if (SUBJECTS[language]?.has(word)) return false;
  return (
    INDEFINITE[language]?.has(word) === true || (before - from > SHORT && !DEFINITE[language]?.has(word))
  );
}
