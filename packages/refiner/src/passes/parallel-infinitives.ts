import { SPACES } from '@refinery/text/token.ts';
import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { ENGLISH_SETS } from '../lexicon/en/sets.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

const INFINITIVES: ReadonlySet<string> = ENGLISH_SETS['{infinitive}'] ?? new Set();
const JOINS = new Set(['and', 'or', 'nor', 'then']);
/** What begins the object of a verb, never stands behind a noun in the singular, and is no adverb: "any message", "it". */
const OBJECTS = new Set(
  'a an the any every each these those it them him her us me my your our their its his'.split(' '),
);
/** "We're going to sail, and to do so …": what follows may say what for. */
const STAYS = /(?:to|'ll|will)$/;
/** In words. */
const LONGEST_ROW = 60;

/** "Your task is to read it and to answer." became "Read it and to answer.": what stands beside the new imperative becomes one too. */
export const PARALLEL_INFINITIVES: CodePass = {
  name: 'parallel-infinitives',
  reason: REASONS.instruction,
  language: 'en',
  rank: 1,
  legal: false,
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments) if (part.language === 'en') shorten(draft, part);
  },
};

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  for (let at = 0; at < live.length; at++) if (lostTo(draft, part, live[at] ?? 0)) alignWith(draft, live, at);
}

/** A verb whose "to" went. */
function lostTo(draft: Draft, part: DraftSegment, i: number): boolean {
  if (!INFINITIVES.has(draft.tokens[i]?.lower ?? '')) return false;
  let before = i - 1;
  while (before > part.from && draft.tokens[before]?.kind === SPACES) before--;
  if (before < part.from || draft.tokens[before]?.lower !== 'to' || draft.out[before] !== '') return false;
  return !STAYS.test(draft.proposals[draft.owner[before] ?? -1]?.replacement ?? '');
}

/**
 * The infinitives in one row with the verb at `from` lose their "to" as it did: those behind "and", and those behind commas before them.
 * Behind a comma alone "to" may say what for: "use a tool, such as this, to help them".
 */
function alignWith(draft: Draft, live: readonly number[], from: number): void {
  const wordAt = (at: number): string => draft.tokens[live[at] ?? -1]?.lower ?? '';
  const behindCommas: number[] = [];
  for (let at = from + 1; at < live.length && at < from + LONGEST_ROW; at++) {
    if (wordAt(at) !== 'to') continue;
    // "The answer to it".
    if (!isVerb(wordAt, at + 1)) continue;
    const i = live[at] ?? 0;
    // "And in order to" became "and to".
    if (i - (live[at - 1] ?? i) > 2) return;
    if (wordAt(at - 1) === ',') behindCommas.push(i);
    // Behind an infinitive of its own ("… users to search and to buy") it is unclear what the next one belongs to.
    else if (!JOINS.has(wordAt(at - 1))) return;
    else for (const to of [...behindCommas.splice(0), i]) drop(draft, to);
  }
}

/** A known verb, or a word in the place of one: "to forward any message", "to forward or to print". */
function isVerb(wordAt: (at: number) => string, at: number): boolean {
  const word = wordAt(at);
  if (INFINITIVES.has(word)) return true;
  if (!/^[a-z]{3,}$/.test(word) || word.endsWith('s') || FUNCTION_WORDS.has(word)) return false;
  const next = wordAt(at + 1);
  if (OBJECTS.has(next)) return true;
  return JOINS.has(next) && INFINITIVES.has(wordAt(wordAt(at + 2) === 'to' ? at + 3 : at + 2));
}

function drop(draft: Draft, i: number): void {
  propose(draft, {
    from: i,
    to: i + 1,
    replacement: '',
    pass: PARALLEL_INFINITIVES.name,
    reason: PARALLEL_INFINITIVES.reason,
  });
}
