export const saveProviderExample = { apiKey: 'sk-…', defaultModel: 'gpt-4o-mini', position: 1 };

export const providerExample = {
  provider: 'openai',
  usable: true,
  reason: null,
  enabled: true,
  isDefault: false,
  credentials: 'organization',
  lastFour: 'WXYZ',
  defaultModel: 'gpt-4o-mini',
  baseUrl: null,
  position: 1,
};

export const providerTestExample = { ok: true, provider: 'openai', model: 'gpt-4o-mini', latencyMs: 412 };

export const saveVerificationExample = { verify: 'doubts', provider: 'openai', model: 'gpt-4o-mini' };

export const verificationExample = {
  verify: 'doubts',
  strictness: 'normal',
  provider: 'openai',
  model: 'gpt-4o-mini',
  usable: true,
  reason: null,
};
