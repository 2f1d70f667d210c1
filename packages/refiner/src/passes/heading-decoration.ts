import { NUMBER, PUNCT, SPACES, type Token, WORD } from '@refinery/text/token.ts';
import { type Draft, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

/** A text about emoji wants its own. */
const NAMED = /emoji|emoticon|icon|symbol|unicode/i;
/** Blocks of pictographs that are no surrogate pairs, joiners and variation selectors. */
const PICTURES: readonly (readonly [number, number])[] = [
  [0x200d, 0x200d],
  [0x20e3, 0x20e3],
  [0x2190, 0x21ff],
  [0x2300, 0x23ff],
  [0x2460, 0x27bf],
  [0x2900, 0x297f],
  [0x2b00, 0x2bff],
  [0xfe0e, 0xfe0f],
];
const NUMBERING = new Set(['.', ')', '*']);

/** Pictures before the words of a heading. */
export const HEADING_DECORATION: CodePass = {
  name: 'heading-decoration',
  reason: 'picture in a heading',
  rank: 2,
  legal: false,
  run(draft: Draft) {
    if (NAMED.test(draft.text)) return;
    for (const part of draft.segments) {
      if (part.line !== 'heading') continue;
      let from = part.from;
      while (from < part.to && isNumbering(draft.tokens[from])) from++;
      let to = from;
      while (to < part.to && isPicture(draft, draft.tokens[to])) to++;
      if (to === from) continue;
      while (to < part.to && draft.tokens[to]?.kind === SPACES) to++;
      if (draft.tokens[to]?.kind !== WORD || to >= part.to) continue;
      propose(draft, { from, to, replacement: '', pass: this.name, reason: this.reason });
    }
  },
};

const isNumbering = (token: Token | undefined): boolean =>
  token?.kind === NUMBER || token?.kind === SPACES || (token?.kind === PUNCT && NUMBERING.has(token.lower));

function isPicture(draft: Draft, token: Token | undefined): boolean {
  if (token?.kind !== PUNCT) return false;
  const code = draft.text.charCodeAt(token.start);
  return token.lower === '' || PICTURES.some(([from, to]) => code >= from && code <= to);
}
