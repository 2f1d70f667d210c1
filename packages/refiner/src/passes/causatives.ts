import { SPAN, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { ARTICLES } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, holds, liveTokens, propose } from '../draft/draft.ts';
import { INSTRUCTION_VERBS } from '../lexicon/en/verbs.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

const SHORTER: ReadonlyMap<string, string> = new Map([
  ['allow', 'let'],
  ['allows', 'lets'],
  ['allowing', 'letting'],
  ['enable', 'let'],
  ['enables', 'lets'],
  ['enabling', 'letting'],
  ['help', 'help'],
  ['helps', 'helps'],
  ['helping', 'helping'],
]);
const DETERMINERS = new Set([
  ...ARTICLES,
  'your',
  'my',
  'our',
  'their',
  'its',
  'his',
  'her',
  'all',
  'new',
  'other',
  'different',
]);
const NOT_OBJECTS = new Set(['and', 'or', 'to', 'for', 'with', 'in', 'of', 'access', 'not', 'is', 'are']);
/** Behind passives "to" belongs to the participle: "is allowed to" is none of these, "is helping" is. */
const LONGEST_OBJECT = 3;

/** "allows users to share" is "lets users share". */
export const CAUSATIVES: CodePass = {
  name: 'causatives',
  reason: REASONS.wordy,
  rank: 2,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && part.line !== 'heading' && holds(draft, part, TRIGGER.causative))
        shorten(draft, part);
  },
};

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const word = (k: number): string => draft.tokens[live[k] ?? -1]?.lower ?? '';
  for (let k = 0; k + 3 < live.length; k++) {
    const instead = SHORTER.get(word(k));
    if (instead === undefined || word(k - 1) === 'the' || word(k - 1) === 'a') continue;
    const to = endOfObject(draft, live, k + 1);
    if (to < 0 || !INSTRUCTION_VERBS.has(word(to + 1))) continue;
    const verb = live[k] ?? 0;
    const particle = live[to] ?? 0;
    if (instead !== word(k))
      propose(draft, {
        from: verb,
        to: verb + 1,
        replacement: instead,
        pass: CAUSATIVES.name,
        reason: CAUSATIVES.reason,
      });
    propose(draft, {
      from: particle,
      to: particle + 1,
      replacement: '',
      pass: CAUSATIVES.name,
      reason: CAUSATIVES.reason,
    });
    k = to;
  }
}

/** Index of the "to" behind a short object that starts at `from`, or -1. */
function endOfObject(draft: Draft, live: readonly number[], from: number): number {
  for (let k = from; k <= from + LONGEST_OBJECT; k++) {
    const token = draft.tokens[live[k] ?? -1];
    if (!token) return -1;
    if (token.lower === 'to')
      return k > from && !DETERMINERS.has(draft.tokens[live[k - 1] ?? -1]?.lower ?? '') ? k : -1;
    if ((token.kind !== WORD && token.kind !== SPAN) || NOT_OBJECTS.has(token.lower)) return -1;
  }
  return -1;
}
