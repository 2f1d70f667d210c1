export const llmProviderExample = {
  provider: 'openai',
  isDefault: true,
  credentials: 'organization',
  defaultModel: 'gpt-5-mini',
  models: [
    { id: 'gpt-5-mini', contextTokens: 400_000, inputUsdPerMillion: 0.25, outputUsdPerMillion: 2 },
    { id: 'gpt-4.1', contextTokens: 1_000_000, inputUsdPerMillion: 2, outputUsdPerMillion: 8 },
  ],
};

export const testLlmExample = { provider: 'openai', message: 'Are you there?' };

export const llmTestExample = {
  ok: true,
  provider: 'openai',
  model: 'gpt-5-mini-2025-08-07',
  latencyMs: 712,
  reply: 'Yes.',
  error: null,
};
