import { newId } from '@refinery/db/ids.ts';
import type { OptimizationRow } from '../optimization.ts';

const NOTHING = {
  refinedText: null,
  refinedTokens: null,
  savingsPercentage: null,
  explanation: null,
  scores: null,
  checks: null,
  refinerVersion: null,
  model: null,
  mode: null,
  latencyMs: null,
  attempts: null,
  verification: null,
  textsRemovedAt: null,
} as const;

/** A history row of which nothing is known but what is given. */
export const optimizationRow = (own: Partial<OptimizationRow> = {}): OptimizationRow => ({
  ...NOTHING,
  id: newId(),
  organizationId: newId(),
  userId: newId(),
  apiKeyId: null,
  batchId: null,
  promptId: null,
  status: 'completed',
  provider: 'local',
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  targetTokens: null,
  originalText: 'Write it.',
  originalTokens: 10,
  removedSegments: [],
  warnings: [],
  error: null,
  cached: false,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  metadata: {},
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
  ...own,
});
