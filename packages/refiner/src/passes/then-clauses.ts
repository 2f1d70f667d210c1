import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../draft/draft.ts';
import { change, isFree, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "If it is late, then stop" is "If it is late, stop". */
export const THEN_CLAUSES: CodePass = {
  name: 'then-clauses',
  reason: REASONS.clear,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.comma)) shorten(sentence);
  },
};

/** "Then" behind the comma of the condition itself, where it gives no order of time. */
function shorten(sentence: Sentence): void {
  const { words: all } = sentence;
  const start = /^(?:and|but|so)$/.test(all[0] ?? '') ? 1 : 0;
  if (all[start] !== 'if' && all[start] !== 'unless') return;
  const comma = all.indexOf(',');
  if (all[comma + 1] === 'then' && all[comma + 2] !== ',' && isFree(sentence, comma + 1, comma + 2))
    change(sentence, THEN_CLAUSES, comma + 1, comma + 2);
}
