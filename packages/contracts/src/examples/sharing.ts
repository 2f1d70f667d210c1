import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { promptExample } from './prompts.ts';

export const SHARE_TOKEN_EXAMPLE = 'prs_9qLbW3xkT0aVd7ZrJ2mNf5cYh8GsUeQ1oPiKt4RvXwA';

export const createShareExample = { promptId: promptExample.id, version: 1, maxViews: 100 };
export const updateShareExample = { maxViews: 200 };

export const shareExample = {
  id: exampleId('share'),
  promptId: promptExample.id,
  version: 1,
  hasPassword: false,
  maxViews: 100,
  views: 0,
  expiresAt: null,
  createdAt: EXAMPLE_TIME,
};

export const createdShareExample = {
  ...shareExample,
  token: SHARE_TOKEN_EXAMPLE,
  url: `http://localhost:5080/s/${SHARE_TOKEN_EXAMPLE}`,
};

export const sharedPromptExample = {
  name: promptExample.name,
  description: null,
  type: promptExample.type,
  version: 1,
  content: promptExample.content,
  messages: promptExample.messages,
  config: promptExample.config,
  variables: promptExample.variables,
  remainingViews: 99,
  expiresAt: null,
};
