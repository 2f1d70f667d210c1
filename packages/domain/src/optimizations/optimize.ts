import type { IncludeQuery, OptimizationReply, OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { newId } from '@refinery/db/ids.ts';
import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { causeOf } from '../calls/cause-of.ts';
import { doCharged, failCharged } from '../charged-work/do-charged.ts';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { chargedOptimizations, refused } from './charged-optimizations.ts';
import { findEarlierResult, forgetEarlierResult, refineOnce, remember } from './find-or-refine.ts';
import { recordOptimization } from './internal/record-optimization.ts';
import { requestHash } from './internal/result-cache.ts';
import { latencySince, type NewOptimization, newOptimization, notPaid } from './optimization.ts';
import { toOptimizationReply } from './optimization-replies.ts';
import {
  firstChoice,
  type RefineRequest,
  type RefineTextRequest,
  resolveRequest,
} from './resolve-request.ts';

/**
 * Refines one prompt and records it in the history, whatever becomes of it. The same request within 24 hours
 * is answered from the earlier result; the same request at the same moment shares one call to a provider.
 * Errors: `forbidden`, `quota_exceeded`, `provider_not_usable`, `provider_failed`, `provider_unavailable`.
 */
export const optimize = (ctx: ActorContext, input: OptimizeBody & IncludeQuery): Promise<OptimizationReply> =>
  refine(ctx, input, null);

/** The same for a text that is a part of a prompt of the library: it counts as that prompt's. */
export const optimizePart = (
  ctx: ActorContext,
  input: OptimizeBody & IncludeQuery,
  promptId: string,
): Promise<OptimizationReply> => refine(ctx, input, promptId);

async function refine(
  ctx: ActorContext,
  input: OptimizeBody & IncludeQuery,
  promptId: string | null,
): Promise<OptimizationReply> {
  requirePermission(ctx, 'optimizations:write');
  const started = performance.now();
  const resolved = await resolveRequest(ctx, ctx.actor, input);
  const row = newRow(ctx, input, resolved, promptId);
  const cause = causeOf(ctx.actor, 'optimize', { optimizationId: row.id, metadata: input.metadata ?? {} });
  const request = { ...resolved, text: input.text, cause };
  const hash = requestHash(request);
  const done =
    (await repeatEarlier(ctx, row, hash, started)) ??
    (request.candidates.length
      ? await refineByModel(ctx, row, { request, hash, started })
      : await refineHere(ctx, row, { request, hash, started }));
  return toOptimizationReply(ctx, done, input);
}

interface Work {
  request: RefineTextRequest;
  hash: string;
  /** By `performance.now()`. */
  started: number;
}

type Done = Omit<NewOptimization, keyof OptimizationResult> & OptimizationResult & { latencyMs: number };

/** Records the result of the same request again; null where there is none. */
async function repeatEarlier(
  ctx: ActorContext,
  row: NewOptimization,
  hash: string,
  started: number,
): Promise<Done | null> {
  const earlier = await findEarlierResult(ctx, row.organizationId, hash);
  if (!earlier) return null;
  const done = { ...row, ...notPaid(earlier.result), latencyMs: latencySince(started) };
  if (await recordOptimization(ctx, done, earlier.id)) return done;
  forgetEarlierResult(ctx, hash, earlier);
  return null;
}

/**
 * What the local refiner does costs nothing but time, so it is done first and written down once, as
 * completed.
 */
async function refineHere(ctx: ActorContext, row: NewOptimization, work: Work): Promise<Done> {
  const settled = Promise.withResolvers<void>();
  try {
    const found = await refineOnce(ctx, work.request, work.hash, settled.promise).catch((error: unknown) =>
      failUnrecorded(ctx, row, error, work.started),
    );
    const done = { ...row, ...found.result, latencyMs: latencySince(work.started) };
    const [recorded] = await Promise.all([recordOptimization(ctx, done), remember(ctx, found, row)]);
    if (!recorded) throw await refused(ctx);
    return done;
  } finally {
    settled.resolve();
  }
}

/** A call to a vendor is paid for, so it is charged and written down as in progress before it is made. */
async function refineByModel(ctx: ActorContext, row: NewOptimization, work: Work): Promise<Done> {
  const settled = Promise.withResolvers<void>();
  try {
    const result = await doCharged(ctx, chargedOptimizations, row, async () => {
      const found = await refineOnce(ctx, work.request, work.hash, settled.promise);
      return { found, latencyMs: latencySince(work.started) };
    });
    return { ...row, ...result };
  } finally {
    settled.resolve();
  }
}

/**
 * Records what failed before anything was written down: charged and given back, so that nobody fails beyond
 * their quota.
 */
async function failUnrecorded(
  ctx: ActorContext,
  row: NewOptimization,
  error: unknown,
  started: number,
): Promise<never> {
  await chargedOptimizations.begin(ctx, row);
  return failCharged(ctx, chargedOptimizations, row, error, started);
}

function newRow(
  ctx: CallerContext<'clock'>,
  input: OptimizeBody,
  request: RefineRequest,
  promptId: string | null,
): NewOptimization {
  const { actor } = ctx;
  const { organizationId, userId } = actor;
  const origin = {
    id: newId(),
    organizationId,
    userId,
    apiKeyId: apiKeyOf(actor),
    batchId: null,
    promptId,
    ...firstChoice(request),
    originalText: input.text,
    metadata: input.metadata ?? {},
    createdAt: ctx.clock.now(),
  };
  return newOptimization(origin, request.settings);
}
