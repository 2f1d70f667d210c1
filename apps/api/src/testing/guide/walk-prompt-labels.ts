import type { PromptRefinery } from '@prompt-refinery/client';
import { type Recorder, refused } from './recorder.ts';
import { shownToken } from './shown-token.ts';

/** Labels of prompts, and the gate in front of them. */
export async function walkPromptLabels(recorder: Recorder): Promise<void> {
  const ada = recorder.as('token');
  const quiet = recorder.unseen().as('token');
  const { id } = await quiet.createPrompt({
    name: 'Refund answer',
    content: 'Answer {{customer}} in at most 100 words. Never name a price.',
  });
  recorder.section(
    'Give a version a label',
    'PUT /api/v1/prompts/{id}/labels/{label}',
    'A label is 1 to 40 characters of `a-z`, `0-9`, `-`, `_` and `.`, and begins with no dot. `latest` cannot be set: it is always the newest version. The version is compared with the one that has the label. Requirements that are lost or doubtful, what is added, and fields of the configuration that are others must be named in `acknowledge`, by their ids. The ids are good for these two versions only. The texts of a version that has had the label before are not compared again.',
  );
  await ada.setPromptLabel({ id, label: 'production', version: 1, reason: 'First version' });
  await quiet.updatePrompt({ id, content: 'Answer {{customer}} in at most 100 words. Name a price.' });
  await refused('gate_failed', ada.setPromptLabel({ id, label: 'production', version: 2 }));

  recorder.section(
    'The version of a prompt that is in use',
    'GET /api/v1/prompts/resolve',
    'For programs, at run time. `name` is the slug or the name. Without `label` and `version` it is the version with the label `production`.',
  );
  await recorder.as('key').resolvePrompt({ name: 'refund-answer' });

  recorder.section(
    'Which versions had a label',
    'GET /api/v1/prompts/{id}/labels/{label}/moves',
    'Newest first.',
  );
  await ada.listLabelMoves({ id, label: 'production' }).page();

  recorder.section(
    'Set what a label requires',
    'PUT /api/v1/label-policies/{label}',
    'For admins. `fidelity` (texts and configuration) and `variables` are required of `production` from the start, and nothing of other labels. `approvals` is a number of people. With `role: "admin"`, only admins move the label.',
  );
  await ada.setLabelPolicy({
    label: 'production',
    require: { fidelity: true, variables: true, approvals: 1 },
  });
  recorder.section('What labels require', 'GET /api/v1/label-policies', '');
  await ada.listLabelPolicies();

  recorder.section(
    'Approve a version',
    'POST /api/v1/prompts/{id}/versions/{n}/approve',
    'For people, not for API keys. Nobody approves a text of their own. An approval counts as long as the person may approve.',
  );
  await refused('forbidden', ada.approvePromptVersion({ id, n: 2 }));
  const edith = await colleague(recorder);
  await edith.approvePromptVersion({ id, n: 2 });

  recorder.section('Withdraw an approval', 'DELETE /api/v1/prompts/{id}/versions/{n}/approve', 'Your own.');
  await edith.withdrawApproval({ id, n: 2 });

  recorder.section(
    'Remove a label',
    'DELETE /api/v1/prompts/{id}/labels/{label}',
    'With `role: "admin"`, only admins remove it.',
  );
  await ada.removePromptLabel({ id, label: 'production' });
  await quiet.deletePrompt(id);
}

/** Somebody else of the organization. */
async function colleague(recorder: Recorder): Promise<PromptRefinery> {
  const quiet = recorder.unseen();
  const account = { name: 'Edith Clarke', email: 'edith@example.com', password: 'graphical calculator' };
  const { organizationId } = await quiet.as('token').getMe();
  const token = shownToken(
    await quiet.as('token').createInvitation({ organizationId, email: account.email }),
  );
  quiet.token = (await quiet.as('none').signUp(account)).accessToken;
  await quiet.as('token').acceptInvitation({ token });
  const { accessToken } = await quiet.as('token').switchOrganization({ organizationId });
  const adas = recorder.token;
  recorder.token = accessToken;
  const theirs = recorder.as('token');
  recorder.token = adas;
  return theirs;
}
