import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** What is held about a person, and how it goes. The recorder's token is as it was afterwards. */
export async function walkData(recorder: Recorder, { mailedToken, makeExports }: Tools): Promise<void> {
  const ada = recorder.as('token');
  const nobody = recorder.as('none');
  const { email } = await recorder.unseen().as('token').getProfile();
  recorder.section(
    'Ask for your data',
    'POST /api/v1/users/export-data',
    'Exports everything that is stored about you in all your organizations. You get a ZIP of NDJSON files, with a README.txt that explains them. The ZIP is made in the background. When it is ready, you get a mail with a link. You can have one export at a time, and three a day.',
  );
  const { id } = await ada.exportUserData();
  await makeExports();

  recorder.section('Status of your export', 'GET /api/v1/users/export-data/{id}', '');
  await ada.getUserExport(id);

  recorder.section(
    'Download your data',
    'POST /api/v1/users/export-data/download',
    'The token is in the mailed link, after `#token=`: `PUBLIC_URL/download-export#token=pre_…`. Opening the link alone does not use the token up, so mail scanners do no harm. The token works once, within 24 hours. The archive is deleted after you have received it. With curl, add `--output data.zip`.',
  );
  const token = await mailedToken(email);
  await Array.fromAsync(nobody.downloadUserExport({ token }));
  await refused('account_token_invalid', Array.fromAsync(nobody.downloadUserExport({ token })));

  recorder.section(
    'Delete your account',
    'DELETE /api/v1/users/delete-account',
    `Send your password, and a \`code\` if two-factor sign-in is on. The deletion is complete when you get the answer. It cannot be undone.
It deletes your account with its sessions, API keys, second factor, links, invitations, archives and waiting mails. It also deletes the organizations
of which you are the only member. If you are the only admin of an organization with other members, make another member an admin first (409 \`last_admin\` names these organizations).

Organizations with other members keep what you made there. It keeps your old id, which no longer belongs to anybody. Your addresses, clients, e-mails and names are erased from
their audit logs. The logs [can still be verified](audit-log.md#erased-people). Keep the receipt: its \`sha256\` is written in these logs.`,
  );
  const { token: adas } = recorder;
  const account = { email: 'grace@example.com', password: 'compilers are possible' };
  const { id: organizationId } = (await recorder.unseen().as('token').getMe()).organization;
  await recorder
    .unseen()
    .as('token')
    .addMember({ organizationId, ...account, fullName: 'Grace Hopper' });
  recorder.token = (await recorder.unseen().as('none').login(account)).accessToken;
  const grace = recorder.as('token');
  await refused('wrong_password', grace.deleteAccount({ password: 'nobody knows' }));
  await grace.deleteAccount({ password: account.password });
  recorder.token = adas;
}
