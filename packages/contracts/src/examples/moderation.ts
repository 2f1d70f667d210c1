import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { publishedPromptExample } from './published-prompts.ts';

const { id: publicId, title: _, updatedAt: __, ...shown } = publishedPromptExample;

export const moderatedPromptExample = {
  ...shown,
  id: exampleId('snapshot'),
  publicId,
  organizationId: exampleId('organization'),
  version: 1,
  status: 'pending',
  reason: null,
  judgedAt: null,
  screened: [{ path: 'messages/0/content', what: 'phone', start: 50, end: 61 }],
  reportCount: 1,
  reports: [
    {
      organizationId: exampleId('reporter'),
      reason: 'It asks people for their passwords.',
      createdAt: EXAMPLE_TIME,
    },
  ],
};

export const moderatePromptExample = { status: 'rejected', reason: 'It asks people for their passwords.' };
