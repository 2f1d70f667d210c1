import type { Edit } from '../model/types.ts';
import { closeLines } from './close-lines.ts';
import { claim, type Draft, type DraftSegment, WHITESPACE_OWNER } from './draft.ts';
import { settle } from './settle.ts';
import { normalizeWhitespace } from './whitespace.ts';

/** Works out what each token becomes from the proposals that are not undone. */
export function settleDraft(draft: Draft): void {
  draft.out.fill(undefined);
  draft.owner.fill(-1);
  draft.live.fill(undefined);
  for (let id = WHITESPACE_OWNER + 1; id < draft.proposals.length; id++) apply(draft, id);
  for (const part of draft.segments) if (isTouched(draft, part.from, part.to)) settle(draft, part);
  closeLines(draft);
  if (!draft.disabled.has('whitespace')) normalizeWhitespace(draft);
}

/** Makes the change of one proposal. */
function apply(draft: Draft, id: number): void {
  const proposal = draft.proposals[id];
  if (!proposal || proposal.undone) return;
  for (let i = proposal.from; i < proposal.to; i++) claim(draft, i, '', id);
  if (proposal.replacement !== '') claim(draft, proposal.from, proposal.replacement, id);
}

/**
 * As `settleDraft`, of neighbouring segments and the changes `ids` that may touch them only; blank lines
 * aside.
 */
export function settleAgain(draft: Draft, parts: readonly DraftSegment[], ids: readonly number[]): void {
  const from = parts[0]?.from ?? 0;
  const to = parts.at(-1)?.to ?? 0;
  draft.out.fill(undefined, from, to);
  draft.owner.fill(-1, from, to);
  for (const part of parts) draft.live[part.index] = undefined;
  for (const id of ids) apply(draft, id);
  for (const part of parts) if (isTouched(draft, part.from, part.to)) settle(draft, part);
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
