import { exampleId } from './ids.ts';

export const prefixExample = {
  keyId: exampleId('api-key'),
  model: 'anthropic/claude-sonnet-4-5',
  calls: 412,
  inputTokens: 1_318_400,
  cachedTokens: 12_000,
  compared: 398,
  differed: 397,
  differsAt: 1_288,
  excerpt: '…answer. Today is 2026-07-0[1, 14:03. You → 1, 14:05. You]',
};
