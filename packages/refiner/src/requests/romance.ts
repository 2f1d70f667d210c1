import type { Change } from '../draft/draft.ts';
import type { Opener } from './opener.ts';
import { inCase, replaceWords, type Sentence, startsCapital } from './sentence.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

/** Forms that follow an opener, each with the imperative that says the same. */
export interface VerbForms {
  familiar: ReadonlyMap<string, string>;
  formal: ReadonlyMap<string, string>;
}

/** What a Romance language says of its requests. */
export interface RomanceGrammar {
  /** Verb forms by the mood of the opener: `infinitive`, `question` (infinitive of some verbs), `subjunctive`, `wish` (past subjunctive). */
  forms: Readonly<Record<string, VerbForms>>;
  /** Verb forms whose result is for the one who asks, so that a "me" before them says nothing. */
  forMe: ReadonlySet<string>;
  me: ReadonlySet<string>;
  /** Negators before a subjunctive that is a negative imperative already; empty where it is not. */
  negators: ReadonlySet<string>;
  joiners: ReadonlySet<string>;
  /** Adverbs between a joiner and its verb. */
  linkers: ReadonlySet<string>;
  /** "que" and the pronouns behind it. */
  conjunction: string;
  subjects: ReadonlySet<string>;
  prepositions: ReadonlySet<string>;
  /** Before an infinitive: "et de fournir". */
  particles: ReadonlySet<string>;
  /** Words that may be verbs in the mood, known or not. */
  looksLike: Readonly<Record<string, RegExp>>;
  /** Frequent words that are none. */
  notVerbs: ReadonlySet<string>;
}

/**
 * "¿Podrías escribir un poema y añadir un título?" → "Escribe un poema y añade un título.": the opener from `at` on goes, its verbs
 * become imperatives. Undefined where one of them is unknown or may belong to another word.
 */
export function romanceRequest(
  grammar: RomanceGrammar,
  sentence: Sentence,
  at: number,
  opener: Opener,
): Part[] | undefined {
  const { words } = sentence;
  const start = at > 0 && words[at - 1] === '¿' ? at - 1 : at;
  let verb = at + opener.length;
  if (grammar.negators.has(words[verb] ?? ''))
    return isNegated(grammar, words, verb, opener)
      ? replaceWords(sentence, start, verb + 1, inCase(sentence, at, words[verb] ?? ''))
      : undefined;
  if (grammar.me.has(words[verb] ?? '')) {
    verb++;
    if (!grammar.forMe.has(words[verb] ?? '')) return undefined;
  }
  const forms = formsOf(grammar, opener, words[verb] ?? '');
  const imperative = forms?.get(words[verb] ?? '');
  if (!forms || imperative === undefined) return undefined;
  const joined = joinedVerbs(grammar, sentence, verb + 1, opener, forms);
  return joined && [...replaceWords(sentence, start, verb + 1, inCase(sentence, at, imperative)), ...joined];
}

/** The forms of the person that the opener addresses; behind "que" the verb itself says which. */
function formsOf(
  grammar: RomanceGrammar,
  { mood, formal }: Opener,
  verb: string,
): ReadonlyMap<string, string> | undefined {
  const forms = grammar.forms[mood];
  const [own, other] = formal ? [forms?.formal, forms?.familiar] : [forms?.familiar, forms?.formal];
  return own?.has(verb) || mood === 'infinitive' || mood === 'question' ? own : other;
}

/** "Quiero que no uses …": a negative imperative is the subjunctive itself. Another verb behind it may not be one. */
function isNegated(grammar: RomanceGrammar, words: readonly string[], at: number, opener: Opener): boolean {
  const verb = words[at + 1] ?? '';
  if (opener.mood !== 'subjunctive' || !formsOf(grammar, opener, verb)?.has(verb)) return false;
  return !words.some((word, k) => k > at + 1 && grammar.joiners.has(word));
}

function isParticle(
  grammar: RomanceGrammar,
  words: readonly string[],
  at: number,
  forms: ReadonlyMap<string, string>,
): boolean {
  return grammar.particles.has(words[at] ?? '') && forms.has(words[at + 1] ?? '');
}

/** A verb that depends on a preposition, or on another "que". */
function isGoverned(
  grammar: RomanceGrammar,
  words: readonly string[],
  at: number,
  { mood }: Opener,
): boolean {
  const before = words[at - 1] ?? '';
  if (mood !== 'infinitive' && mood !== 'question') return before === grammar.conjunction;
  return grammar.prepositions.has(before) && grammar.looksLike[mood]?.test(words[at] ?? '') === true;
}

function mayBeVerb(grammar: RomanceGrammar, sentence: Sentence, at: number, { mood }: Opener): boolean {
  const word = sentence.words[at] ?? '';
  return (
    grammar.looksLike[mood]?.test(word) === true &&
    !grammar.notVerbs.has(word) &&
    !startsCapital(sentence, at)
  );
}

/** The changes of the other verbs that depend on the opener, or undefined where that is unclear. */
function joinedVerbs(
  grammar: RomanceGrammar,
  sentence: Sentence,
  from: number,
  opener: Opener,
  forms: ReadonlyMap<string, string>,
): Part[] | undefined {
  const { words } = sentence;
  const changes: Part[] = [];
  /** A verb in the same mood that depends on something else ("para editar"). */
  let governed = -1;
  for (let k = from; k < words.length; k++) {
    const word = words[k] ?? '';
    if (!grammar.joiners.has(word)) {
      if (forms.has(word) || isGoverned(grammar, words, k, opener)) governed = k;
      continue;
    }
    let verb = k + 1;
    while (grammar.linkers.has(words[verb] ?? '')) verb++;
    const first = verb;
    const conjunction = words[verb] === grammar.conjunction && opener.mood !== 'infinitive';
    if (conjunction || isParticle(grammar, words, verb, forms)) verb++;
    while (conjunction && grammar.subjects.has(words[verb] ?? '')) verb++;
    if (conjunction && grammar.me.has(words[verb] ?? '') && grammar.forMe.has(words[verb + 1] ?? '')) verb++;
    const imperative = forms.get(words[verb] ?? '');
    const maybe = conjunction || mayBeVerb(grammar, sentence, verb, opener);
    if (imperative === undefined && !maybe) continue;
    // "instalar y configurar" behind a preposition stay together.
    if (governed === k - 1 && !conjunction) {
      governed = verb;
      continue;
    }
    if (imperative === undefined || governed >= 0) return undefined;
    changes.push(...replaceWords(sentence, first, verb + 1, imperative));
    k = verb;
  }
  return changes;
}
