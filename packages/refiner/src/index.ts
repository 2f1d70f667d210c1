export { countTokens } from '@refinery/text/count-tokens.ts';
export { includesText } from '@refinery/text/index-of-text.ts';
export { applyEdits } from './edits/apply-edits.ts';
export { describeRemovals } from './edits/describe-removals.ts';
export { diffEdits } from './edits/diff-edits.ts';
export { type ExplainedFacts, explainEdits, explainLeftAlone, sentences } from './explain.ts';
export { type Counterparts, counterpartsOf } from './mix/counterparts.ts';
export { type MixDamage, mixTexts } from './mix/mix-texts.ts';
export type {
  CompressionLevel,
  Edit,
  OutputFormat,
  ProtectedPart,
  RefineOptions,
  RefineResult,
  RemovedSegment,
  Scores,
  Strategy,
} from './model/types.ts';
export { listPasses, type PassInfo } from './pipeline/list-passes.ts';
export { protectedParts, readProtection } from './protected.ts';
export { refine } from './refine.ts';
export { refineFaithfully } from './refine-faithfully.ts';
export { scoreResult } from './score-result.ts';
export { mayBeBackgroundIn } from './trim/may-be-background.ts';
export { type TrimmedText, trimRewritten } from './trim-rewritten.ts';
export { REFINER_VERSION } from './version.ts';
