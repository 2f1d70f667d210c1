import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { promptExample } from './prompts.ts';

const originalText = 'Answer the question of {{customer}} in at most 100 words. Never name a price.';
const enriched = [
  '# Task\n\nAnswer the question of {{customer}} in at most 100 words.',
  '# Requirements\n\nNever name a price.',
  '# Output\n\nPlain text in 2 paragraphs.',
].join('\n\n');
const added = 'Plain text in 2 paragraphs';
const start = enriched.indexOf(added);

export const enhancePromptExample = { text: originalText, instructions: 'Say what the answer looks like.' };

const usage = {
  inputTokens: 412,
  outputTokens: 96,
  costUsd: 0.000295,
  provider: 'openai',
  model: 'gpt-5-mini',
};

const head = {
  id: exampleId('enrichment'),
  promptId: null,
  from: null,
  strict: false,
  qualityBefore: 0.69,
  qualityAfter: 0.81,
  reason: null,
  usage,
};

export const enrichmentExample = {
  ...head,
  originalText,
  enriched,
  messages: [{ role: 'user', content: enriched }],
  sections: {
    task: 'Answer the question of {{customer}} in at most 100 words.',
    requirements: 'Never name a price.',
    output: 'Plain text in 2 paragraphs.',
  },
  checks: { passed: true, lost: [], requirements: [], added: [], doubtful: [], checked: 5, verifiedBy: null },
  additions: [
    {
      kind: 'quantity',
      text: added,
      start,
      end: start + added.length,
      reason: '"2": the original does not have this number',
    },
  ],
  edits: [],
  version: null,
  cached: false,
  createdAt: EXAMPLE_TIME,
};

export const enrichmentEntryExample = {
  ...head,
  status: 'completed',
  newVersion: null,
  durationMs: 2_840.5,
  textsRemovedAt: null,
  createdAt: EXAMPLE_TIME,
};

export const enrichmentJobExample = {
  id: exampleId('enrichment-job'),
  status: 'running',
  total: 3,
  counts: { pending: 1, processing: 1, completed: 1, failed: 0, cancelled: 0 },
  commit: true,
  strict: false,
  model: 'openai/gpt-5-mini',
  createdAt: EXAMPLE_TIME,
  startedAt: EXAMPLE_TIME,
  finishedAt: null,
};

export const enrichmentJobItemExample = {
  position: 1,
  promptId: promptExample.id,
  status: 'completed',
  attempts: 1,
  enrichmentId: exampleId('enrichment'),
  version: 2,
  failure: null,
};
