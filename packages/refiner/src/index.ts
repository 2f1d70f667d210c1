export { applyEdits } from './apply-edits.ts';
export { countTokens } from './count-tokens.ts';
export { describeRemovals } from './describe-removals.ts';
export { diffEdits } from './diff-edits.ts';
export { type ExplainedFacts, explainEdits } from './explain.ts';
export { checkFidelity } from './guard/check-fidelity.ts';
export { listPasses, type PassInfo } from './passes/list-passes.ts';
export { refine } from './refine.ts';
export { refineFaithfully } from './refine-faithfully.ts';
export { scoreResult } from './score-result.ts';
export { includesText } from './text/index-of-text.ts';
export type {
  CompressionLevel,
  Edit,
  FidelityOptions,
  FidelityResult,
  LostItem,
  OutputFormat,
  RefineOptions,
  RefineResult,
  RemovedSegment,
  Scores,
  Strategy,
} from './types.ts';
export { REFINER_VERSION } from './version.ts';
