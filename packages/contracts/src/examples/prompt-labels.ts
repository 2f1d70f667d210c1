import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const setLabelExample = { version: 1, reason: 'The answers of this week were good' };

export const promptLabelExample = {
  promptId: exampleId('prompt'),
  label: 'production',
  version: 1,
  findings: [{ check: 'fidelity', passed: true, detail: 'No version had the label before.' }],
  movedAt: EXAMPLE_TIME,
};

export const pendingLabelExample = {
  promptId: exampleId('prompt'),
  label: 'production',
  version: 2,
  findings: [
    {
      check: 'evaluation',
      passed: false,
      detail:
        'No run has compared the two versions with the dataset as it is now. One that was cancelled does not count.',
    },
  ],
  runId: exampleId('runs'),
};

export const labelMoveExample = {
  id: exampleId('label-move'),
  promptId: exampleId('prompt'),
  label: 'production',
  from: null,
  to: 1,
  reason: 'The answers of this week were good',
  acknowledged: [],
  findings: promptLabelExample.findings,
  userId: exampleId('user'),
  createdAt: EXAMPLE_TIME,
};

export const labelPolicyExample = {
  label: 'production',
  require: { fidelity: true, variables: true, approvals: 1 },
};

export const setLabelPolicyExample = { require: labelPolicyExample.require };

export const approvalExample = {
  promptId: exampleId('prompt'),
  version: 1,
  approvals: 1,
};

const content = 'Answer the question of {{customer}} in at most 100 words. Never name a price.';

export const resolvedPromptExample = {
  name: 'Support answer',
  slug: 'support-answer',
  version: 1,
  label: 'production',
  type: 'text',
  template: content,
  messages: [{ role: 'user', content }],
  config: { model: 'openai/gpt-5-mini', temperature: 0.2 },
  variables: ['customer'],
};
