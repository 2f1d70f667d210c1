import { countTokens } from '@refinery/text/count-tokens.ts';
import type { Draft, Proposal } from '../draft/draft.ts';
import { record } from '../draft/propose.ts';
import { editsOf, settleDraft } from '../draft/render.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import { TRIM } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import type { Edit } from '../model/types.ts';
import type { Sentence } from './find-candidates.ts';

/**
 * Counting the whole text again after so many rounds of leaving out is enough; each round asks for twice as
 * much.
 */
const MOST_COUNTS = 12;

export interface Trimmed {
  text: string;
  tokens: number;
  edits: Edit[];
}

interface Part {
  proposal: Proposal;
  cost: number;
  leansOn: Part | undefined;
}

/**
 * Leaves out sentences in the given order until the text has at most `target` tokens or none is left, then
 * puts back those for which there is room after all, the most valuable first.
 */
export function trimDraft(
  draft: Draft,
  tokens: number,
  sentences: readonly Sentence[],
  order: readonly number[],
  target: number,
): Trimmed {
  const parts = partsOf(draft, sentences, order);
  let result: Trimmed = { text: draft.text, tokens, edits: [] };
  let at = 0;
  for (let round = 0; result.tokens > target && at < parts.length; round++) {
    let need =
      round < MOST_COUNTS ? (result.tokens - target) * 2 ** Math.max(0, round - 2) : Number.POSITIVE_INFINITY;
    for (let part = parts[at]; part && need > 0; part = parts[++at]) {
      part.proposal.undone = false;
      need -= part.cost;
    }
    result = render(draft);
  }
  if (result.tokens > target || !putBack(parts.slice(0, at), target - result.tokens)) return result;
  const fuller = render(draft);
  return fuller.tokens <= target ? fuller : result;
}

function partsOf(draft: Draft, sentences: readonly Sentence[], order: readonly number[]): Part[] {
  const bySentence = new Map<number, Part>();
  for (const at of order) {
    const sentence = sentences[at];
    if (!sentence) continue;
    const { from, to, start, end } = sentence;
    record(draft, { from, to, replacement: '', pass: TRIM, reason: REASONS.context });
    const proposal = draft.proposals.at(-1);
    if (!proposal) continue;
    proposal.undone = true;
    bySentence.set(at, {
      proposal,
      cost: countTokens(` ${draft.text.slice(start, end)}`),
      leansOn: undefined,
    });
  }
  for (const [at, part] of bySentence) if (sentences[at]?.leans) part.leansOn = bySentence.get(at - 1);
  return [...bySentence.values()];
}

function render(draft: Draft): Trimmed {
  settleDraft(draft);
  const edits = editsOf(draft);
  const text = applyEdits(draft.text, edits);
  return { text, tokens: countTokens(text), edits };
}

/**
 * Marks sentences that fit into the room that is left. A sentence comes back only with the one it leans on.
 */
function putBack(parts: readonly Part[], room: number): boolean {
  let left = room;
  for (const part of parts.toReversed()) {
    if (part.cost > left || part.leansOn?.proposal.undone === false) continue;
    part.proposal.undone = true;
    left -= part.cost;
  }
  return left < room;
}
