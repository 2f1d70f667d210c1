import { enrichments } from '@refinery/db/schema/enrichments.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import { causeOf } from '../../../calls/cause-of.ts';
import { chargeOf } from '../../../charged-work/charged-kind.ts';
import type { ActorContext } from '../../../context/context.ts';
import { whereOwn } from '../../../context/own-rows.ts';
import { ENRICHMENTS } from '../../../meters/meters.ts';
import { latencySince } from '../../../optimizations/optimization.ts';
import { failureOf } from '../../../usage/failure.ts';
import { refundQuota } from '../../../usage/quota.ts';
import { afterFailure, mayTryAgain } from '../../../work/after-failure.ts';
import type { Outcome, WorkItem } from '../../../work/kind.ts';
import { addEnriched } from './commit-enriched.ts';
import { type ChosenModel, type EnrichRequest, requestHashOf } from './enrich-request.ts';
import { enrichText } from './enrich-text.ts';
import {
  type EnrichmentRow,
  failureColumns,
  type NewEnrichment,
  newEnrichment,
  repeatedColumns,
  resultColumns,
} from './enrichment-columns.ts';
import { findEarlier } from './find-earlier.ts';
import type { JobOptions, JobPayload } from './job-options.ts';
import { readTarget } from './read-target.ts';

export type JobItem = WorkItem & JobPayload;
type ItemOutcome = Outcome<JobItem, null>;

/** What the items of a chunk share. */
export interface PreparedJob {
  caller: ActorContext;
  chosen: ChosenModel;
  options: JobOptions;
}

/**
 * Enriches one prompt of a job. Never throws: an error decides between another try and failing for good. The
 * enrichment has the id of the item, and is written in one transaction with the version: if the process dies
 * after that, the next try finds it and does nothing.
 */
export async function enrichItem(item: JobItem, job: PreparedJob): Promise<ItemOutcome> {
  const ctx = job.caller;
  const started = performance.now();
  let begun: NewEnrichment | null = null;
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const done = await findDone(ctx, item);
    if (done) return outcomeOf(item, done);
    const request = await requestFor(item, job);
    begun = newEnrichment(ctx, item.id, request);
    await enrichOnce(job, begun, request);
    const stored = await findDone(ctx, item);
    return stored ? outcomeOf(item, stored) : { kind: 'completed', item, result: null };
  } catch (error) {
    const outcome = afterFailure(ctx, item, error, 'prompt of a job not enriched');
    if (outcome.kind === 'failed' && begun)
      await recordFailure(ctx, begun, failureColumns(outcome.failure, latencySince(started)));
    return outcome;
  }
}

async function findDone(ctx: ActorContext, { id }: JobItem): Promise<EnrichmentRow | undefined> {
  const [row] = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(enrichments)
      .where(whereOwn(ctx, enrichments, id)),
  );
  return row;
}

const outcomeOf = (item: JobItem, { status, error }: EnrichmentRow): ItemOutcome =>
  status === 'failed'
    ? { kind: 'failed', item, failure: error ?? failureOf(null) }
    : { kind: 'completed', item, result: null };

async function requestFor(item: JobItem, { caller, chosen, options }: PreparedJob): Promise<EnrichRequest> {
  const { instructions, strict } = options;
  const target = await readTarget(caller, { promptId: item.promptId });
  const { organizationId } = caller.actor;
  // A vendor that may come back is worth waiting for; the local result is given when the tries are used up.
  const mayFallBack = (error: ProviderError) => !mayTryAgain(caller, item, error);
  const cause = causeOf(caller.actor, 'enhance', { enrichmentId: item.id });
  return { ...chosen, organizationId, cause, target, instructions, strict, mayFallBack };
}

/**
 * Takes the result of the same request, which costs nothing, or enriches; and stores it, with the version.
 */
async function enrichOnce(job: PreparedJob, begun: NewEnrichment, request: EnrichRequest): Promise<void> {
  const ctx = job.caller;
  const earlier = await findEarlier(ctx, requestHashOf(request));
  if (earlier) return store(job, { ...begun, ...repeatedColumns(earlier) }, { isFree: true });
  const started = performance.now();
  const enriched = await enrichText(ctx, request);
  const columns = await resultColumns(ctx, request.target, enriched, latencySince(started));
  return store(job, { ...begun, ...columns }, { isFree: false });
}

const store = (
  { caller: ctx, options }: PreparedJob,
  row: NewEnrichment,
  { isFree }: { isFree: boolean },
): Promise<void> =>
  ctx.tenant.run(async (tx) => {
    const [stored] = await tx.insert(enrichments).values(row).onConflictDoNothing().returning();
    // Another worker was faster, after this one was taken for dead.
    if (!stored) return;
    if (options.commit && stored.promptVersion !== null)
      await addEnriched(ctx, tx, stored, stored.promptVersion);
    // Last, because it locks the counter.
    if (isFree) await refundQuota(tx, chargeOf(ctx, { meter: ENRICHMENTS }));
  });

async function recordFailure(
  ctx: ActorContext,
  row: NewEnrichment,
  failed: ReturnType<typeof failureColumns>,
): Promise<void> {
  await ctx.tenant
    .run((tx) =>
      tx
        .insert(enrichments)
        .values({ ...row, ...failed })
        .onConflictDoNothing(),
    )
    .catch((error: unknown) => ctx.logger.error({ err: error, itemId: row.id }, 'failure not recorded'));
}
