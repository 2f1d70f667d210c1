import { promptExample } from './prompts.ts';

export const validatePromptExample = { text: 'Please answer {{customer}} in at most 100 words.' };

export const validationExample = {
  score: 0.96,
  findings: [
    { rule: 'task', passed: true, weight: 3, message: null, start: null, end: null },
    {
      rule: 'brief',
      passed: false,
      weight: 1,
      message: 'Polite words cost tokens and change nothing.',
      start: 0,
      end: 6,
    },
  ],
};

export const suggestionsExample = {
  promptId: promptExample.id,
  version: 1,
  score: 0.96,
  suggestions: [
    {
      rule: 'brief',
      weight: 1,
      message: 'Polite words cost tokens and change nothing.',
      remedy: 'Leave them out, or have the prompt refined.',
      start: 0,
      end: 6,
    },
  ],
};

export const enrichmentModelExample = {
  provider: 'openai',
  model: 'gpt-5-mini',
  isDefault: false,
  usable: false,
  reason: 'no credentials',
  inputUsdPerMillion: 0.25,
  outputUsdPerMillion: 2,
};
