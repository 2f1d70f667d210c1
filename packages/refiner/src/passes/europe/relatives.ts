import type { Language } from '@refinery/text/language.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Draft } from '../../draft/draft.ts';
import { REASONS } from '../../model/reasons.ts';
import { replaceWords, type Sentence } from '../../requests/sentence.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

interface RelativeGrammar {
  relative: string;
  /** Forms of the verb that say nothing beside the participle. */
  being: ReadonlySet<string>;
  participle: RegExp;
  determiners: ReadonlySet<string>;
}

const GRAMMARS: Partial<Record<Language, RelativeGrammar>> = {
  es: {
    relative: 'que',
    being: wordSet('está están es son estén sean'),
    participle: /^\p{L}{3,}[aií]d[oa]s?$/u,
    determiners: wordSet('el la los las un una unos unas mi mis tu tus su sus este esta estos estas cada'),
  },
  pt: {
    relative: 'que',
    being: wordSet('está estão é são esteja estejam seja sejam'),
    participle: /^\p{L}{3,}[aií]d[oa]s?$/u,
    determiners: wordSet(
      'o a os as um uma uns umas meu minha meus minhas seu sua seus suas este esta cada dos das do da nos nas no na',
    ),
  },
  it: {
    relative: 'che',
    being: wordSet('è sono sia siano'),
    participle: /^\p{L}{3,}[aiu]t[oaie]$/u,
    determiners: wordSet(
      'il lo la i gli le un uno una ogni mio mia miei mie suo sua nel nella nei nelle del della dei delle',
    ),
  },
  fr: {
    relative: 'qui',
    being: wordSet('est sont soit soient'),
    participle: /^\p{L}{3,}ée?s?$/u,
    determiners: wordSet(
      'le la les un une des mon ma mes ton ta tes son sa ses votre vos ce cette ces chaque',
    ),
  },
};

/** Behind these "que" says when or why: "el día que está cerrado". */
const MOMENTS =
  /^(?:d[ií]as?|vez|veces|momento|hora|año|ano|semana|mes|lugar|raz[oó]n|hecho|facto?|moment|jour|fois|giorno|volta|momenti?|fatto|cosa|forma|modo|manera|maneira)$/;

/** "Los datos que están incluidos en la tabla" are "los datos incluidos en la tabla". */
export const PARTICIPLES: CodePass = {
  name: 'participles',
  reason: REASONS.wordy,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft) {
    rewriteSentences(draft, PARTICIPLES, (sentence, language) => {
      const grammar = GRAMMARS[language];
      const at = grammar ? relativeAt(sentence, grammar) : -1;
      return at < 0 ? undefined : replaceWords(sentence, at, at + 2, '');
    });
  },
};

/** Index of a relative pronoun behind a noun and before a form of "be" and a participle, or -1. */
function relativeAt(
  { words }: Sentence,
  { relative, being, participle, determiners }: RelativeGrammar,
): number {
  return words.findIndex(
    (word, k) =>
      word === relative &&
      determiners.has(words[k - 2] ?? '') &&
      /^\p{L}{3,}$/u.test(words[k - 1] ?? '') &&
      !MOMENTS.test(words[k - 1] ?? '') &&
      being.has(words[k + 1] ?? '') &&
      participle.test(words[k + 2] ?? ''),
  );
}
