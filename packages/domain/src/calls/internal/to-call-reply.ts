import type { CallReply } from '@refinery/contracts/calls.ts';
import { toUsd } from '@refinery/db/micros.ts';
import type { modelCalls } from '@refinery/db/schema/model-calls.ts';

/** What callers see of a call. */
export function toCallReply(row: typeof modelCalls.$inferSelect): CallReply {
  const { organizationId: _organization, apiKeyId, createdAt, costMicros, ...rest } = row;
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens, ...call } = rest;
  return {
    ...call,
    keyId: apiKeyId,
    usage: {
      inputTokens,
      cachedInputTokens,
      cacheWriteTokens,
      outputTokens,
      reasoningTokens,
      costUsd: costMicros === null ? null : toUsd(costMicros),
    },
    createdAt: createdAt.toISOString(),
  };
}
