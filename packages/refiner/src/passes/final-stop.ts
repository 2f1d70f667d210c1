import { ABBREVIATIONS } from '@refinery/text/abbreviations.ts';
import { NEWLINE, NUMBER, SPACES, WORD } from '@refinery/text/token.ts';
import type { Draft } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** The full stop at the very end of a text: notes end without. */
export const FINAL_STOP: CodePass = {
  name: 'final-stop',
  reason: REASONS.stop,
  rank: 3,
  language: 'en',
  run(draft: Draft) {
    const part = draft.segments.at(-1);
    if (part?.language !== 'en' || (part.line !== 'text' && part.line !== 'item')) return;
    for (let i = part.to; i < draft.tokens.length; i++)
      if (draft.tokens[i]?.kind !== SPACES && draft.tokens[i]?.kind !== NEWLINE) return;
    const last = part.to - 1;
    const before = draft.tokens[last - 1];
    // "etc." keeps its stop.
    if (
      draft.tokens[last]?.lower !== '.' ||
      draft.owner[last] !== -1 ||
      draft.tokens[last - 1]?.lower === '.'
    )
      return;
    if (
      before?.kind !== NUMBER &&
      (before?.kind !== WORD || before.end - before.start < 2 || ABBREVIATIONS.has(before.lower))
    )
      return;
    // "p.m." keeps its stop.
    if (before.kind === WORD && draft.text[before.start - 1] === '.') return;
    propose(draft, {
      from: last,
      to: part.to,
      replacement: '',
      pass: FINAL_STOP.name,
      reason: FINAL_STOP.reason,
    });
  },
};
