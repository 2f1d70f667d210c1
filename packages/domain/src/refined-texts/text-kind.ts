import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { type ChosenRefiner, chooseRefiner } from './internal/choose-refiner.ts';
import { decisionWrites } from './internal/decision-writes.ts';
import { refineOne, type TextPayload, type TextResult } from './internal/refine-one.ts';

const storedOptions = Compile(Type.Object({}));
const storedPayload = Compile(Type.Object({ refinedTextId: Type.String() }));

/**
 * System texts of calls that are used so much that refining them pays: each is one item, and an optimization.
 */
export const textKind: Kind<object, TextPayload, ChosenRefiner, TextResult> = {
  name: 'text',
  queue: 'texts',
  idName: 'jobId',
  tables: sharedTables('text'),
  options: storedOptions,
  meter: OPTIMIZATIONS,
  limits: ({ batches }) => batches,
  readPayload: ({ payload }) => storedPayload.Parse(payload),
  /** The model is looked up for each chunk: what the organization has chosen by then counts. */
  prepare: (ctx, { organizationId }) => chooseRefiner(ctx, organizationId),
  run: refineOne,
  resultWrites: decisionWrites,
};
