import type { Change } from '../draft/draft.ts';
import { GERMAN_OPENERS } from '../lexicon/de/openers.ts';
import { germanRequest } from '../lexicon/de/requests.ts';
import { SPANISH_OPENERS, spanishRequests } from '../lexicon/es/requests.ts';
import { FRENCH_OPENERS, frenchRequests } from '../lexicon/fr/requests.ts';
import { ITALIAN_OPENERS, italianRequests } from '../lexicon/it/requests.ts';
import { PORTUGUESE_OPENERS, portugueseRequests } from '../lexicon/pt/requests.ts';
import { byLanguage } from '../requests/by-language.ts';
import { type Opener, type Openers, parseOpeners } from '../requests/opener.ts';
import { type RomanceGrammar, romanceRequest } from '../requests/romance.ts';
import type { Sentence } from '../requests/sentence.ts';

/** How the requests of one language are made instructions. */
export interface RequestGrammar {
  openers: Openers;
  /** What to change for the opener at `at`, or undefined where that is unclear. */
  instruct: (sentence: Sentence, at: number, opener: Opener) => Omit<Change, 'pass' | 'reason'>[] | undefined;
}

/** The grammar of a language, read when a text of it first asks for it. */
export const requestGrammar = byLanguage<RequestGrammar>({
  de: () => ({ openers: parseOpeners(GERMAN_OPENERS), instruct: germanRequest }),
  fr: () => romance(FRENCH_OPENERS, frenchRequests()),
  pt: () => romance(PORTUGUESE_OPENERS, portugueseRequests()),
  it: () => romance(ITALIAN_OPENERS, italianRequests()),
  es: () => romance(SPANISH_OPENERS, spanishRequests()),
});

function romance(openers: string, grammar: RomanceGrammar): RequestGrammar {
  return {
    openers: parseOpeners(openers),
    instruct: (sentence, at, opener) => romanceRequest(grammar, sentence, at, opener),
  };
}
