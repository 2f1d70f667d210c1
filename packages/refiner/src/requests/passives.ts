import type { Change } from '../draft/draft.ts';
import { type DemandGrammar, modalLength } from './demands.ts';
import { mayBeInThing } from './noun-phrase.ts';
import { inCase, replaceWords, type Sentence, wordText } from './sentence.ts';
import type { RomanceVerb } from './verb-forms.ts';

/** Verbs by their participles, in all genders and numbers. */
export function collectParticiples(
  verbs: readonly RomanceVerb[],
  participles: (infinitive: string) => readonly string[],
): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { forms } of verbs) {
    const infinitive = forms.infinitive?.familiar[0] ?? '';
    for (const participle of participles(infinitive)) all.set(participle, infinitive);
  }
  return all;
}

/** What of a Romance language the passive needs, beside demands. */
export interface PassiveGrammar {
  demands: DemandGrammar;
  participles: ReadonlyMap<string, string>;
  /** "ser", "être", … */
  be: ReadonlySet<string>;
  /** The order that stands for a verb, by person. */
  order: (infinitive: string, formal: boolean, negated: boolean) => string | undefined;
}

/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 8;

/**
 * "Os valores não devem ser alterados" → "Não altere os valores"; "Los importes deben ser redondeados a euros" → "Redondea los importes a
 * euros". Undefined where the verb is unknown or the sentence says more of the thing.
 */
export function passiveAsOrder(
  { demands, participles, be, order }: PassiveGrammar,
  sentence: Sentence,
  formal: boolean,
): Omit<Change, 'pass' | 'reason'>[] | undefined {
  const { words } = sentence;
  const first = words[0] ?? '';
  if (!demands.articles.has(first) && !demands.quantifiers.has(first) && !/^l['’]/.test(first))
    return undefined;
  let modal = 1;
  while (modal <= LONGEST_THING && isThing(demands, words, modal)) modal++;
  const length = modalLength(demands, words, modal);
  if (length === 0) return undefined;
  const isNegated = words[modal - 1] === demands.negator;
  let verb = modal + length;
  if (isNegated && demands.companions.size > 0 && demands.companions.has(words[verb] ?? '')) verb++;
  if (verb > modal + length && words[verb - 1] !== 'pas') return undefined;
  const infinitive = be.has(words[verb] ?? '') ? participles.get(words[verb + 1] ?? '') : undefined;
  if (infinitive === undefined || goesOn(demands, words, verb + 2)) return undefined;
  const text = order(infinitive, formal, isNegated);
  if (text === undefined) return undefined;
  const thing = wordText(sentence, 0);
  return [
    ...replaceWords(sentence, 0, 1, `${inCase(sentence, 0, text)} ${thing.toLowerCase()}`),
    ...replaceWords(sentence, isNegated ? modal - 1 : modal, verb + 2, ''),
  ];
}

/** A word of the noun phrase, or the negator behind it. */
function isThing(demands: DemandGrammar, words: readonly string[], k: number): boolean {
  return mayBeInThing(words[k] ?? '', demands.articles) && modalLength(demands, words, k) === 0;
}

/** More is said of the thing behind a joiner, or of who does it. */
function goesOn({ joiners, modals }: DemandGrammar, words: readonly string[], from: number): boolean {
  const next = words[from] ?? '';
  return (
    joiners.has(next) ||
    /^(?:por|par|da|dal|dalla|pelo|pela|mas|ma|mais|pero|que|qui|che)$/.test(next) ||
    words.slice(from).some((word) => modals.has(word))
  );
}
