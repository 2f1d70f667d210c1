import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { type Draft, proposeTogether } from '../draft/draft.ts';
import { isFree, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "Could you read it, and could you also check it?" is "Could you read it and also check it?" */
export const REPEATED_FRAMES: CodePass = {
  name: 'repeated-frames',
  reason: REASONS.introduction,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft)) sayOnce(sentence);
  },
};

const FRAMES = [
  'could you',
  'can you',
  'would you',
  'will you',
  'there should be',
  'there must be',
  'i need',
  'i want',
  "i'd like",
  'make sure',
].map((frame) => frame.split(' '));

const OBJECTS = new Set<Tag>([TAG.determiner, TAG.number, TAG.noun, TAG.adjective, TAG.to]);

function sayOnce(sentence: Sentence): void {
  const { words: all } = sentence;
  const start = all[0] === 'please' || all[0] === 'and' ? 1 : 0;
  const frame = FRAMES.find((words) => words.every((word, k) => all[start + k] === word));
  if (!frame) return;
  const { length } = frame;
  const asks = all[start + 1] === 'you';
  for (let k = start + length + 1; k + length < all.length; k++) {
    if (
      all[k] !== 'and' ||
      (asks ? !asksAgain(all, k + 1) : !frame.every((word, i) => all[k + 1 + i] === word))
    )
      continue;
    const please = asks && all[k + 1 + length] === 'please' ? 1 : 0;
    // "I'd like a title, and I'd like it to be short": another kind of wish.
    if (all[start] === 'i' || all[start] === "i'd")
      if (!OBJECTS.has(sentence.tags[k + 1 + length] ?? TAG.other)) continue;
    if (isFree(sentence, k, k + 1 + length + please)) drop(sentence, k, k + 1 + length + please);
  }
}

const asksAgain = (all: readonly string[], k: number): boolean =>
  /^(?:could|can|would|will)$/.test(all[k] ?? '') && all[k + 1] === 'you';

/** What stands behind "and" up to `to`, and the comma before it. */
function drop({ draft, live, words: all }: Sentence, k: number, to: number): void {
  const change = (from: number, end: number) => ({
    from: live[from] ?? 0,
    to: (live[end - 1] ?? 0) + 1,
    replacement: '',
    pass: REPEATED_FRAMES.name,
    reason: REPEATED_FRAMES.reason,
  });
  const rest = change(k + 1, to);
  proposeTogether(draft, all[k - 1] === ',' ? [change(k - 1, k), rest] : [rest]);
}
