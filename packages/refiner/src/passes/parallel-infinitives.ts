import { SPACES } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { INSTRUCTION_VERBS } from '../lexicon/en/verbs.ts';
import type { CodePass } from './pass.ts';

const JOINS = new Set(['and', 'or', 'then', ',']);

/** "Your task is to read it and to answer." became "Read it and to answer.": what stands beside the new imperative becomes one too. */
export const PARALLEL_INFINITIVES: CodePass = {
  name: 'parallel-infinitives',
  reason: 'instruction said shorter',
  language: 'en',
  rank: 1,
  legal: false,
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && lostInfinitive(draft, part)) shorten(draft, part);
  },
};

/** The sentence begins with a verb whose "to" went. */
function lostInfinitive(draft: Draft, part: DraftSegment): boolean {
  const [first] = liveTokens(draft, part);
  if (first === undefined || first === part.from || !INSTRUCTION_VERBS.has(draft.tokens[first]?.lower ?? ''))
    return false;
  let before = first - 1;
  while (before > part.from && draft.tokens[before]?.kind === SPACES) before--;
  return draft.tokens[before]?.lower === 'to';
}

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const wordAt = (at: number): string => draft.tokens[live[at] ?? -1]?.lower ?? '';
  for (let at = 1; at < live.length; at++) {
    if (wordAt(at) !== 'to') continue;
    // Behind an infinitive of its own ("… users to search and to buy") it is unclear what the next one belongs to.
    if (!JOINS.has(wordAt(at - 1)) || !INSTRUCTION_VERBS.has(wordAt(at + 1))) return;
    const from = live[at] ?? 0;
    propose(draft, {
      from,
      to: from + 1,
      replacement: '',
      pass: PARALLEL_INFINITIVES.name,
      reason: PARALLEL_INFINITIVES.reason,
    });
  }
}
