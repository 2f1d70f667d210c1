import type { Change } from '../draft/draft.ts';
import type { Opener } from './opener.ts';
import { forbiddenVerb, type Prohibitions, prohibition } from './prohibition.ts';
import { inCase, replaceWords, type Sentence, startsCapital, wordText } from './sentence.ts';
import type { VerbForms } from './verb-forms.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

/** What a Romance language says of its requests. */
export interface RomanceGrammar {
  /**
   * Verb forms by the mood of the opener: `infinitive`, `question` (infinitive of some verbs), `subjunctive`,
   * `wish` (past subjunctive).
   */
  forms: Readonly<Record<string, VerbForms>>;
  /** Verb forms whose result is for the one who asks, so that a "me" before them says nothing. */
  forMe: ReadonlySet<string>;
  me: ReadonlySet<string>;
  /** Imperatives that need somebody who gets something, with "me" as they take it: "da" → "dame". */
  giving: ReadonlyMap<string, string>;
  /** "me" as it stands behind an imperative. */
  meBehind: ReadonlyMap<string, string>;
  /** Pronouns before an infinitive that an imperative takes behind a hyphen. */
  clitics: ReadonlySet<string>;
  /** Negators before a subjunctive that is a negative imperative already; empty where it is not. */
  negators: ReadonlySet<string>;
  joiners: ReadonlySet<string>;
  /** Adverbs between a joiner and its verb. */
  linkers: ReadonlySet<string>;
  /** Verbs of what a text is or holds, in the third person: "quiero que sea corto" speaks of the text. */
  ofThings: ReadonlySet<string>;
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
  colon: string;
  /** What forbids the verb of an infinitive: "dar" → "no des". */
  prohibitions: Prohibitions;
}

/**
 * "¿Podrías escribir un poema y añadir un título?" → "Escribe un poema y añade un título.": the opener from
 * `at` on goes, its verbs become imperatives. Undefined where one of them is unknown or may belong to another
 * word.
 */
export function romanceRequest(
  grammar: RomanceGrammar,
  sentence: Sentence,
  at: number,
  opener: Opener,
): Part[] | undefined {
  const { words } = sentence;
  const forbids =
    opener.mood === 'infinitive' && grammar.prohibitions.negators.has(words[at + opener.length] ?? '');
  if (forbids)
    return goesOn(grammar, words, at)
      ? undefined
      : prohibition(grammar, sentence, at, { ...opener, length: opener.length + 1 });
  if (opener.mood === 'forbid') return prohibition(grammar, sentence, at, opener);
  const start = at > 0 && words[at - 1] === '¿' ? at - 1 : at;
  let verb = at + opener.length;
  if (grammar.negators.has(words[verb] ?? ''))
    return isNegated(grammar, words, verb, opener)
      ? negatedOrder(grammar, sentence, { start, at, verb: verb + 1 }, opener)
      : undefined;
  let me: string | undefined;
  if (grammar.me.has(words[verb] ?? '')) {
    me = grammar.meBehind.get(words[verb] ?? '');
    verb++;
    if (grammar.forMe.has(words[verb] ?? '')) me = undefined;
    else if (me === undefined || opener.mood !== 'infinitive') return undefined;
  }
  const isClitic = opener.mood === 'infinitive' && grammar.clitics.has(words[verb] ?? '');
  const clitic = me ?? (isClitic ? words[verb++] : undefined);
  const forms = formsOf(grammar, opener, words[verb] ?? '');
  const bare = forms?.get(words[verb] ?? '');
  const asksForMe = opener.length === 2 && ME.test(words[at] ?? '');
  const imperative =
    clitic === undefined || bare === undefined
      ? bare && toMe(grammar, words, verb, bare, asksForMe)
      : `${bare}-${clitic}`;
  if (!forms || imperative === undefined) return undefined;
  if (grammar.ofThings.has(words[verb] ?? '') && !grammar.subjects.has(words[verb - 1] ?? ''))
    return undefined;
  const joined = joinedVerbs(grammar, sentence, verb + 1, opener, forms);
  if (!joined) return undefined;
  if (at === 0 || !grammar.joiners.has(words[at] ?? ''))
    return [...replaceWords(sentence, start, verb + 1, inCase(sentence, at, imperative)), ...joined];
  const colon = `${wordText(sentence, at - 1)}${grammar.colon}`;
  return [
    ...replaceWords(sentence, at - 1, at, colon),
    ...replaceWords(sentence, at, verb + 1, imperative),
    ...joined,
  ];
}

const ME = /^(?:me|mi)$/;

/** "¿Puedes darme …?" is "Dame …". */
function toMe(
  { giving }: RomanceGrammar,
  words: readonly string[],
  verb: number,
  imperative: string,
  asksForMe = false,
): string {
  const saysMe = asksForMe || ME.test(words[verb - 1] ?? '') || /r(?:-?me|mi)$/.test(words[verb] ?? '');
  return (saysMe ? giving.get(imperative) : undefined) ?? imperative;
}

/** "Quiero que no uses …" → "No uses …"; where the imperative has a form of its own, the verb takes it. */
function negatedOrder(
  grammar: RomanceGrammar,
  sentence: Sentence,
  { start, at, verb }: { start: number; at: number; verb: number },
  opener: Opener,
): Part[] {
  const { words } = sentence;
  const own = words[verb] ?? '';
  const form = grammar.prohibitions.needsCompanion ? formsOf(grammar, opener, own)?.get(own) : own;
  return [
    ...replaceWords(sentence, start, verb, inCase(sentence, at, words[verb - 1] ?? '')),
    ...(form === own || form === undefined ? [] : replaceWords(sentence, verb, verb + 1, form)),
  ];
}

/** The forms of the person that the opener addresses; behind "que" the verb itself says which. */
function formsOf(
  grammar: RomanceGrammar,
  opener: Opener,
  verb: string,
): ReadonlyMap<string, string> | undefined {
  const { mood, formal, isPolite } = opener;
  const forms = grammar.forms[mood];
  const [own, other] = formal ? [forms?.formal, forms?.familiar] : [forms?.familiar, forms?.formal];
  if (own?.has(verb) || mood === 'infinitive' || mood === 'question') return own;
  // "Quisiera pedirte que revises" for "revisaras".
  if (mood === 'wish' && !other?.has(verb)) return formsOf(grammar, { ...opener, mood: 'subjunctive' }, verb);
  // The third person may be that of a thing: "quiero que haga reír".
  return formal || isPolite ? other : undefined;
}

/**
 * "Quiero que no uses …": a negative imperative is the subjunctive itself. Another verb behind it may not be
 * one.
 */
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

/** "Merci de ne pas citer de prix et de répondre …": what is asked for behind what is forbidden. */
const goesOn = (grammar: RomanceGrammar, words: readonly string[], from: number): boolean =>
  words.some(
    (word, k) => k > from && grammar.joiners.has(word) && dependsUnknown(grammar, words, k + 1, new Map()),
  );

/** "… e di restituirli": a verb that is unknown, or has a pronoun before it. */
function dependsUnknown(
  grammar: RomanceGrammar,
  words: readonly string[],
  at: number,
  forms: ReadonlyMap<string, string>,
): boolean {
  if (!grammar.particles.has(words[at] ?? '') || forms.has(words[at + 1] ?? '')) return false;
  return words.slice(at + 1, at + 4).some((word) => grammar.looksLike.infinitive?.test(word));
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

/**
 * An unknown subjunctive is told from an adjective ("positiva, negativa o neutra") by the joiner before it.
 */
const LINKS = new Set(['y', 'e', 'et', 'ed']);

/** "… y no usar emojis": the infinitive behind a negator, if one stands at `at`. */
function negatedVerb(
  grammar: RomanceGrammar,
  words: readonly string[],
  at: number,
  { mood, formal }: Opener,
): { text: string; to: number } | 'unknown' | undefined {
  if (mood !== 'infinitive' && mood !== 'question') return undefined;
  const negator = grammar.particles.has(words[at] ?? '') ? at + 1 : at;
  const word = words[negator] ?? '';
  if (!grammar.prohibitions.negators.has(word)) return undefined;
  const found = forbiddenVerb(grammar, words, negator + 1, word, formal === true);
  if (found) return found;
  const behind = words.slice(negator + 1, negator + 4);
  return behind.some((next) => grammar.looksLike.infinitive?.test(next)) ? 'unknown' : undefined;
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
    const negated = negatedVerb(grammar, words, verb, opener);
    if (negated === 'unknown' || (negated && governed >= 0)) return undefined;
    if (negated) {
      changes.push(...replaceWords(sentence, first, negated.to, negated.text));
      k = negated.to - 1;
      continue;
    }
    const conjunction = words[verb] === grammar.conjunction && opener.mood !== 'infinitive';
    if (dependsUnknown(grammar, words, verb, forms)) return undefined;
    if (conjunction || isParticle(grammar, words, verb, forms)) verb++;
    while (conjunction && grammar.subjects.has(words[verb] ?? '')) verb++;
    if (grammar.me.has(words[verb] ?? '') && grammar.forMe.has(words[verb + 1] ?? '')) verb++;
    const imperative = forms.get(words[verb] ?? '');
    const isRow = opener.mood === 'infinitive' || opener.mood === 'question' || LINKS.has(word);
    const maybe = conjunction || (isRow && mayBeVerb(grammar, sentence, verb, opener));
    if (imperative === undefined && !maybe) continue;
    // "instalar y configurar" behind a preposition stay together.
    if (governed === k - 1 && !conjunction) {
      // "… que no puedes ayudar e invitarlo": the second may be the opener's.
      if (words.slice(from, k).includes(grammar.conjunction)) return undefined;
      governed = verb;
      continue;
    }
    if (imperative === undefined || governed >= 0) return undefined;
    changes.push(...replaceWords(sentence, first, verb + 1, toMe(grammar, words, verb, imperative)));
    // Spanish "y" before the sound of i.
    if (word === 'y' && /^h?i(?!e)/.test(imperative)) changes.push(...replaceWords(sentence, k, k + 1, 'e'));
    k = verb;
  }
  return changes;
}
