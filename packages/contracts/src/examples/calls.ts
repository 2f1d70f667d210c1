import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const callExample = {
  id: exampleId('call'),
  kind: 'optimize',
  status: 'completed',
  keyId: exampleId('api-key'),
  userId: exampleId('user'),
  optimizationId: exampleId('optimization'),
  batchId: null,
  batchItemId: null,
  enrichmentId: null,
  metadata: { team: 'support' },
  requestedProvider: 'openai',
  requestedModel: 'gpt-5-mini',
  provider: 'groq',
  model: 'openai/gpt-oss-20b',
  answeredModel: 'openai/gpt-oss-20b',
  attempts: [
    { provider: 'openai', model: 'gpt-5-mini', error: 'overloaded', latencyMs: 412 },
    { provider: 'groq', model: 'openai/gpt-oss-20b', error: null, latencyMs: 951 },
  ],
  error: null,
  usage: {
    inputTokens: 1_412,
    cachedInputTokens: 1_024,
    cacheWriteTokens: 0,
    outputTokens: 196,
    reasoningTokens: 64,
    costUsd: 0.000124,
  },
  firstContentMs: null,
  latencyMs: 1_371,
  saved: {},
  createdAt: EXAMPLE_TIME,
};

export const oneCallExample = {
  ...callExample,
  kind: 'gateway',
  optimizationId: null,
  texts: {
    request: '{"model":"fast","messages":[{"role":"user","content":"Hello"}]}',
    requestCut: false,
    reply: '{"choices":[{"message":{"role":"assistant","content":"Hello!"}}]}',
    replyCut: false,
  },
};
