import { applyEdits } from './apply-edits.ts';
import { type Draft, openDraft, type Proposal, undoWholeGroups } from './draft/draft.ts';
import { editsOf, settleDraft } from './draft/render.ts';
import { compareReadings, readText } from './guard/check-fidelity.ts';
import type { Reading } from './guard/facts.ts';
import type { Rank } from './passes/pass.ts';
import { runPasses } from './passes/run-passes.ts';
import { lex } from './text/lex.ts';
import type { Token } from './text/token.ts';
import type { Edit, FidelityResult, LostItem, Strategy } from './types.ts';

/** After this many attempts to undo single edits all of them go. */
const MOST_ATTEMPTS = 8;
/** After this many, all edits within so many characters of a loss go at once. */
const SINGLE_ATTEMPTS = 4;
const NEIGHBOURHOOD = 400;

export interface Round {
  text: string;
  edits: Edit[];
  checks: FidelityResult;
  draft: Draft;
  /** Tokens of `text` as the next round reads it, where they are known. */
  tokens: readonly Token[] | undefined;
}

export interface RoundOptions {
  rank: Rank;
  strategy: Strategy;
  preserve: readonly string[];
  /** Names of the passes that do not run. */
  disabled: ReadonlySet<string>;
}

/**
 * One run of protect → segment → passes → verify → render. Where the guard finds a loss, the edits nearest to it are undone one by
 * one; a result that still lost something is the text itself. `known` are the tokens of `text`, where they were read already.
 */
export function refineOnce(text: string, options: RoundOptions, known?: readonly Token[]): Round {
  const draft = openDraft(text, options.preserve, options.disabled, known);
  runPasses(draft, options.rank, options.strategy);
  let original: Reading | undefined;
  for (let attempt = 0; attempt <= MOST_ATTEMPTS; attempt++) {
    settleDraft(draft);
    const edits = editsOf(draft);
    if (edits.length === 0) break;
    const refined = applyEdits(text, edits);
    original ??= readText(text, options, draft.tokens);
    const read = lex(refined);
    const checks = compareReadings(original, refined, options, read);
    const tokens = options.preserve.length === 0 ? read : undefined;
    if (checks.passed) return { text: refined, edits, checks, draft, tokens };
    if (attempt === MOST_ATTEMPTS - 1) for (const proposal of draft.proposals) proposal.undone = true;
    else undoNearest(draft, checks.lost, attempt < SINGLE_ATTEMPTS ? 0 : NEIGHBOURHOOD);
    undoWholeGroups(draft);
  }
  return { text, edits: [], checks: { passed: true, integrity: 100, lost: [] }, draft, tokens: draft.tokens };
}

/** Undoes for each lost item the nearest edit. Proposals never overlap, so sorted by start they are sorted by end too. */
function undoNearest(draft: Draft, lost: readonly LostItem[], around: number): void {
  const startOf = (proposal: Proposal | undefined): number => draft.tokens[proposal?.from ?? -1]?.start ?? 0;
  const endOf = (proposal: Proposal | undefined): number => draft.tokens[(proposal?.to ?? 0) - 1]?.end ?? 0;
  const open = draft.proposals.slice(1).filter((proposal) => !proposal.undone);
  open.sort((a, b) => a.from - b.from);
  for (const item of lost) {
    // The first proposal that ends behind the start of the item, or the one before it where that is nearer.
    let low = 0;
    let high = open.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (endOf(open[middle]) > item.start) high = middle;
      else low = middle + 1;
    }
    const behind = open[low];
    const before = open[low - 1];
    const away = behind ? startOf(behind) - item.end : Number.POSITIVE_INFINITY;
    const nearest = before && item.start - endOf(before) < away ? before : behind;
    if (nearest) nearest.undone = true;
    if (around === 0) continue;
    for (let k = low; k < open.length && startOf(open[k]) < item.end + around; k++) undo(open[k]);
    for (let k = low - 1; k >= 0 && endOf(open[k]) > item.start - around; k--) undo(open[k]);
  }
}

function undo(proposal: Proposal | undefined): void {
  if (proposal) proposal.undone = true;
}
