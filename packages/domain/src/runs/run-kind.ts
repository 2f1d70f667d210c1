import { sql } from 'drizzle-orm';
import { TEST_CELLS } from '../meters/meters.ts';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { type CellResult, runCell } from './internal/cell.ts';
import { endRun } from './internal/end-run.ts';
import { type PreparedRun, prepareRun } from './internal/prepare-run.ts';
import {
  type CellPayload,
  type RunOptions,
  storedCell,
  storedItem,
  storedRunOptions,
} from './internal/run-options.ts';
import { storeCells } from './internal/store-cells.ts';
import { readWritten } from './internal/written-run.ts';

/** Cells of runs: each asks the model of an arm with an item of a dataset. */
export const cellKind: Kind<RunOptions, CellPayload, PreparedRun, CellResult> = {
  name: 'cell',
  queue: 'cells',
  idName: 'jobId',
  tables: {
    ...sharedTables('cell'),
    bytes: sql`coalesce((select octet_length(d.input::text) from dataset_items d where d.id = (i.payload ->> 'itemId')::uuid), 0)`,
    // The item comes with the cell: no query of its own for each.
    payload: sql`payload, (
      select jsonb_build_object('input', d.input, 'expected', d.expected) from dataset_items d
      where d.id = (payload ->> 'itemId')::uuid) as item`,
  },
  options: storedRunOptions,
  meter: TEST_CELLS,
  limits: ({ batches }) => batches,
  readPayload: ({ payload, item }) => ({
    ...storedCell.Parse(payload),
    item: item === null ? null : storedItem.Parse(item),
  }),
  prepare: prepareRun,
  run: runCell,
  store: async (ctx, job, outcomes) => storeCells(ctx, job, outcomes, await readWritten(ctx, job)),
  ended: endRun,
};
