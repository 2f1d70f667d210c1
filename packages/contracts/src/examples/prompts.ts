import { EXAMPLE_TIME, exampleId } from './ids.ts';

const content = 'Answer the question of {{customer}} in at most 100 words. Never name a price.';

export const createPromptExample = {
  name: 'Support answer',
  content,
  model: 'openai/gpt-5-mini',
  temperature: 0.2,
  tags: ['support'],
  folder: 'mail',
};

export const updatePromptExample = {
  content: 'Answer the question of {{customer}} in at most 80 words. Never name a price.',
  note: 'Shorter answers',
};

export const restoreVersionExample = { note: 'The longer answers were better' };

const texts = {
  messages: [{ role: 'user', content }],
  source: null,
  content,
  config: { model: 'openai/gpt-5-mini', temperature: 0.2 },
  variables: ['customer'],
  tokens: 18,
};

export const promptExample = {
  id: exampleId('prompt'),
  projectId: exampleId('project'),
  name: 'Support answer',
  title: 'Support answer',
  slug: 'support-answer',
  type: 'text',
  folder: 'mail',
  description: null,
  category: null,
  tags: ['support'],
  latest: 1,
  labels: { production: 1 },
  ...texts,
  rawPrompt: content,
  role: null,
  task: null,
  context: null,
  requirements: null,
  style: null,
  output: null,
  model: 'openai/gpt-5-mini',
  selectedModel: 'openai/gpt-5-mini',
  provider: 'openai',
  qualityScore: 0.85,
  enrichedPrompt: null,
  temperature: 0.2,
  isPublic: false,
  publicId: null,
  publicStatus: null,
  viewCount: 0,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

export const changedPromptExample = {
  ...promptExample,
  warnings: [],
};

export const promptVersionExample = {
  promptId: promptExample.id,
  number: 1,
  kind: 'authored',
  parent: null,
  labels: ['production'],
  ...texts,
  sections: null,
  hash: '5f0c5a4b0ec0a1c55f0a4d2f8c3a7e1bd9a6c2f4e8b7d0135f0c5a4b0ec0a1c5',
  score: 0.85,
  origin: null,
  note: null,
  authorId: exampleId('user'),
  createdAt: EXAMPLE_TIME,
};

export const promptDiffExample = {
  from: 1,
  to: 2,
  original: content,
  rewritten: updatePromptExample.content,
  edits: [{ start: 47, end: 50, replacement: '80', pass: 'rewrite', reason: 'other words' }],
  config: [],
  variables: { added: [], removed: [] },
};

export const propagationExample = {
  promptId: promptExample.id,
  version: 2,
  updated: [{ promptId: exampleId('includer'), slug: 'complaint-answer', version: 3 }],
  failed: [],
};
