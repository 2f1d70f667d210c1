import type { Change } from '../draft/draft.ts';
import { expand } from '../phrases/expand.ts';
import { mayBeInThing } from './noun-phrase.ts';
import { inCase, replaceWords, type Sentence } from './sentence.ts';
import type { ThirdPerson } from './third-persons.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

/** What a Romance language says of wishes about a thing: "quiero que el correo sea amable". */
export interface ClauseGrammar {
  /** Patterns of what stands before the conjunction. */
  openers: readonly string[];
  /** The same of what would be good, but need not be. */
  hints: readonly string[];
  conjunctions: ReadonlySet<string>;
  /** Words that open the noun phrase of the thing. */
  determiners: ReadonlySet<string>;
  /** Conjunctions that are one word with a pronoun, with that pronoun: "qu'il". */
  pronouns: ReadonlyMap<string, string>;
  joiners: ReadonlySet<string>;
  negator: string;
  /** "ne … pas": what goes with the negator. */
  companions: ReadonlySet<string>;
  /** Pronouns that stand between the thing and its verb. */
  clitics: ReadonlySet<string>;
  /** The infinitive with such a pronoun: "se terminer", "terminarse". */
  leaning: (infinitive: string, clitic: string) => string;
  modals: readonly [singular: string, plural: string];
  /** Behind hints. */
  softModals: readonly [singular: string, plural: string];
  verbs: ReadonlyMap<string, ThirdPerson>;
}

/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 7;

type Strength = 'demand' | 'hint';

const openersOf = new WeakMap<ClauseGrammar, ReadonlyMap<string, Strength>>();

/** What the words before `to` ask for, where they are an opener. */
function openerOf(grammar: ClauseGrammar, words: readonly string[], to: number): Strength | undefined {
  let known = openersOf.get(grammar);
  if (!known) {
    const read = (lines: readonly string[], strength: Strength): (readonly [string, Strength])[] =>
      lines.flatMap((line) => expand(line.split(' ')).map((path) => [path.join(' '), strength] as const));
    known = new Map([...read(grammar.openers, 'demand'), ...read(grammar.hints, 'hint')]);
    openersOf.set(grammar, known);
  }
  return known.get(words.slice(0, to).join(' '));
}

/** In words. */
const LONGEST_OPENER = 7;

/** Where the conjunction behind the opener stands, or -1. */
function conjunctionAt(grammar: ClauseGrammar, words: readonly string[]): number {
  for (let k = 1; k <= LONGEST_OPENER && k < words.length; k++) {
    const word = words[k] ?? '';
    if ((grammar.conjunctions.has(word) || grammar.pronouns.has(word)) && openerOf(grammar, words, k))
      return k;
  }
  return -1;
}

/**
 * "Quiero que el correo sea amable y que no suene a queja" → "El correo debe ser amable y no sonar a queja": the wish becomes a modal
 * verb. Undefined where a verb is unknown or it is unclear which one the thing does.
 */
export function wishAsDemand(grammar: ClauseGrammar, sentence: Sentence): Part[] | undefined {
  const { words } = sentence;
  const conjunction = conjunctionAt(grammar, words);
  if (conjunction < 0) return undefined;
  const pronoun = grammar.pronouns.get(words[conjunction] ?? '');
  const start = conjunction + 1;
  const verb = pronoun === undefined ? verbOfThing(grammar, words, start) : start;
  const found = verb < 0 ? undefined : verbAt(grammar, words, verb);
  if (!found) return undefined;
  const rest = joined(grammar, sentence, found.to);
  if (!rest) return undefined;
  const thing = pronoun ?? '';
  return [
    ...replaceWords(sentence, 0, start, inCase(sentence, 0, thing)),
    ...replaceWords(
      sentence,
      verb,
      found.to,
      demand(grammar, found, openerOf(grammar, words, conjunction) === 'hint'),
    ),
    ...rest,
  ];
}

/** Index of the word behind the noun phrase that starts at `start`, where the verb or what leans on it stands; -1 where none does. */
function verbOfThing(grammar: ClauseGrammar, words: readonly string[], start: number): number {
  const first = words[start] ?? '';
  if (!grammar.determiners.has(first) && !first.startsWith("l'")) return -1;
  const noun = first.startsWith("l'") ? start : start + 1;
  for (let k = start + 1; k <= start + LONGEST_THING; k++) {
    if (k > noun && verbAt(grammar, words, k)) return isOnlyVerb(grammar, words, k) ? k : -1;
    if (!mayBeInThing(words[k] ?? '', grammar.determiners)) return -1;
  }
  return -1;
}

/** Behind a verb one of these opens what it is said of. */
const OBJECTS =
  /^(?:un|une|una|uno|um|uma|el|la|los|las|le|les|o|a|os|as|il|lo|i|gli|du|des|de|di|da|do|en|em|in|par|por|per|pour|para|con|com|avec|que|che|\d.*|[ld]['’].+)$/;

/** Nouns may look like verbs: "cada questão de múltipla escolha tenha …". */
function isOnlyVerb(grammar: ClauseGrammar, words: readonly string[], at: number): boolean {
  for (let k = at + 2; k <= at + LONGEST_THING && /^[\p{L}'’-]+$/u.test(words[k] ?? ''); k++) {
    if (grammar.joiners.has(words[k] ?? '') || OBJECTS.test(words[k] ?? '')) return true;
    if (verbAt(grammar, words, k)) return false;
  }
  return (
    !verbAt(grammar, words, at + 1) || words[at] === grammar.negator || grammar.clitics.has(words[at] ?? '')
  );
}

interface FoundVerb extends ThirdPerson {
  clitic: string;
  negated: boolean;
  /** "pas". */
  companion: string;
  /** Index behind the verb and its companion. */
  to: number;
}

/** The verb at `at`, with negator and pronoun before it. */
function verbAt(grammar: ClauseGrammar, words: readonly string[], at: number): FoundVerb | undefined {
  let k = at;
  const negated = words[k] === grammar.negator;
  if (negated) k++;
  const clitic = grammar.clitics.has(words[k] ?? '') ? (words[k++] ?? '') : '';
  const verb = grammar.verbs.get(words[k] ?? '');
  if (!verb) return undefined;
  const isSplit = negated && grammar.companions.size > 0;
  const companion = isSplit ? (words[k + 1] ?? '') : '';
  if (isSplit && !grammar.companions.has(companion)) return undefined;
  return { ...verb, clitic, negated, companion, to: k + (isSplit ? 2 : 1) };
}

const actionOf = (leaning: ClauseGrammar['leaning'], { clitic, infinitive }: FoundVerb): string =>
  clitic === '' ? infinitive : leaning(infinitive, clitic);

/** "ne doit pas dépasser", "no debe superar", "doit se terminer". */
function demand(
  { modals, softModals, negator, leaning }: ClauseGrammar,
  verb: FoundVerb,
  isHint: boolean,
): string {
  const modal = (isHint ? softModals : modals)[verb.plural ? 1 : 0];
  return [verb.negated ? negator : '', modal, verb.companion, actionOf(leaning, verb)]
    .filter((word) => word !== '')
    .join(' ');
}

const isConjunction = ({ conjunctions, pronouns }: ClauseGrammar, word: string): boolean =>
  conjunctions.has(word) || pronouns.has(word);

/** The other verbs of the thing, behind a joiner; undefined where that is unclear. */
function joined(grammar: ClauseGrammar, sentence: Sentence, from: number): Part[] | undefined {
  const { words } = sentence;
  const changes: Part[] = [];
  for (let k = from; k < words.length; k++) {
    if (!grammar.joiners.has(words[k] ?? '') || grammar.joiners.has(words[k + 1] ?? '')) continue;
    const word = words[k + 1] ?? '';
    const linked = isConjunction(grammar, word);
    const verb = verbAt(grammar, words, linked ? k + 2 : k + 1);
    if (!verb) {
      if (linked) return undefined;
      continue;
    }
    // "… y que quede claro que": it is the last clause that is to be clear, not the thing.
    if (linked && words.slice(verb.to, verb.to + 2).some((next) => isConjunction(grammar, next)))
      return undefined;
    const negation = [verb.negated ? grammar.negator : '', verb.companion, actionOf(grammar.leaning, verb)];
    changes.push(...replaceWords(sentence, k + 1, verb.to, negation.filter((part) => part !== '').join(' ')));
    k = verb.to - 1;
  }
  return changes;
}
