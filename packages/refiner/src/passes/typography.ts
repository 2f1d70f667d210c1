import { type Draft, propose } from '../draft/draft.ts';
import { WORD } from '../text/token.ts';
import type { CodePass } from './pass.ts';

/** Typographic apostrophes inside words cost a token each; the plain one means the same in every language. */
export const TYPOGRAPHY: CodePass = {
  name: 'typography',
  reason: 'typographic apostrophe',
  rank: 1,
  legal: true,
  run(draft: Draft) {
    if (!draft.text.includes('’')) return;
    for (const [i, token] of draft.tokens.entries()) {
      if (token.kind !== WORD || (draft.owner[i] ?? -1) >= 0) continue;
      const word = draft.text.slice(token.start, token.end);
      if (word.includes('’'))
        propose(draft, {
          from: i,
          to: i + 1,
          replacement: word.replaceAll('’', "'"),
          pass: this.name,
          reason: this.reason,
        });
    }
  },
};
