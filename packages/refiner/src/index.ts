export { pathOf } from '@refinery/text/blocks/block.ts';
export { countTokens } from '@refinery/text/count-tokens.ts';
export { includesText } from '@refinery/text/index-of-text.ts';
export { attribute } from './by-block/attribute.ts';
export { type Change, nameOf } from './by-block/change.ts';
export { readingOf } from './by-block/needs-reader.ts';
export { lengthened, originOf } from './by-block/offsets.ts';
export { type Refusal, refusalOf } from './by-block/propose.ts';
export type { Units } from './by-block/units.ts';
export { type MadeText, rangeOf, type Weighed, weighChanges } from './by-block/weigh-changes.ts';
export { applyEdits } from './edits/apply-edits.ts';
export { describeRemovals } from './edits/describe-removals.ts';
export { diffEdits } from './edits/diff-edits.ts';
export { type ExplainedFacts, explainEdits, explainLeftAlone, sentences } from './explain.ts';
export { TRIM } from './model/pass.ts';
export { ReadTexts } from './model/read-texts.ts';
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
export { type OpenedAnswer, openAnswer, readUnits, type ShownText, showText } from './open-answer.ts';
export { listPasses, type PassInfo } from './pipeline/list-passes.ts';
export { protectedParts, readProtection } from './protected.ts';
export { refine } from './refine.ts';
export { refineFaithfully } from './refine-faithfully.ts';
export { scoreResult } from './score-result.ts';
export { REFINER_VERSION } from './version.ts';
