import { newId } from '@refinery/db/ids.ts';
import { promptNumber } from '@refinery/testing/upload-batch.ts';
import type { Context } from '../../context/context.ts';
import { refineText } from '../../optimizations/refine-text.ts';
import { resolveOptions } from '../../optimizations/resolve-request.ts';
import type { ClaimedItem } from '../claimed.ts';
import type { ItemOutcome } from '../refine-item.ts';

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
  const resolved = await resolveOptions(ctx, { organizationId, defaultProvider: 'local' }, {});
  const refined = await refineText(ctx, { organizationId, text: promptNumber(1), ...resolved });
  const outcome = { ...refined, originalTokens: TOKENS.original, refinedTokens: TOKENS.refined };
  return (item, verdict) => {
    if (verdict === 'unbegun') return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    if (verdict === 'again') return { kind: 'released', item, delayMs: TRY_AGAIN_MS, countsAsAttempt: true };
    if (verdict === 'failed') return { kind: 'failed', item, failure: TEST_FAILURE };
    const result = { outcome, latencyMs: 1, optimizationId: newId(), paid: true };
    return { kind: 'completed', item, result };
  };
}
