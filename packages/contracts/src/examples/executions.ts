import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const testPromptExample = {
  input: { customer: 'Ada', question: 'How long may a refund take?' },
  model: 'openai/gpt-5-mini',
};

export const rateExecutionExample = { rating: 4, feedback: 'Right, but too formal.' };

export const executionExample = {
  id: exampleId('executions'),
  promptId: exampleId('prompts'),
  version: 2,
  input: testPromptExample.input,
  output: 'A refund takes up to 14 days.',
  provider: 'openai',
  model: 'gpt-5-mini-2025-08-07',
  usage: { inputTokens: 58, outputTokens: 9 },
  costUsd: 0.0000325,
  latencyMs: 812,
  finishReason: 'stop',
  ignoredParameters: ['temperature'],
  rating: null,
  feedback: null,
  createdAt: EXAMPLE_TIME,
  textsRemovedAt: null,
};
