import { classOf, LETTER } from '@refinery/text/chars.ts';
import { SPAN, type Token, WORD } from '@refinery/text/token.ts';
import { type Draft, propose } from '../draft/draft.ts';
import { isDense } from '../ideographic/split.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Typographic apostrophes in words and quotation marks cost a token each; the plain ones mean the same. */
export const TYPOGRAPHY: CodePass = {
  name: 'typography',
  reason: REASONS.typography,
  rank: 1,
  legal: true,
  run(draft: Draft) {
    // Chinese marks its quotations with curved marks.
    if (!/[’“]/.test(draft.text) || isDense(draft.script)) return;
    for (let i = 0; i < draft.tokens.length; i++) {
      const token = draft.tokens[i];
      if (!token || (draft.owner[i] ?? -1) >= 0) continue;
      const replacement = plain(draft.text, token);
      if (replacement !== undefined)
        propose(draft, { from: i, to: i + 1, replacement, pass: this.name, reason: this.reason });
    }
  },
};

/** What stands before the first and behind the last character. */
const SPACE_UNIT = 32;

function plain(text: string, token: Token): string | undefined {
  const slice = text.slice(token.start, token.end);
  if (token.kind === WORD) return slice.includes('’') ? slice.replaceAll('’', "'") : undefined;
  if (token.kind !== SPAN || token.span !== 'quote' || !slice.startsWith('“') || !slice.endsWith('”'))
    return undefined;
  // Between letters (as in Chinese) a straight mark would not read as a quotation.
  if (
    classOf(text.charCodeAt(token.start - 1) || SPACE_UNIT) === LETTER ||
    classOf(text.charCodeAt(token.end) || SPACE_UNIT) === LETTER
  )
    return undefined;
  const inner = slice.slice(1, -1);
  return /["“”\n]/.test(inner) ? undefined : `"${inner}"`;
}
