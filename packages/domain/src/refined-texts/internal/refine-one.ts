import { newId } from '@refinery/db/ids.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import { and, eq } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import type { CallCause } from '../../model-calls/ledger/call-cause.ts';
import { findOrRefine, refineAnew } from '../../optimizations/find-or-refine.ts';
import { latencySince, newOptimization } from '../../optimizations/optimization.ts';
import { firstChoice } from '../../optimizations/resolve-request.ts';
import type { StorableOptimization } from '../../optimizations/to-record.ts';
import { afterFailure, mayTryAgain } from '../../work/after-failure.ts';
import type { Chunk, Outcome, WorkItem } from '../../work/kind.ts';
import { hasRoomFor } from './active-size.ts';
import type { ChosenRefiner } from './choose-refiner.ts';
import { type Decision, decideText, type RefinedTextRow } from './decide-text.ts';

export interface TextPayload {
  refinedTextId: string;
}
export type TextItem = WorkItem & TextPayload;

/** What refining a text came to. */
export interface TextResult {
  optimization: StorableOptimization;
  decision: Decision;
}
export type TextOutcome = Outcome<TextItem, TextResult>;

/** It is given back to the quota. */
export const NOT_WANTED = {
  code: 'not_wanted',
  message: 'Nobody waits for this text to be refined any more.',
};

/**
 * Refines one system text and decides what becomes of it. Never throws: an error decides between another try
 * and failing. A text that was decided or deleted meanwhile is left as it is.
 */
export async function refineOne(
  ctx: Context,
  item: TextItem,
  { job: { organizationId }, prepared, settled }: Chunk<object, ChosenRefiner>,
): Promise<TextOutcome> {
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const row = await findText(ctx, organizationId, item.refinedTextId);
    if (!row || !prepared.isOn) return { kind: 'failed', item, failure: NOT_WANTED };
    const result = await refine(ctx, { row, item, prepared, settled });
    return { kind: 'completed', item, result };
  } catch (error) {
    return afterFailure(ctx, item, error, 'system text not refined');
  }
}

async function findText(
  ctx: Pick<Context, 'db'>,
  organizationId: string,
  id: string,
): Promise<RefinedTextRow | undefined> {
  const own = and(
    eq(refinedTexts.organizationId, organizationId),
    eq(refinedTexts.id, id),
    eq(refinedTexts.status, 'refining'),
  );
  const [row] = await tenantOf(ctx, organizationId).run((tx) => tx.select().from(refinedTexts).where(own));
  return row;
}

interface Work {
  row: RefinedTextRow;
  item: TextItem;
  prepared: ChosenRefiner;
  settled: Promise<void>;
}

async function refine(ctx: Context, { row, item, prepared, settled }: Work): Promise<TextResult> {
  const { request, isAuto } = prepared;
  const { organizationId, text } = row;
  const started = performance.now();
  const id = newId();
  const metadata = { refinedTextId: row.id };
  const cause: CallCause = { kind: 'optimize', userId: null, apiKeyId: null, optimizationId: id, metadata };
  // A vendor that may come back is worth waiting for; the local refiner answers when the tries are used up.
  const mayFallBack = (error: ProviderError) => !mayTryAgain(ctx, item, error);
  const work = { ...request, text, cause, mayFallBack };
  const { result } = await (work.candidates.length
    ? findOrRefine(ctx, work, settled)
    : refineAnew(ctx, work));
  const origin = {
    id,
    organizationId,
    userId: null,
    apiKeyId: null,
    batchId: null,
    promptId: null,
    ...firstChoice(request),
    originalText: text,
    metadata,
    createdAt: ctx.clock.now(),
  };
  const optimization = {
    ...newOptimization(origin, request.settings),
    ...result,
    latencyMs: latencySince(started),
  };
  const decision = decideText(row, result, isAuto);
  const { refinedText } = decision;
  if (decision.status !== 'active' || refinedText === null) return { optimization, decision };
  const room = await tenantOf(ctx, organizationId).run((tx) => hasRoomFor(tx, organizationId, refinedText));
  return { optimization, decision: room ? decision : { ...decision, status: 'proposed' } };
}
