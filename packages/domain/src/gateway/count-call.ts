import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import type { Caller } from '../context/actor.ts';
import type { CallRates, RateTake } from '../model-calls/rates/call-rates.ts';
import { estimatedTokens } from '../model-calls/rates/estimated-tokens.ts';
import type { RateFacts } from '../model-calls/rates/rate-facts.ts';
import type { BegunReply } from './begun-reply.ts';

/** A call, as far as limits count it. */
export interface CountedCall {
  actor: Caller;
  operation: WireOperation;
  body: Buffer;
  scan: Pick<ScannedBody, 'images' | 'files'>;
}

/**
 * Counts a call in the limits of its organization and its key. Counting tokens uses none. Errors:
 * `rate_limited`.
 */
export function countCall(
  rates: CallRates,
  { actor, operation, body, scan }: CountedCall,
): Promise<RateTake> {
  const { organizationId, plan } = actor;
  const isKey = actor.kind === 'api-key';
  return rates.take({
    organizationId,
    plan,
    apiKeyId: isKey ? actor.apiKeyId : null,
    rateLimitPerMinute: isKey ? actor.rateLimitPerMinute : null,
    tokensPerMinute: isKey && operation !== 'count_tokens' ? actor.calls.tokensPerMinute : null,
    tokens: estimatedTokens(body.byteLength, scan),
  });
}

/** A reply, and what is left of the limit of calls that has less left; null where there is none. */
export type Counted = BegunReply & { rate: RateFacts | null };

/**
 * Books how many tokens a call used when it has ended. One that came to nothing and one that no vendor was
 * asked for used none; one of which nobody tells stays as it was estimated.
 */
export async function counted(take: RateTake, call: () => Promise<BegunReply>): Promise<Counted> {
  try {
    const reply = await call();
    // It never rejects.
    void reply.ended.then(({ usage }) => {
      if (reply.facts.attempts === 0) take.settle(0);
      else if (usage) take.settle(usage.inputTokens + usage.outputTokens);
    });
    return { ...reply, rate: take.requests };
  } catch (error) {
    take.settle(0);
    throw error;
  }
}
