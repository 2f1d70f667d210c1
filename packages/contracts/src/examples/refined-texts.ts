import { EXAMPLE_TIME, exampleId } from './ids.ts';

const text =
  'You are the assistant of Acme. Please make sure to always answer in English. Never name a price.';
const refinedText = 'You are the assistant of Acme. Always answer in English. Never name a price.';
const words = 'Please make sure to always';
const start = text.indexOf(words);

export const refinedTextEntryExample = {
  id: exampleId('refined-text'),
  sha256: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
  status: 'proposed',
  reason: null,
  excerpt: text,
  tokens: 20,
  refinedTokens: 16,
  savingsPercentage: 20,
  provider: 'openai',
  model: 'gpt-5-mini',
  recentCalls: 9_120.5,
  recentUsd: 0.012,
  refiningUsd: 0.000412,
  refinedBy: 'openai',
  refinedByModel: 'gpt-5-mini',
  optimizationId: exampleId('optimization'),
  activeFrom: null,
  activeUntil: null,
  firstSeenAt: EXAMPLE_TIME,
  lastSeenAt: EXAMPLE_TIME,
};

export const refinedTextExample = {
  ...refinedTextEntryExample,
  text,
  refinedText,
  checks: { passed: true, lost: [], requirements: [], added: [], doubtful: [], checked: 3, verifiedBy: null },
  edits: [
    {
      start,
      end: start + words.length,
      replacement: 'Always',
      pass: 'rewrite',
      reason: 'said in fewer words',
    },
  ],
};

export const decideTextExample = { status: 'verbatim' };
