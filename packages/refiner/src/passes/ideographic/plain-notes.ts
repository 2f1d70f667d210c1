import { SPAN } from '@refinery/text/token.ts';
import { type Change, type Draft, proposeTogether } from '../../draft/draft.ts';
import { POLITE, plainNote } from '../../lexicon/ja/plain-style.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';
import { sentenceOf } from './apply.ts';

/**
 * Japanese in the plain style of notes: "漢字を減らしてください。" is "漢字を減らす。". All sentences that the author wrote, or none: polite and
 * plain endings do not mix in a text.
 */
export const PLAIN_NOTES: CodePass = {
  name: 'plain-notes',
  reason: REASONS.polite,
  rank: 3,
  legal: false,
  language: 'ja',
  run(draft: Draft) {
    if (draft.script !== 'ja' || POLITE.test(outside(draft)) || asks(draft)) return;
    const changes: Change[] = [];
    for (const part of draft.segments) {
      const { text, tokenAt } = sentenceOf(draft, part);
      const found = plainNote(text);
      if (!found) return;
      for (const { start, end, replacement } of found) {
        const from = tokenAt[start];
        const to = tokenAt[end];
        if (from === undefined || to === undefined) return;
        changes.push({ from, to, replacement, pass: PLAIN_NOTES.name, reason: PLAIN_NOTES.reason });
      }
    }
    proposeTogether(draft, changes);
  },
};

/** What seems to be handed over asks for something: it may be the author's rules. */
const asks = ({ tokens, text }: Draft): boolean =>
  tokens.some(
    ({ kind, span, start, end }) =>
      kind === SPAN && span !== 'quote' && /ください|下さい/.test(text.slice(start, end)),
  );

/** What the passes do not see, without what is protected. */
function outside({ tokens, segmentOf, text }: Draft): string {
  let found = '';
  for (const [i, { kind, start, end }] of tokens.entries())
    if ((segmentOf[i] ?? -1) < 0 && kind !== SPAN) found += text.slice(start, end);
  return found;
}
