import type { Change } from '../draft/draft.ts';
import { expand } from '../phrases/expand.ts';
import { mayBeInThing } from './noun-phrase.ts';
import { isPersonWord } from './persons.ts';
import { inCase, replaceWords, type Sentence, wordText } from './sentence.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

/** What a Romance language says of demands on a thing: "el correo debe ser amable". */
export interface DemandGrammar {
  /** Articles and possessives that a label does without. */
  articles: ReadonlySet<string>;
  /** Determiners that stay: "cada". */
  quantifiers: ReadonlySet<string>;
  /** A sentence may begin with its verb: "Debe ser breve". */
  dropsPronouns: boolean;
  /** Pronouns that stand for the thing. */
  pronouns: ReadonlySet<string>;
  /** Of one word or two: "debe", "tiene que". */
  modals: ReadonlySet<string>;
  /** Verbs that forbid behind the negator: "no pueden". */
  permissions: ReadonlySet<string>;
  infinitive: RegExp;
  /** What an infinitive becomes as one demand among others: "empezar" → "empezando". Undefined where it is irregular. */
  gerund: (infinitive: string) => string | undefined;
  negator: string;
  /** "ne … pas". */
  companions: ReadonlySet<string>;
  joiners: ReadonlySet<string>;
  /** "also", between joiner and verb. */
  linkers: ReadonlySet<string>;
  /** What stands for a verb: `pattern => text`; a number must follow a pattern that ends with `#`. */
  affirmed: Predicates;
  negated: Predicates;
  colon: string;
  /** Words that are numbers. */
  numbers: ReadonlySet<string>;
}

export type Predicates = ReadonlyMap<string, Predicate>;

interface Predicate {
  text: string;
  /** In words. */
  length: number;
  isBound: boolean;
}

/** Reads `pattern => text`, one per line. Throws on a line that does not parse. */
export function parsePredicates(lines: string): Predicates {
  const all = new Map<string, Predicate>();
  for (const line of lines.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [pattern, text] = line.split(/ =>\s*/);
    if (pattern === undefined || text === undefined) throw new SyntaxError(`not a predicate: ${line}`);
    const isBound = pattern.endsWith(' #');
    for (const path of expand(pattern.replace(/ #$/, '').split(' ')))
      all.set(path.join(' '), { text, length: path.length, isBound });
  }
  return all;
}

/** A verb of the sentence and what stands for it: the words from `from` to `to` (exclusive). */
interface Found {
  from: number;
  to: number;
  text: string;
  isBound: boolean;
}

/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 6;
const LONGEST_PREDICATE = 6;
/** With negators. */
const LONGEST_MODAL = 5;

/** In words: 0 where no modal verb stands at `k`. */
export function modalLength(
  { modals, permissions, negator }: DemandGrammar,
  words: readonly string[],
  k: number,
): number {
  if (words[k - 1] === negator && permissions.has(words[k] ?? '')) return 1;
  if (modals.has(`${words[k]} ${words[k + 1]}`)) return 2;
  return modals.has(words[k] ?? '') ? 1 : 0;
}

/**
 * "El correo debe ser amable y no debe superar las 100 palabras" → "Correo: amable, máx. 100 palabras". Undefined where a verb is unknown,
 * or, with `boundsOnly`, one says anything but how much is allowed.
 */
export function demandAsLabel(
  grammar: DemandGrammar,
  sentence: Sentence,
  boundsOnly: boolean,
): Part[] | undefined {
  const { words } = sentence;
  const verb = verbOfThing(grammar, words);
  const first = verb < 0 ? undefined : predicateAt(grammar, sentence, verb, true);
  // A second colon would be one too many.
  if (
    !first ||
    words.slice(0, verb).some(isPersonWord) ||
    (words.includes(':') && colonOf(grammar, words, first) !== '')
  )
    return undefined;
  const rest = others(grammar, sentence, first.to);
  // "Lo mejor posible": what is said of nothing named is no note, nor is what is done with it.
  const isNote = (found: Found): boolean =>
    found.isBound ||
    (!boundsOnly && verb > 0 && !(found.text === '' && PARTICIPLE.test(words[found.to] ?? '')));
  if (!rest || ![first, ...rest].every(isNote)) return undefined;
  return [...labelOf(grammar, sentence, first), ...rest.flatMap((found) => joinedTo(sentence, found))];
}

const PARTICIPLE = /(?:[aiu]t[oaie]|[aií]d[oa]s?|(?:é|[iu][st]?)e?s?)$/;

const PREPOSITIONS =
  /^(?:con|com|avec|en|em|in|como|come|comme|sans|sin|sem|senza|au|à|entre|dans|sous|tra|fra|nel|nella|no|na|num|numa|dans)$/;

/** "Resultado en una tabla" reads without a colon; where a pronoun goes, none is needed. */
function colonOf(grammar: DemandGrammar, words: readonly string[], { from, to, text }: Found): string {
  const next = text === '' ? (words[to] ?? '') : text;
  return from === 0 || PREPOSITIONS.test(next) || grammar.pronouns.has(words[0] ?? '') ? '' : grammar.colon;
}

/** The noun phrase before the verb as a label; a pronoun goes. */
function labelOf(grammar: DemandGrammar, sentence: Sentence, first: Found): Part[] {
  const { words } = sentence;
  const { from, to, text } = first;
  if (from === 0 || grammar.pronouns.has(words[0] ?? ''))
    return replaceWords(sentence, 0, to, inCase(sentence, 0, text));
  const noun = from - 1;
  let articles = 0;
  while (articles < noun && grammar.articles.has(words[articles] ?? '')) articles++;
  const label = `${wordText(sentence, noun).replace(noun === 0 ? /^l['’]/i : '', '')}${colonOf(grammar, words, first)}`;
  return [
    ...(articles > 0 ? replaceWords(sentence, 0, articles, '') : elided(sentence, noun)),
    ...replaceWords(sentence, noun, noun + 1, noun === 0 ? inCase(sentence, 0, label) : label),
    ...replaceWords(sentence, from, to, text),
  ];
}

/** "L'annonce de Noël": the article is one word with its noun. */
function elided(sentence: Sentence, noun: number): Part[] {
  const first = wordText(sentence, 0);
  if (noun === 0 || !/^l['’]/i.test(first)) return [];
  return replaceWords(sentence, 0, 1, inCase(sentence, 0, first.slice(2)));
}

/** A verb behind a joiner: what stands for it is one more item of the note. */
function joinedTo(sentence: Sentence, { from, to, text }: Found): Part[] {
  if (text === '') return replaceWords(sentence, from + 1, to, '');
  return replaceWords(sentence, from, to, `, ${text}`);
}

/** Index of the modal verb (or its negator) behind the noun phrase that begins the sentence, or -1. */
function verbOfThing(grammar: DemandGrammar, words: readonly string[]): number {
  const first = words[0] ?? '';
  const isModal = (k: number): boolean =>
    modalLength(grammar, words, words[k] === grammar.negator ? k + 1 : k) > 0;
  if (grammar.dropsPronouns && isModal(0)) return 0;
  if (grammar.pronouns.has(first)) return isModal(1) ? 1 : -1;
  const isElided = /^l['’]/.test(first);
  if (!isElided && !grammar.articles.has(first) && !grammar.quantifiers.has(first)) return -1;
  for (let k = 1; k <= LONGEST_THING; k++) {
    if (isModal(k)) return k > 1 || isElided ? k : -1;
    if (!mayBeInThing(words[k] ?? '', grammar.articles)) return -1;
  }
  return -1;
}

/** What stands for the verb at `at`. The first has a modal verb, others may do without. */
function predicateAt(
  grammar: DemandGrammar,
  sentence: Sentence,
  at: number,
  first: boolean,
): Found | undefined {
  const { words } = sentence;
  let k = at;
  let isNegated = false;
  let hasModal = false;
  for (; k < at + LONGEST_MODAL; k++) {
    const word = words[k] ?? '';
    if (word === grammar.negator) isNegated = true;
    else if (!hasModal && modalLength(grammar, words, k) > 0) {
      hasModal = true;
      k += modalLength(grammar, words, k) - 1;
    } else if (!(isNegated && grammar.companions.has(word))) break;
  }
  if (first && !hasModal) return undefined;
  const known = isNegated ? grammar.negated : grammar.affirmed;
  for (let length = LONGEST_PREDICATE; length > 0; length--) {
    const found = known.get(words.slice(k, k + length).join(' '));
    const to = k + length;
    if (!found || (found.isBound && !isNumber(grammar, words[to] ?? ''))) continue;
    return { from: at, to, text: found.text, isBound: found.isBound };
  }
  const gerund = first || isNegated ? undefined : grammar.gerund(words[k] ?? '');
  return gerund === undefined ? undefined : { from: at, to: k + 1, text: gerund, isBound: false };
}

const isNumber = ({ numbers }: DemandGrammar, word: string): boolean =>
  /^\d[\d.,]*$/.test(word) || numbers.has(word);

/** The verbs behind joiners; undefined where a modal verb would stay behind. */
function others(grammar: DemandGrammar, sentence: Sentence, from: number): Found[] | undefined {
  const { words } = sentence;
  const found: Found[] = [];
  for (let k = from; k < words.length; k++) {
    const word = words[k] ?? '';
    if (modalLength(grammar, words, k) > 0 || word === grammar.negator) return undefined;
    if (!grammar.joiners.has(word)) continue;
    let at = k + 1;
    while (grammar.joiners.has(words[at] ?? '')) at++;
    while (grammar.pronouns.has(words[at] ?? '') || grammar.linkers.has(words[at] ?? '')) at++;
    const predicate = predicateAt(grammar, sentence, at, false);
    if (!predicate && grammar.infinitive.test(words[at] ?? '') && at === k + 1) return undefined;
    if (!predicate) continue;
    found.push({ ...predicate, from: k });
    k = predicate.to - 1;
  }
  return found;
}
