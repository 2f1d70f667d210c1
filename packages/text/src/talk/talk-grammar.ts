import type { Language } from '../language.ts';
import { GERMAN_TALK } from './de.ts';
import { ENGLISH_TALK } from './en.ts';
import { SPANISH_TALK } from './es.ts';
import { FRENCH_TALK } from './fr.ts';
import { TalkGrammar } from './grammar.ts';
import { ITALIAN_TALK } from './it.ts';
import { PORTUGUESE_TALK } from './pt.ts';

const LEXICONS: Partial<Record<Language, string>> = {
  en: ENGLISH_TALK,
  de: GERMAN_TALK,
  fr: FRENCH_TALK,
  es: SPANISH_TALK,
  pt: PORTUGUESE_TALK,
  it: ITALIAN_TALK,
};
const GRAMMARS = new Map<Language, TalkGrammar>();

/** The talk of a language, read when it is first asked for; undefined where there is no lexicon. */
export function talkGrammar(language: Language): TalkGrammar | undefined {
  const known = GRAMMARS.get(language);
  const lexicon = LEXICONS[language];
  if (known || lexicon === undefined) return known;
  const made = new TalkGrammar(lexicon);
  GRAMMARS.set(language, made);
  return made;
}
