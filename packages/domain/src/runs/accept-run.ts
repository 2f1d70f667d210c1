import {
  type CreateRunBody,
  DEFAULT_MARGIN,
  MAX_CELLS,
  type RunReply,
  runLocation,
} from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { toMicros } from '@refinery/db/micros.ts';
import { type RunMove, runs } from '@refinery/db/schema/runs.ts';
import { mutate } from '../audit/mutate.ts';
import { apiKeyOf } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { findDataset } from '../datasets/find-dataset.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { isLocal } from '../evaluators/scoring/score-output.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { startLanes } from '../work/lanes.ts';
import { acceptSelected } from '../work/shared-tables.ts';
import { cellsOf, cellsOfItem, requireVariables } from './internal/cells.ts';
import { isNoise, type Judging } from './internal/judgements.ts';
import { isSomethingExpected } from './internal/read-evaluators.ts';
import { requireFewJudgements, requireJudges } from './internal/require-judges.ts';
import { type RunRow, toRunReplies } from './internal/run-rows.ts';
import { pinArms, requirePrices } from './pin-arms.ts';
import { cellKind } from './run-kind.ts';

/**
 * Accepts a run: all of its cells or none, their quota included. Once it returns the run is safe: where Redis
 * is down, the reconciler starts it later. What it tests is pinned: versions, models, and the revision of the
 * dataset.
 * @param evaluatorsOf the evaluators, once all else is known to be there
 * @param move the label that waits for it
 * Errors: `validation_failed`, `dataset_not_found`, `dataset_empty`, `prompt_not_found`,
 * `prompt_version_not_found`, `label_not_found`, `evaluator_not_found`, `variables_missing`,
 * `provider_not_usable`, `price_unknown`, `quota_exceeded`.
 */
export async function acceptRun(
  ctx: ActorContext,
  input: Omit<CreateRunBody, 'evaluators'>,
  evaluatorsOf: (tx: Transaction) => Promise<Judging[]>,
  move: RunMove | null = null,
): Promise<RunReply> {
  const maxCostMicros = readBudget(input);
  const { organizationId, userId } = ctx.actor;
  const resolved = await resolveProviders(ctx, organizationId);
  const apiKeyId = apiKeyOf(ctx.actor);
  const { reply, job } = await mutate(ctx, 'run.create', async (tx) => {
    const { arms, dataset, plan, evaluatorIds } = await pin(ctx, tx, resolved, { ...input, evaluatorsOf });
    if (maxCostMicros !== null) requirePrices(ctx, arms);
    const row: RunRow = {
      id: newId(),
      organizationId,
      userId,
      name: input.name ?? null,
      ...dataset,
      maxCostMicros,
      arms: arms.map(({ arm }) => arm),
      evaluatorIds,
      repeats: input.repeats ?? 1,
      margin: input.margin ?? DEFAULT_MARGIN,
      clusterBy: input.clusterBy ?? null,
      stopWhenDecided: input.stopWhenDecided ?? false,
      lookedAtCells: 0,
      spentMicros: 0,
      heldMicros: 0,
      judgementJobId: null,
      endStatus: null,
      stopReason: null,
      cells: null,
      judgements: null,
      failedItems: arms.map(() => 0),
      move,
      moveStatus: move && ('waiting' as const),
      moveDetail: null,
      createdAt: ctx.clock.now(),
      finishedAt: null,
    };
    await tx.insert(runs).values(row);
    const job = await acceptSelected(ctx, tx, cellKind, {
      id: row.id,
      organizationId,
      userId,
      ...(apiKeyId === null ? {} : { apiKeyId }),
      ...(ctx.requestId ? { requestId: ctx.requestId } : {}),
      options: {},
      payloads: cellsOf(ctx, dataset, plan),
    });
    const [reply] = await toRunReplies(ctx, tx, [row]);
    if (!reply || !job) throw new DomainError('dataset_empty');
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 202, body: reply, location: runLocation(row.id) });
    const after = { name: row.name, datasetId: row.datasetId, cells: reply.cells.total };
    return { target: row.id, after, result: { reply, job } };
  });
  await startLanes(ctx, cellKind, job);
  return reply;
}

function readBudget({ maxCostUsd }: Pick<CreateRunBody, 'maxCostUsd'>): number | null {
  if (maxCostUsd === undefined) return null;
  const micros = toMicros(maxCostUsd);
  if (micros === null) throw invalidField('maxCostUsd', 'must have at most six decimals');
  return micros;
}

interface NewRun extends Omit<CreateRunBody, 'evaluators'> {
  evaluatorsOf: (tx: Transaction) => Promise<Judging[]>;
}

async function pin(
  ctx: ActorContext,
  tx: Transaction,
  resolved: Awaited<ReturnType<typeof resolveProviders>>,
  {
    datasetId,
    arms: given,
    evaluatorsOf,
    repeats = 1,
    stopWhenDecided = false,
    clusterBy,
    maxCostUsd,
  }: NewRun,
) {
  const { organizationId } = ctx.actor;
  const { revision, itemCount } = await findDataset(ctx, tx, datasetId);
  if (itemCount === 0) throw new DomainError('dataset_empty');
  const arms = await pinArms(ctx, tx, resolved, given);
  const judging = await evaluatorsOf(tx);
  const hasExpected = await isSomethingExpected(tx, { organizationId, datasetId, revision });
  if (stopWhenDecided) requireDecidable(judging, { hasExpected, clusterBy, arms: given.length });
  // Without expected answers the baseline answers twice: how much it differs from itself is the yardstick.
  const moreOfBaseline = repeats === 1 && judging.some((one) => isNoise(one, hasExpected)) ? 1 : 0;
  const plan = { arms: given.length, repeats, moreOfBaseline, isByItem: stopWhenDecided };
  if (itemCount * cellsOfItem(plan) > MAX_CELLS)
    throw invalidField('arms', `make more than ${MAX_CELLS} cells: items × arms × repeats`);
  requireFewJudgements(itemCount * cellsOfItem(plan) * judging.filter(({ spec }) => !isLocal(spec)).length);
  requireJudges(ctx, resolved, judging, { arms: given.length, isBounded: maxCostUsd !== undefined });
  const messages = arms.map(({ version }) => version.messages);
  await requireVariables(ctx, tx, { datasetId, revision }, messages);
  const evaluatorIds = judging.map(({ id }) => id);
  return { dataset: { datasetId, revision }, arms, plan, evaluatorIds };
}

/** Whether there can be a verdict before all cells are there. */
function requireDecidable(
  judging: readonly Judging[],
  { hasExpected, clusterBy, arms }: { hasExpected: boolean; clusterBy: string | undefined; arms: number },
): void {
  if (arms < 2) throw invalidField('stopWhenDecided', 'needs two arms');
  if (clusterBy !== undefined) throw invalidField('stopWhenDecided', 'must not be true beside clusterBy');
  if (judging.length === 0) throw invalidField('stopWhenDecided', 'needs an evaluator');
  if (judging.some((one) => !isLocal(one.spec) || isNoise(one, hasExpected)))
    throw invalidField(
      'stopWhenDecided',
      'needs evaluators that score each output by itself, without a model',
    );
}
