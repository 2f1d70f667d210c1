import { EXAMPLE_TIME, exampleId } from './ids.ts';

const text =
  'Could you please write a short summary of the attached report? It is very important that you do not exceed 100 words. Thank you!';
const refinedText =
  'Write a short summary of the attached report. It is very important that you do not exceed 100 words.';

export const optimizeExample = { text, metadata: { team: 'search' } };

const kept = { verdict: 'kept', decidedBy: 'rule' };

/** What optimizing says of {@link optimizeExample}, wherever it says it. */
export const resultExample = {
  refinedText,
  originalTokens: 28,
  refinedTokens: 22,
  savingsPercentage: 21.4,
  explanation: 'Removed 3 polite phrases; 28 → 22 tokens (−21.4 %), both checked requirements kept.',
  provider: 'local',
  model: 'local-0.4.9',
  mode: 'direct',
  refinerVersion: '0.4.9',
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  removedSegments: [
    { text: 'Could you please write', replacement: 'Write', reason: 'polite phrase' },
    { text: 'Thank you!', reason: 'polite phrase' },
  ],
  scores: { integrity: 100, efficiency: 21.4, complexity: 25.7 },
  checks: {
    passed: true,
    lost: [],
    requirements: [
      {
        id: 'r1',
        kind: 'statement',
        start: 0,
        end: 62,
        where: { start: 0, end: 44 },
        text: 'Could you please write a short summary of the attached report?',
        ...kept,
      },
      {
        id: 'r2',
        kind: 'statement',
        start: 63,
        end: 117,
        where: { start: 79, end: 99 },
        text: 'It is very important that you do not exceed 100 words.',
        ...kept,
      },
    ],
    added: [],
    doubtful: [],
    checked: 2,
    verifiedBy: null,
  },

  warnings: [],
  cached: false,
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0, spentTokens: 0 },
  paysAfterUses: null,
  latencyMs: 4.2,
};

const editsExample = [
  { start: 0, end: 22, replacement: 'Write', pass: 'politeness', reason: 'polite phrase' },
  { start: 61, end: 62, replacement: '.', pass: 'politeness', reason: 'polite phrase' },
  { start: 117, end: 128, replacement: '', pass: 'politeness', reason: 'polite phrase' },
];

export const optimizationExample = {
  id: exampleId('optimization'),
  ...resultExample,
  protected: [],
  edits: editsExample,
  metadata: { team: 'search' },
  createdAt: EXAMPLE_TIME,
};

export const historyEntryExample = {
  id: exampleId('optimization'),
  excerpt: text,
  status: 'completed',
  provider: 'local',
  model: 'local-0.4.9',
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  originalTokens: 28,
  refinedTokens: 22,
  savingsPercentage: 21.4,
  explanation: 'Removed 3 polite phrases; 28 → 22 tokens (−21.4 %), both checked requirements kept.',
  mode: 'direct',
  refinerVersion: '0.4.9',
  cached: false,
  batchId: null,
  metadata: { team: 'search' },
  textsRemovedAt: null,
  created_at: EXAMPLE_TIME,
  createdAt: EXAMPLE_TIME,
};

export const storedOptimizationExample = {
  ...resultExample,
  ...historyEntryExample,
  originalText: text,
  reviewedAt: null,
};
