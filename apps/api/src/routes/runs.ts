import { Readable } from 'node:stream';
import {
  addRunScoresEndpoint,
  cancelRunEndpoint,
  createRunEndpoint,
  getRunComparisonEndpoint,
  getRunEndpoint,
  listRunsEndpoint,
  retryRunEndpoint,
  streamRunResultsEndpoint,
  testEquivalenceEndpoint,
} from '@refinery/contracts/endpoints/runs.ts';
import { type RunReply, runLocation } from '@refinery/contracts/runs.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { addRunScores } from '@refinery/domain/runs/add-run-scores.ts';
import { cancelRun } from '@refinery/domain/runs/cancel-run.ts';
import { createRun } from '@refinery/domain/runs/create-run.ts';
import { getRun, readRun } from '@refinery/domain/runs/get-run.ts';
import { getRunComparison } from '@refinery/domain/runs/get-run-comparison.ts';
import { listRuns } from '@refinery/domain/runs/list-runs.ts';
import { retryRun } from '@refinery/domain/runs/retry-run.ts';
import { streamRunResults } from '@refinery/domain/runs/stream-run-results.ts';
import { testEquivalence } from '@refinery/domain/runs/test-equivalence.ts';
import { endWithConnection, toNdjson } from '../batches/send-results.ts';
import { type Binding, bind, bindHandler, type VerbInput } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { createSlots } from '../slots.ts';
import type { AppOptions } from '../types.ts';

export const runRoutes = (options: AppOptions): Binding[] => [
  acceptRoute(createRunEndpoint, createRun),
  acceptRoute(testEquivalenceEndpoint, testEquivalence),
  bind(listRunsEndpoint, listRuns),
  bind(getRunEndpoint, getRun),
  resultsRoute(options),
  bind(getRunComparisonEndpoint, getRunComparison),
  bind(cancelRunEndpoint, cancelRun),
  bind(retryRunEndpoint, retryRun),
  bind(addRunScoresEndpoint, addRunScores),
];

/** A run that is accepted: the reply says where it is followed. */
const acceptRoute = <E extends typeof createRunEndpoint | typeof testEquivalenceEndpoint>(
  endpoint: E,
  accept: (ctx: ActorContext, input: VerbInput<E>) => Promise<RunReply>,
): Binding =>
  bindHandler(endpoint, async (ctx, request, reply, input: VerbInput<E>) => {
    const run = await runIdempotently(ctx, request, reply, {
      run: (actorCtx) => accept(actorCtx, input),
      rebuild: readRun,
    });
    return run ? reply.code(202).header('location', runLocation(run.id)).send(run) : reply;
  });

function resultsRoute({ limits }: AppOptions): Binding {
  const slots = createSlots(limits.resultStreams, 'result streams');
  return bindHandler(streamRunResultsEndpoint, async (ctx, request, reply, input) => {
    const actorCtx = actorContext(ctx, request);
    const lines = toNdjson(await streamRunResults(actorCtx, input));
    reply.type('application/x-ndjson');
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const release = slots.take(actorCtx.actor.organizationId);
    return reply.send(endWithConnection(Readable.from(lines), request, release));
  });
}
