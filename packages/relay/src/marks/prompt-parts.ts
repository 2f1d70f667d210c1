import type { Range } from '../body/range.ts';
import type { ScannedBody } from '../body/scanned-body.ts';

/**
 * The parts of a prompt that a vendor's cache reads in this order. Undefined or empty where there is none.
 */
export interface PromptParts {
  tools: Range | undefined;
  /** All system texts that precede the conversation. */
  system: Range[];
  /** The conversation as far as the vendor saw it with the turn before. */
  earlier: Range | undefined;
  /** What came since. */
  latest: Range | undefined;
}

const isWithin = (inner: Range, outer: Range | undefined): boolean =>
  outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;

/** Where the parts of a prompt are, whatever the order of the body's fields. */
export function promptParts({ tools, conversation, ends, systemTexts }: ScannedBody): PromptParts {
  const system = systemTexts
    .map(({ range }) => range)
    .filter((range) => !isWithin(range, conversation?.range));
  if (!conversation) return { tools, system, earlier: undefined, latest: undefined };
  const { range, end, previousEnd } = conversation;
  // Everything up to there, since a message may have more than texts.
  if (ends.system && isWithin(ends.system.range, range)) {
    system.push({ start: range.start, end: ends.system.range.end });
  }
  return {
    tools,
    system,
    earlier: previousEnd === undefined ? undefined : { start: range.start, end: previousEnd },
    latest: { start: previousEnd ?? range.start, end },
  };
}

/** Bytes of some ranges. */
export const bytesOf = (...ranges: readonly (Range | undefined)[]): number =>
  ranges.reduce((sum, range) => sum + (range ? range.end - range.start : 0), 0);
