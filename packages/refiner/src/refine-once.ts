import { applyEdits } from './apply-edits.ts';
import { type Draft, openDraft, type Proposal } from './draft/draft.ts';
import { editsOf, settleDraft } from './draft/render.ts';
import { compareReadings, readText } from './guard/check-fidelity.ts';
import type { Reading } from './guard/facts.ts';
import type { Rank } from './passes/pass.ts';
import { runPasses } from './passes/run-passes.ts';
import type { Edit, FidelityResult, LostItem, Strategy } from './types.ts';

/** After this many attempts to undo single edits all of them go. */
const MOST_ATTEMPTS = 8;

export interface Round {
  text: string;
  edits: Edit[];
  checks: FidelityResult;
  draft: Draft;
}

export interface RoundOptions {
  rank: Rank;
  strategy: Strategy;
  preserve: readonly string[];
}

/**
 * One run of protect → segment → passes → verify → render. Where the guard finds a loss, the edits nearest to it are undone one by
 * one; a result that still lost something is the text itself.
 */
export function refineOnce(text: string, options: RoundOptions): Round {
  const draft = openDraft(text, options.preserve);
  runPasses(draft, options.rank, options.strategy);
  let original: Reading | undefined;
  for (let attempt = 0; attempt <= MOST_ATTEMPTS; attempt++) {
    settleDraft(draft);
    const edits = editsOf(draft);
    if (edits.length === 0) break;
    const refined = applyEdits(text, edits);
    original ??= readText(text, options, draft.tokens);
    const checks = compareReadings(original, refined, options);
    if (checks.passed) return { text: refined, edits, checks, draft };
    if (attempt === MOST_ATTEMPTS - 1) for (const proposal of draft.proposals) proposal.undone = true;
    else undoNearest(draft, checks.lost);
  }
  return { text, edits: [], checks: { passed: true, integrity: 100, lost: [] }, draft };
}

function undoNearest(draft: Draft, lost: readonly LostItem[]): void {
  const open = draft.proposals.slice(1).filter((proposal) => !proposal.undone);
  const startOf = (proposal: Proposal): number => draft.tokens[proposal.from]?.start ?? 0;
  const endOf = (proposal: Proposal): number => draft.tokens[proposal.to - 1]?.end ?? 0;
  for (const item of lost) {
    let nearest: Proposal | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (const proposal of open) {
      const away = Math.max(0, item.start - endOf(proposal), startOf(proposal) - item.end);
      if (proposal.undone || away >= distance) continue;
      nearest = proposal;
      distance = away;
    }
    if (nearest) nearest.undone = true;
  }
}
