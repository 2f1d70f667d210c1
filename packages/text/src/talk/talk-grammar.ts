import type { Language } from '../language.ts';
import { ENGLISH_TALK } from './en.ts';
import { TalkGrammar } from './grammar.ts';

const LEXICONS: Partial<Record<Language, string>> = { en: ENGLISH_TALK };
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
