import { type Comparison, UNCHANGED } from '@refinery/guard/check-fidelity.ts';
import { type Draft, type DraftOptions, openDraft, type Proposal, undoWholeGroups } from '../draft/draft.ts';
import { editsOf, settleDraft } from '../draft/render.ts';
import { freeze, type Sentences } from '../draft/settled.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import { undoBroken } from '../gate/undo-broken.ts';
import { undoHanging, undoPointedAt } from '../gate/undo-hanging.ts';
import type { Rank } from '../model/pass.ts';
import type { Edit, Strategy } from '../model/types.ts';
import { runPasses } from '../pipeline/run-passes.ts';
import { LossUndoing } from './undo-losses.ts';

/** After this many attempts to undo single edits all of them go. */
const MOST_ATTEMPTS = 12;

export interface Round {
  text: string;
  edits: Edit[];
  checks: Comparison;
  draft: Draft;
}

export interface RoundOptions extends DraftOptions {
  rank: Rank;
  strategy: Strategy;
}

/** What is known of a text from the round that made it. */
export interface KnownText {
  /** Undefined for a text that no round made. */
  left: Sentences | undefined;
  /** Where sentences start that are not to be changed. */
  frozen: ReadonlySet<number>;
}

/**
 * One run of protect → segment → passes → verify → render. Where the guard finds a loss, the edits that
 * caused it are undone one by one; a result that still lost something is the text itself.
 */
export function refineOnce(text: string, options: RoundOptions, known?: KnownText): Round {
  const draft = openDraft(text, options);
  runPasses(draft, options.rank, options.strategy, known?.left);
  if (known) freeze(draft, known.frozen);
  const attempt = attempts(draft, options);
  let round = attempt();
  if (round.checks.passed) return round;
  const undoing = new LossUndoing(draft);
  for (let count = 1; count < MOST_ATTEMPTS && !round.checks.passed; count++) {
    if (!undoing.undo([...round.checks.lost, ...round.checks.doubtful])) undoing.undoAll();
    round = attempt();
  }
  if (round.checks.passed) return withoutNeedless(undoing.needless(), round, attempt);
  undoing.undoAll();
  round = attempt();
  return round.checks.passed ? round : { ...round, text, edits: [], checks: UNCHANGED };
}

/** Settles the draft as its proposals stand and checks the result. */
function attempts(draft: Draft, options: RoundOptions): () => Round {
  const { text } = draft;
  return () => {
    undoWholeGroups(draft);
    settleDraft(draft);
    const isUndone = undoHanging(draft);
    if (undoPointedAt(draft) || isUndone) {
      undoWholeGroups(draft);
      settleDraft(draft);
    }
    if (undoBroken(draft)) settleDraft(draft);
    const edits = editsOf(draft);
    if (edits.length === 0) return { text, edits, checks: UNCHANGED, draft };
    const refined = applyEdits(text, edits);
    return { text: refined, edits, checks: options.texts.compare(text, refined), draft };
  };
}

/** Makes edits again that were undone in vain, unless that loses something after all. */
function withoutNeedless(needless: readonly Proposal[], round: Round, attempt: () => Round): Round {
  if (needless.length === 0) return round;
  for (const proposal of needless) proposal.undone = false;
  const again = attempt();
  if (again.checks.passed) return again;
  for (const proposal of needless) proposal.undone = true;
  return attempt();
}
