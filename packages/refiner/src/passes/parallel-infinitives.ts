import { SPACES } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { INSTRUCTION_VERBS } from '../lexicon/en/verbs.ts';
import type { CodePass } from './pass.ts';

const JOINS = new Set(['and', 'or', 'then', ',']);
/** In words. */
const LONGEST_ROW = 60;

/** "Your task is to read it and to answer." became "Read it and to answer.": what stands beside the new imperative becomes one too. */
export const PARALLEL_INFINITIVES: CodePass = {
  name: 'parallel-infinitives',
  reason: 'instruction said shorter',
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
  if (!INSTRUCTION_VERBS.has(draft.tokens[i]?.lower ?? '')) return false;
  let before = i - 1;
  while (before > part.from && draft.tokens[before]?.kind === SPACES) before--;
  if (before < part.from || draft.tokens[before]?.lower !== 'to' || draft.out[before] !== '') return false;
  return !draft.proposals[draft.owner[before] ?? -1]?.replacement.endsWith('to');
}

/** The infinitives in one row with the verb at `from` lose their "to" as it did. */
function alignWith(draft: Draft, live: readonly number[], from: number): void {
  const wordAt = (at: number): string => draft.tokens[live[at] ?? -1]?.lower ?? '';
  for (let at = from + 1; at < live.length && at < from + LONGEST_ROW; at++) {
    if (wordAt(at) !== 'to') continue;
    // Behind an infinitive of its own ("… users to search and to buy") it is unclear what the next one belongs to.
    if (!JOINS.has(wordAt(at - 1)) || !INSTRUCTION_VERBS.has(wordAt(at + 1))) return;
    const i = live[at] ?? 0;
    propose(draft, {
      from: i,
      to: i + 1,
      replacement: '',
      pass: PARALLEL_INFINITIVES.name,
      reason: PARALLEL_INFINITIVES.reason,
    });
  }
}
