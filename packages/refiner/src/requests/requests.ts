import type { Change } from '../draft/draft.ts';
import { GERMAN_OPENERS } from '../lexicon/de/openers.ts';
import type { Language } from '../text/language.ts';
import { germanRequest } from './german.ts';
import { type Opener, type Openers, parseOpeners } from './opener.ts';
import type { Sentence } from './sentence.ts';

/** How the requests of one language are made instructions. */
export interface RequestGrammar {
  openers: Openers;
  /** What to change for the opener at `at`, or undefined where that is unclear. */
  instruct: (sentence: Sentence, at: number, opener: Opener) => Omit<Change, 'pass' | 'reason'>[] | undefined;
}

const GRAMMARS: Partial<Record<Language, () => RequestGrammar>> = {
  de: () => ({ openers: parseOpeners(GERMAN_OPENERS), instruct: germanRequest }),
};

const KNOWN = new Map<Language, RequestGrammar>();

/** Read when a text of that language first asks for it. */
export function requestGrammar(language: Language): RequestGrammar | undefined {
  let grammar = KNOWN.get(language);
  if (!grammar) {
    grammar = GRAMMARS[language]?.();
    if (grammar) KNOWN.set(language, grammar);
  }
  return grammar;
}
