import { EXAMPLE_TIME } from './ids.ts';
import { promptExample } from './prompts.ts';

export const promptLineExample = {
  slug: promptExample.slug,
  name: promptExample.name,
  folder: promptExample.folder,
  description: promptExample.description,
  category: promptExample.category,
  tags: promptExample.tags,
  version: 1,
  messages: promptExample.messages,
  source: null,
  sections: null,
  config: promptExample.config,
  note: null,
  labels: ['production'],
  createdAt: EXAMPLE_TIME,
};

export const importPromptsExample = {
  prompts: [
    {
      name: 'Imported answer',
      messages: [{ role: 'user', content: 'Answer {{customer}} in one sentence.' }],
      tags: ['support'],
    },
  ],
};

export const importExample = {
  created: 1,
  added: 0,
  unchanged: 0,
  labelled: 0,
  failedCount: 0,
  failed: [],
};
