import { SPACES, SPAN } from '@refinery/text/token.ts';
import { type Draft, textOf } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** DEEPSEEK reads flat text: headings become labels. */
export const FLAT: CodePass = {
  name: 'flat',
  reason: REASONS.heading,
  rank: 1,
  run(draft: Draft) {
    for (const part of draft.segments) {
      if (part.line !== 'heading') continue;
      const last = part.to - 1;
      const end = draft.tokens[last];
      if (!end || end.kind === SPAN || (draft.owner[last] ?? -1) >= 0) continue;
      let from = part.lineFrom;
      while (draft.tokens[from]?.kind === SPACES) from++;
      if (!propose(draft, { from, to: part.from, replacement: '', pass: this.name, reason: this.reason }))
        continue;
      if (/[\p{L}\p{N})]$/u.test(textOf(draft, last)))
        propose(draft, {
          from: last,
          to: part.to,
          replacement: `${textOf(draft, last)}:`,
          pass: this.name,
          reason: this.reason,
        });
    }
  },
};
