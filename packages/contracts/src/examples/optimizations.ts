import { EXAMPLE_OPTIMIZATION_ID, EXAMPLE_TIME } from './ids.ts';

const text =
  'Could you please write a short summary of the attached report? It is very important that you do not exceed 100 words. Thank you!';
const refinedText =
  'Write a short summary of the attached report. It is very important that you do not exceed 100 words.';

export const optimizeExample = { text, metadata: { team: 'search' } };

/** What optimizing says of {@link optimizeExample}, wherever it says it. */
export const resultExample = {
  refinedText,
  originalTokens: 28,
  refinedTokens: 22,
  savingsPercentage: 21.4,
  provider: 'local',
  model: 'local-0.1.0',
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  removedSegments: [
    { text: 'Could you please write', reason: 'politeness' },
    { text: 'Thank you!', reason: 'politeness' },
  ],
  scores: { integrity: 100, efficiency: 21, complexity: 12 },
  checks: { passed: true, lost: [] },
  warnings: [],
  cached: false,
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  latencyMs: 4.2,
};

export const optimizationExample = {
  id: EXAMPLE_OPTIMIZATION_ID,
  ...resultExample,
  metadata: { team: 'search' },
  createdAt: EXAMPLE_TIME,
};

export const historyEntryExample = {
  id: EXAMPLE_OPTIMIZATION_ID,
  status: 'completed',
  provider: 'local',
  model: 'local-0.1.0',
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  originalTokens: 28,
  refinedTokens: 22,
  savingsPercentage: 21.4,
  cached: false,
  batchId: null,
  metadata: { team: 'search' },
  created_at: EXAMPLE_TIME,
  createdAt: EXAMPLE_TIME,
};

export const storedOptimizationExample = { ...resultExample, ...historyEntryExample, originalText: text };
