// The task of a comparer, in its thread: it may be ended at any time.

import type { RunComparisonReply } from '@refinery/contracts/runs.ts';
import { compareRun, type RunToCompare } from '../comparison.ts';
import { type PackedCells, unpackCells } from './packed-cells.ts';

interface PackedRun extends Omit<RunToCompare, 'cells'> {
  cells: PackedCells;
}

export function compareTask({ cells, ...run }: PackedRun): RunComparisonReply['arms'] {
  return compareRun({ ...run, cells: unpackCells(cells) });
}

export function probeTask(): void {
  // That it is run says enough.
}
