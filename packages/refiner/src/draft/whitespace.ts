import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import { claim, type Draft, textOf, WHITESPACE_OWNER } from './draft.ts';

/**
 * Language-neutral whitespace: no spaces at the end of lines, at most one blank line, one space between
 * words, no whitespace around the text. Indents stay: they carry structure. Line ends stay as they are: those
 * of code and pasted text do.
 */
export function normalizeWhitespace(draft: Draft): void {
  let breaks = 0;
  let started = false;
  let indent = -1;
  for (let i = 0; i < draft.tokens.length; i++) {
    const token = draft.tokens[i];
    if (!token || draft.out[i] === '') continue;
    if (token.kind === NEWLINE) {
      if (indent >= 0) drop(draft, indent);
      indent = -1;
      breaks++;
      if (!started || breaks > 2) drop(draft, i);
    } else if (token.kind === SPACES) {
      // Kept back until it is known what follows.
      if (indent >= 0) drop(draft, i);
      else indent = i;
    } else {
      if (indent >= 0) keepSpace(draft, indent, started, breaks > 0);
      started = true;
      breaks = 0;
      indent = -1;
    }
  }
  if (indent >= 0) drop(draft, indent);
  dropTrailing(draft);
}

function keepSpace(draft: Draft, i: number, started: boolean, isIndent: boolean): void {
  if (!started) {
    // The items below it are measured by the first one.
    if (draft.whole[0]?.line !== 'item') drop(draft, i);
    return;
  }
  const text = textOf(draft, i);
  // Only plain spaces and tabs are redundant; others (no-break, ideographic) were typed on purpose.
  if (isIndent || text === ' ' || !/^[ \t]+$/.test(text)) return;
  claim(draft, i, ' ', WHITESPACE_OWNER);
}

function drop(draft: Draft, i: number): void {
  claim(draft, i, '', WHITESPACE_OWNER);
}

function dropTrailing(draft: Draft): void {
  for (let i = draft.tokens.length - 1; i >= 0; i--) {
    const kind = draft.tokens[i]?.kind;
    if (draft.out[i] === '') continue;
    if (kind !== NEWLINE && kind !== SPACES) return;
    drop(draft, i);
  }
}
