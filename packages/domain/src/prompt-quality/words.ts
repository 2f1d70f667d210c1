/** Words by language: alternatives with `|` between them, as regular expressions. */
export type Words = Record<'en' | 'de' | 'fr' | 'es' | 'it' | 'pt', string>;

/** The words of all languages as one alternative after the other. */
export const alternatives = ({ en, de, fr, es, it, pt }: Words): string => [en, de, fr, es, it, pt].join('|');

/** A pattern of alternatives that neither begin nor end within a word. */
export const asWord = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

export const wholeWords = (words: Words): string => asWord(alternatives(words));
