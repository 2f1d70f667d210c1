import { WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, type DraftSegment, holds, liveTokens, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

/** Adjectives whose adverb says the same ("in a friendly manner" has none). */
const ADJECTIVES = wordSet(
  `clear concise consistent systematic logical professional efficient effective appropriate similar polite natural careful positive negative
  constructive creative responsible safe secure transparent formal informal casual humorous direct meaningful accurate precise coherent fair
  objective neutral random sequential dynamic ethical persuasive dramatic smooth respectful thoughtful empathetic sympathetic gradual
  methodical comprehensive thorough simple succinct visual seamless uniform reliable sensible strategic realistic neat proper correct
  cohesive engaging interactive playful automatic manual truthful honest rigorous`,
);
const NOUNS = wordSet('manner way fashion');
/** Behind these the manner is described further: "in a clear way that …". */
const GOES_ON = wordSet('that which of to as where in for so');

/** "in a clear and concise manner" is "clearly and concisely". */
export const MANNER: CodePass = {
  name: 'manner',
  reason: 'wordy phrase',
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && part.line !== 'heading' && holds(draft, part, TRIGGER.in))
        shorten(draft, part);
  },
};

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const word = (k: number): string => draft.tokens[live[k] ?? -1]?.lower ?? '';
  for (let k = 0; k + 3 < live.length; k++) {
    if (word(k) !== 'in' || (word(k + 1) !== 'a' && word(k + 1) !== 'an')) continue;
    const first = word(k + 2);
    if (!ADJECTIVES.has(first)) continue;
    const pair = word(k + 3) === 'and' && ADJECTIVES.has(word(k + 4)) ? word(k + 4) : undefined;
    const noun = pair === undefined ? k + 3 : k + 5;
    if (
      !NOUNS.has(word(noun)) ||
      GOES_ON.has(word(noun + 1)) ||
      draft.tokens[live[noun] ?? -1]?.kind !== WORD
    )
      continue;
    propose(draft, {
      from: live[k] ?? 0,
      to: (live[noun] ?? 0) + 1,
      replacement: pair === undefined ? adverb(first) : `${adverb(first)} and ${adverb(pair)}`,
      pass: MANNER.name,
      reason: MANNER.reason,
    });
  }
}

/** "simple" → "simply", "systematic" → "systematically". */
export function adverb(adjective: string): string {
  if (adjective.endsWith('ic')) return `${adjective}ally`;
  if (/[^aeiou]le$/.test(adjective)) return `${adjective.slice(0, -1)}y`;
  if (adjective.endsWith('y')) return `${adjective.slice(0, -1)}ily`;
  return `${adjective}ly`;
}
