import type { Draft } from '../../draft/draft.ts';
import { propose } from '../../draft/draft.ts';
import { NEWLINE, SPACES, WORD } from '../../text/token.ts';
import type { CodePass } from '../pass.ts';

/** The full stop at the very end of a text: notes end without. */
export const FINAL_STOP: CodePass = {
  name: 'final-stop',
  reason: 'full stop at the end',
  rank: 3,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    const part = draft.segments.at(-1);
    if (part?.language !== 'en' || (part.line !== 'text' && part.line !== 'item')) return;
    for (let i = part.to; i < draft.tokens.length; i++)
      if (draft.tokens[i]?.kind !== SPACES && draft.tokens[i]?.kind !== NEWLINE) return;
    const last = part.to - 1;
    const before = draft.tokens[last - 1];
    // "etc." and "p.m." keep theirs.
    if (
      draft.tokens[last]?.lower !== '.' ||
      before?.kind !== WORD ||
      before.end - before.start < 4 ||
      draft.owner[last] !== -1
    )
      return;
    propose(draft, {
      from: last,
      to: part.to,
      replacement: '',
      pass: FINAL_STOP.name,
      reason: FINAL_STOP.reason,
    });
  },
};
