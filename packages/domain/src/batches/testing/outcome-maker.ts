import { newId } from '@refinery/db/ids.ts';
import { promptNumber } from '@refinery/testing/upload-batch.ts';
import type { Context } from '../../context/context.ts';
import { BUILT_IN_DEFAULTS } from '../../context/request-defaults.ts';
import { SOME_CAUSE } from '../../model-calls/ledger/testing/some-cause.ts';
import { refineAnew } from '../../optimizations/find-or-refine.ts';
import { resolveRequest } from '../../optimizations/resolve-request.ts';
import type { ClaimedItem } from '../internal/claimed.ts';
import type { ItemOutcome } from '../internal/refine-item.ts';

/** What a test lets become of a claimed item; `again` is one more try later, `unbegun` none at all yet. */
export const VERDICTS = ['done', 'failed', 'again', 'unbegun'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const TRY_AGAIN_MS = 5_000;
export const TEST_FAILURE = { code: 'test', message: 'Failed by the test.' };
/** Of every item that is done. */
export const TOKENS = { original: 10, refined: 7 };

export type OutcomeMaker = (item: ClaimedItem, verdict: Verdict) => ItemOutcome;

/** Makes outcomes for workers that a test plays itself: whatever is done has the same result. */
export async function openOutcomeMaker(ctx: Context, organizationId: string): Promise<OutcomeMaker> {
  const request = await resolveRequest(ctx, { organizationId, defaults: BUILT_IN_DEFAULTS }, {});
  const refined = await refineAnew(ctx, { ...request, text: promptNumber(1), cause: SOME_CAUSE });
  const counts = { originalTokens: TOKENS.original, refinedTokens: TOKENS.refined };
  const found = { ...refined, result: { ...refined.result, ...counts } };
  return (item, verdict) => {
    if (verdict === 'unbegun') return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    if (verdict === 'again') return { kind: 'released', item, delayMs: TRY_AGAIN_MS, countsAsAttempt: true };
    if (verdict === 'failed') return { kind: 'failed', item, failure: TEST_FAILURE };
    return { kind: 'completed', item, result: { ...found, latencyMs: 1, optimizationId: newId() } };
  };
}
