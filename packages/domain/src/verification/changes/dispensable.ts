import type { CompressionLevel, Strategy } from '@refinery/contracts/enums.ts';

/** What of an original a change may leave out: nothing, what asks for nothing, or that and reasons. */
export type Dispensable = 'nothing' | 'background' | 'reasons';

/**
 * What may go: legal texts and gentle refining lose nothing; from `medium` on background may go, at `high`
 * reasons as well.
 */
export function dispensableBy({
  strategy,
  compressionLevel,
}: {
  strategy: Strategy;
  compressionLevel: CompressionLevel;
}): Dispensable {
  if (strategy === 'LEGAL' || compressionLevel === 'low') return 'nothing';
  return compressionLevel === 'high' ? 'reasons' : 'background';
}
