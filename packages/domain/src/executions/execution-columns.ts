import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { upToMicros } from '@refinery/db/micros.ts';
import type { executions } from '@refinery/db/schema/executions.ts';
import type { CallResult } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import { usageOfCall } from '../providers/call-usage.ts';
import type { ModelRequest } from './model-request.ts';

/** What a call says of an execution. */
export type ExecutionColumns = Pick<
  typeof executions.$inferSelect,
  | 'provider'
  | 'model'
  | 'inputTokens'
  | 'outputTokens'
  | 'costMicros'
  | 'latencyMs'
  | 'finishReason'
  | 'ignoredParameters'
> & { output: string };

export function executionColumns(
  ctx: Pick<Context, 'settings'>,
  { candidate, ignored }: ModelRequest,
  result: CallResult,
): ExecutionColumns {
  const { reply, provider, attempts } = result;
  const { costUsd } = usageOfCall(ctx, result, [candidate]);
  return {
    provider,
    model: reply.model,
    output: toStorableText(reply.text),
    inputTokens: reply.usage.inputTokens,
    outputTokens: reply.usage.outputTokens,
    costMicros: costUsd === null ? null : upToMicros(costUsd),
    latencyMs: attempts.at(-1)?.latencyMs ?? 0,
    finishReason: reply.finishReason,
    ignoredParameters: [...ignored, ...(reply.ignoredParameters ?? [])],
  };
}
