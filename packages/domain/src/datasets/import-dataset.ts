import {
  type DatasetItemInput,
  datasetLocation,
  type ImportDatasetBody,
  type ImportedDatasetReply,
  MAX_DATASET_ITEMS,
} from '@refinery/contracts/datasets.ts';
import type { EvaluatorReply, EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { insertEvaluator, toEvaluatorReply } from '../evaluators/evaluator-rows.ts';
import { readSpec } from '../evaluators/read-spec.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import type { ImportedEvaluator } from '../promptfoo/promptfoo-import.ts';
import type { Unsupported } from '../promptfoo/source/notes.ts';
import { parseJsonItems } from '../uploads/parse-items.ts';
import { type StagedUpload, stageUpload } from '../uploads/stage-upload.ts';
import { datasetItemKind } from './dataset-items.ts';
import { addRevision, toDatasetReply } from './internal/dataset-rows.ts';
import { insertDataset } from './internal/insert-dataset.ts';
import { insertItems } from './internal/insert-items.ts';

type ImportContext = CallerContext<'clock' | 'db' | 'matcher' | 'promptfoo' | 'settings' | 'spool'>;

const UNNAMED = 'Imported tests';

/**
 * Makes a dataset, and evaluators, of a configuration of promptfoo: all or nothing of what can be imported;
 * the rest is named. Errors: `forbidden`, `project_not_found`, `invalid_upload` for what cannot be read,
 * `invalid_items`, `validation_failed`.
 */
export async function importDataset(
  ctx: ImportContext,
  { configuration, ...given }: ImportDatasetBody,
): Promise<ImportedDatasetReply> {
  requirePermission(ctx, 'tests:write');
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  const read = await ctx.promptfoo.read(ctx.actor.organizationId, text);
  const { specs, refused } = await readSpecs(ctx, read.evaluators);
  const staged = await stage(ctx, read.items);
  try {
    return await mutate(ctx, 'dataset.create', async (tx) => {
      const name = given.name ?? read.name ?? UNNAMED;
      const empty = await insertDataset(ctx, tx, { ...given, name });
      const dataset = staged ? await fill(ctx, tx, empty, staged) : empty;
      const evaluators: EvaluatorReply[] = [];
      for (const spec of specs) evaluators.push(toEvaluatorReply(await insertEvaluator(ctx, tx, spec)));
      await bindResource(tx, ctx, dataset.id);
      const unsupported = [...read.unsupported, ...refused];
      const result = { dataset: toDatasetReply(dataset), evaluators, unsupported };
      await keepReply(ctx, tx, { status: 201, body: result, location: datasetLocation(dataset.id) });
      const { projectId, itemCount } = dataset;
      return { target: dataset.id, after: { name, projectId, itemCount }, result };
    });
  } finally {
    await staged?.discard();
  }
}

/** The evaluators that can be made; of the others, why not. */
async function readSpecs(ctx: ImportContext, evaluators: readonly ImportedEvaluator[]) {
  const specs: (EvaluatorSpec & { name: string | null })[] = [];
  const refused: Unsupported[] = [];
  for (const { name = null, path, spec } of evaluators) {
    try {
      specs.push({ ...(await readSpec(ctx, spec)), name });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'validation_failed') throw error;
      refused.push({ path, reason: `cannot be the evaluator ${spec.kind}: ${error.message}` });
    }
  }
  return { specs, refused };
}

/** The items, checked as those of every upload are; null where there are none. */
const stage = async (ctx: ImportContext, items: DatasetItemInput[]) =>
  items.length === 0
    ? null
    : stageUpload(ctx, parseJsonItems(items), { kind: datasetItemKind, maxItems: MAX_DATASET_ITEMS });

async function fill(
  ctx: ImportContext,
  tx: Transaction,
  dataset: Awaited<ReturnType<typeof insertDataset>>,
  staged: StagedUpload<DatasetItemInput>,
) {
  await insertItems(ctx, tx, dataset, staged);
  return addRevision(ctx, tx, dataset, staged.count);
}
