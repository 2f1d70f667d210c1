import { optimizationExample } from './optimizations.ts';
import { promptExample } from './prompts.ts';

export const optimizePromptExample = { commit: false, compressionLevel: 'high' };

export const optimizedPromptExample = {
  promptId: promptExample.id,
  from: 1,
  originalText: promptExample.content,
  refinedText: promptExample.content,
  edits: [],
  originalTokens: 18,
  refinedTokens: 18,
  savingsPercentage: 0,
  lost: [],
  parts: [{ part: 'messages/0', optimization: optimizationExample }],
  version: null,
  reason: 'Nothing could be made shorter.',
};
