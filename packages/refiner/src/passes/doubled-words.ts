import { SPACES, WORD } from '@refinery/text/token.ts';
import { type Draft, liveTokens, propose } from '../draft/draft.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Words of which two in a row are a slip of the pen, never emphasis or grammar ("had had", "the question is is it", "log in in"). */
const SLIPS = new Set('the a an to of and or for with at by your my their be'.split(' '));

export const DOUBLED_WORDS: CodePass = {
  name: 'doubled-words',
  reason: REASONS.doubled,
  rank: 1,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments) {
      if (part.language !== 'en') continue;
      const live = liveTokens(draft, part);
      for (let k = 1; k < live.length; k++) {
        const i = live[k] ?? 0;
        const token = draft.tokens[i];
        const previous = draft.tokens[live[k - 1] ?? 0];
        if (token?.kind !== WORD || token.lower !== previous?.lower || !SLIPS.has(token.lower)) continue;
        if (draft.tokens[i - 1]?.kind !== SPACES) continue;
        propose(draft, { from: i, to: i + 1, replacement: '', pass: this.name, reason: this.reason });
      }
    }
  },
};
