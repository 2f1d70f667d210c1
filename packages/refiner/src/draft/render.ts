import type { Edit } from '../types.ts';
import { closeLines } from './close-lines.ts';
import { claim, type Draft, WHITESPACE_OWNER } from './draft.ts';
import { settle } from './settle.ts';
import { normalizeWhitespace } from './whitespace.ts';

/** Works out what each token becomes from the proposals that are not undone. */
export function settleDraft(draft: Draft): void {
  draft.out.fill(undefined);
  draft.owner.fill(-1);
  draft.live.fill(undefined);
  for (let id = WHITESPACE_OWNER + 1; id < draft.proposals.length; id++) {
    const proposal = draft.proposals[id];
    if (!proposal || proposal.undone) continue;
    for (let i = proposal.from; i < proposal.to; i++) claim(draft, i, '', id);
    if (proposal.replacement !== '') claim(draft, proposal.from, proposal.replacement, id);
  }
  for (const part of draft.segments) if (isTouched(draft, part.from, part.to)) settle(draft, part);
  closeLines(draft);
  if (!draft.disabled.has('whitespace')) normalizeWhitespace(draft);
}

function isTouched(draft: Draft, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((draft.owner[i] ?? -1) >= 0) return true;
  return false;
}

/** The edits of a settled draft: one per run of tokens that one proposal changed. */
export function editsOf(draft: Draft): Edit[] {
  const edits: Edit[] = [];
  let lastOwner = -1;
  for (let i = 0; i < draft.tokens.length; i++) {
    const token = draft.tokens[i];
    const out = draft.out[i];
    if (!token || out === undefined || out === draft.text.slice(token.start, token.end)) continue;
    const owner = draft.owner[i] ?? 0;
    const last = edits.at(-1);
    if (last && last.end === token.start && owner === lastOwner) {
      last.end = token.end;
      last.replacement += out;
    } else {
      const proposal = draft.proposals[owner];
      edits.push({
        start: token.start,
        end: token.end,
        replacement: out,
        pass: proposal?.pass ?? 'whitespace',
        reason: proposal?.reason ?? 'whitespace',
      });
    }
    lastOwner = owner;
  }
  return edits;
}
