import type { Change } from '../draft/draft.ts';
import type { Opener } from './opener.ts';
import { inCase, replaceWords, type Sentence } from './sentence.ts';
import type { RomanceVerb } from './verb-forms.ts';

/** The verb of a prohibition by its infinitive, for each person. */
export interface Prohibitions {
  familiar: ReadonlyMap<string, string>;
  formal: ReadonlyMap<string, string>;
  negators: ReadonlySet<string>;
  /** "ne … pas": these stand before the infinitive, and behind the imperative. */
  companions: ReadonlySet<string>;
  /** Nothing is forbidden without a companion. */
  needsCompanion: boolean;
  /** What joins a second prohibited verb; undefined where that takes more than a word. */
  neither: string | undefined;
}

/** What of a grammar prohibitions need. */
interface ForbiddingGrammar {
  joiners: ReadonlySet<string>;
  prohibitions: Prohibitions;
}

/** `forbids` says for one verb what stands behind the negation: "dar" → "des", "dé". */
export function collectProhibitions(
  verbs: readonly RomanceVerb[],
  forbids: (verb: RomanceVerb) => readonly [familiar: string, formal: string],
  words: Pick<Prohibitions, 'negators' | 'companions' | 'needsCompanion' | 'neither'>,
): Prohibitions {
  const familiar = new Map<string, string>();
  const formal = new Map<string, string>();
  for (const verb of verbs) {
    const infinitive = verb.forms.infinitive?.familiar[0] ?? '';
    const [toFriend, politely] = forbids(verb);
    familiar.set(infinitive, toFriend);
    formal.set(infinitive, politely);
  }
  return { familiar, formal, ...words };
}

/**
 * "No debes dar nombres" → "No des nombres"; undefined where the verb is unknown or another depends on the
 * opener too.
 */
export function prohibition(
  grammar: ForbiddingGrammar,
  sentence: Sentence,
  at: number,
  opener: Opener,
): Omit<Change, 'pass' | 'reason'>[] | undefined {
  const { words } = sentence;
  const { negators, familiar, formal } = grammar.prohibitions;
  const negator = words.slice(at, at + opener.length).find((word) => negators.has(word)) ?? '';
  const found = forbiddenVerb(grammar, words, at + opener.length, negator, opener.formal === true);
  if (!found) return undefined;
  const joined = joinedProhibitions(grammar, sentence, found.to, opener.formal ? formal : familiar);
  // "¿Podrías no usar tablas?" is no question any more.
  const start = words[at - 1] === '¿' ? at - 1 : at;
  return joined && [...replaceWords(sentence, start, found.to, inCase(sentence, at, found.text)), ...joined];
}

/**
 * What forbids the infinitive at `at`, behind its negator, and the index behind it; undefined where its verb
 * is unknown.
 */
export function forbiddenVerb(
  { prohibitions }: ForbiddingGrammar,
  words: readonly string[],
  at: number,
  negator: string,
  polite: boolean,
): { text: string; to: number } | undefined {
  const { companions, needsCompanion, familiar, formal } = prohibitions;
  const companion = companions.has(words[at] ?? '') ? (words[at] ?? '') : '';
  if (needsCompanion && companion === '') return undefined;
  const verb = companion === '' ? at : at + 1;
  const forbidden = (polite ? formal : familiar).get(words[verb] ?? '');
  if (forbidden === undefined) return undefined;
  const text = negator === 'ne' ? negate(forbidden) : `${negator} ${forbidden}`;
  return { text: companion === '' ? text : `${text} ${companion}`, to: verb + 1 };
}

/** "… ni recetar" → "… ni recetes"; undefined where a verb may depend on another one. */
function joinedProhibitions(
  { joiners, prohibitions }: ForbiddingGrammar,
  sentence: Sentence,
  from: number,
  forms: ReadonlyMap<string, string>,
): Omit<Change, 'pass' | 'reason'>[] | undefined {
  const { words } = sentence;
  const changes: Omit<Change, 'pass' | 'reason'>[] = [];
  let isGoverned = false;
  for (let k = from; k < words.length; k++) {
    const forbidden = forms.get(words[k] ?? '');
    if (forbidden === undefined) continue;
    const isNegated =
      prohibitions.negators.has(words[k - 1] ?? '') && /^(?:,|y|e|o|ou|et)$/.test(words[k - 2] ?? '');
    const isSecond = words[k - 1] === prohibitions.neither || isNegated;
    if (joiners.has(words[k - 1] ?? '') || (isSecond && isGoverned)) return undefined;
    if (isSecond) changes.push(...replaceWords(sentence, k, k + 1, forbidden));
    else isGoverned = true;
  }
  return changes;
}

const negate = (verb: string): string => (/^[aeiouyéèêh]/.test(verb) ? `n'${verb}` : `ne ${verb}`);
