import { EXAMPLE_TIME, exampleId } from './ids.ts';

const content = 'Answer the question of {{customer}} in at most 100 words. Never name a price.';

export const publishedPromptItemExample = {
  id: exampleId('published'),
  name: 'Support answer',
  title: 'Support answer',
  description: null,
  category: 'support',
  tags: ['support'],
  type: 'text',
  excerpt: content,
  tokens: 18,
  qualityScore: 0.85,
  viewCount: 41,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

const { excerpt: _, ...details } = publishedPromptItemExample;
export const publishedPromptExample = {
  ...details,
  messages: [{ role: 'user', content }],
  content,
  config: { model: 'openai/gpt-5-mini', temperature: 0.2 },
  variables: ['customer'],
};

export const publishedCategoryExample = { category: 'support', count: 12 };

export const reportPublishedPromptExample = { reason: 'It asks people for their passwords.' };
