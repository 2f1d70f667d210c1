import type { Recorder } from './recorder.ts';

/** Links that show prompts. */
export async function walkSharing(recorder: Recorder): Promise<void> {
  const [program, quiet] = [recorder.as('token'), recorder.unseen().as('token')];
  const prompt = await quiet.createPrompt({
    name: 'Shared answer',
    content: 'Answer {{customer}} in at most 100 words.',
  });
  recorder.section(
    'Share a prompt',
    'POST /api/v1/sharing/create',
    'A link that shows one version of a prompt to whoever has it. `password`, `maxViews` and `expiresAt` are optional. Without `version`, it shows the version that has the label `production`. People open its `url`. The `token` is shown only here.',
  );
  const { id, token } = await program.createShare({ promptId: prompt.id, version: 1, maxViews: 100 });
  recorder.section(
    'Read a shared prompt',
    'GET /api/v1/sharing/{token}',
    'For everybody who has the link. Send the password in `X-Share-Password`, if there is one. The `url` of the link answers the same. Only replies in JSON count as views. A link that is used up or has expired answers 410.',
  );
  await recorder.as('none').viewShare(token);
  recorder.section('List your links', 'GET /api/v1/sharing/my-shares', 'Newest first.');
  await program.listShares().page();
  recorder.section('Change a link', 'PUT /api/v1/sharing/{token}', 'By its token or its id.');
  await program.updateShare({ token: id, maxViews: 200 });
  recorder.section(
    'Revoke a link',
    'DELETE /api/v1/sharing/{token}',
    'By its token or its id. Nobody can open it any more.',
  );
  await program.revokeShare(id);
  await quiet.deletePrompt(prompt.id);
}
