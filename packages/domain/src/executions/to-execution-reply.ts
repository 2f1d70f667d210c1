import type { ExecutionReply } from '@refinery/contracts/executions.ts';
import { toUsd } from '@refinery/db/micros.ts';
import type { ExecutionRow } from './internal/execution-rows.ts';

export const toExecutionReply = (row: ExecutionRow): ExecutionReply => ({
  id: row.id,
  promptId: row.promptId,
  version: row.version,
  input: row.input,
  output: row.output,
  provider: row.provider,
  model: row.model,
  usage: { inputTokens: row.inputTokens, outputTokens: row.outputTokens },
  costUsd: row.costMicros === null ? null : toUsd(row.costMicros),
  latencyMs: row.latencyMs,
  finishReason: row.finishReason,
  ignoredParameters: row.ignoredParameters,
  rating: row.rating,
  feedback: row.feedback,
  createdAt: row.createdAt.toISOString(),
  textsRemovedAt: row.textsRemovedAt?.toISOString() ?? null,
});
