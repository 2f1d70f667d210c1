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
    'Everything that is held about you, in all organizations that you belong to: a ZIP of NDJSON files, and a README.txt that says what is what. It is made beside; a mail brings the link. One at a time, and three a day.',
  );
  const { id } = await ada.exportUserData();
  await makeExports();

  recorder.section('How far it is', 'GET /api/v1/users/export-data/{id}', '');
  await ada.getUserExport(id);

  recorder.section(
    'Download your data',
    'POST /api/v1/users/export-data/download',
    'The token stands behind `#token=` in the link that was mailed, `PUBLIC_URL/download-export#token=pre_…`: who only opens links, such as a scanner of mails, uses nothing up. It works once, for 24 hours; the archive is deleted when it has arrived. Add `--output data.zip`.',
  );
  const token = await mailedToken(email);
  await Array.fromAsync(nobody.downloadUserExport({ token }));
  await refused('account_token_invalid', Array.fromAsync(nobody.downloadUserExport({ token })));

  recorder.section(
    'Delete your account',
    'DELETE /api/v1/users/delete-account',
    `With the password, and a \`code\` where sign-in asks for one. It is done when the answer comes, and cannot be called off: your account with
sessions, API keys, second factor, links, invitations, archives and mails that wait, and the organizations of which you are the only member. Organizations of
others that would be without an admin have to be handed over first (409 \`last_admin\` names them).

Others keep what was made in their organizations. It names an id that is nobody’s any more; addresses, clients, e-mails and names are erased from
their audit logs, which [verify as before](audit-log.md#erased-people). Keep the receipt: its \`sha256\` stands in these logs.`,
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
