import { applyEdits, type CompressionLevel, refine } from '@refinery/refiner';
import { RANK } from '@refinery/refiner/model/pass.ts';
import { ReadTexts } from '@refinery/refiner/model/read-texts.ts';
import { refineOnce } from '@refinery/refiner/rounds/refine-once.ts';

export interface Stability {
  /** Changes that passes proposed, and how many of them the guard undid. */
  proposed: number;
  undone: number;
  /** Results that change when they are refined again. */
  notIdempotent: number;
  /** Results that the edits, applied to the original, do not give. */
  notReapplied: number;
}

function stability(texts: readonly string[], compressionLevel: CompressionLevel): Stability {
  const sum: Stability = { proposed: 0, undone: 0, notIdempotent: 0, notReapplied: 0 };
  const settings = {
    rank: RANK[compressionLevel],
    strategy: 'UNIVERSAL',
    material: [],
    disabled: new Set<string>(),
  } as const;
  for (const text of texts) {
    const options = { ...settings, texts: new ReadTexts([]) };
    // The first of the proposals stands for all changes of whitespace.
    const proposals = refineOnce(text, options).draft.proposals.slice(1);
    sum.proposed += proposals.length;
    sum.undone += proposals.filter((proposal) => proposal.undone).length;
    const { refinedText, edits } = refine(text, { compressionLevel });
    if (refine(refinedText, { compressionLevel }).refinedText !== refinedText) sum.notIdempotent++;
    if (applyEdits(text, edits) !== refinedText) sum.notReapplied++;
  }
  return sum;
}

/** Prints the section on stability. */
export function printStability(texts: readonly string[], levels: readonly CompressionLevel[]): void {
  console.log(
    '\n| level | changes proposed | undone by the guard | not idempotent | edits that do not give the result |',
  );
  console.log('|---|---|---|---|---|');
  for (const level of levels) {
    const { proposed, undone, notIdempotent, notReapplied } = stability(texts, level);
    console.log(`| ${level} | ${proposed} | ${undone} | ${notIdempotent} | ${notReapplied} |`);
  }
}
