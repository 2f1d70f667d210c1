import { buildColleague } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { linesIn, readZip } from '@refinery/testing/read-zip.ts';
import { beforeEach, expect, it } from 'vitest';
import { deleteAccount } from '../auth/delete-account.ts';
import { downloadUserExport } from '../user-exports/download-user-export.ts';
import { requestUserExport } from '../user-exports/request-user-export.ts';
import { ADDRESS, openSocial, PASSWORD } from './testing/open-social.ts';

const test = fixture(openSocial);

beforeEach(() => test.startAnew());

it('the archive of a person has their linked accounts, and none of others', async () => {
  const [ada, bob] = [await test.build(), await test.build()];
  await test.link(ada, 'google');
  const { sub, email } = test.google.person;
  await test.link(ada, 'github');
  const { id, login } = test.github.person;
  test.startAnew();
  await test.link(bob, 'google');
  await requestUserExport(ada.as);
  await makeExports(test.ctx);
  await deliverMails(test.ctx);
  const token = tokenIn(
    (await readOutbox(test.ctx, ada.user.email)).findLast(({ text }) => text?.includes('#token=')),
  );
  const { content } = await downloadUserExport(test.ctx, { token }, { address: ADDRESS });
  const files = await readZip(Buffer.concat(await Array.fromAsync(content)));
  const lines = linesIn(files.get('linked-accounts.ndjson') ?? '') as { provider: string }[];
  const createdAt = test.clock.now().toISOString();
  expect(lines.toSorted((a, b) => (a.provider < b.provider ? -1 : 1))).toEqual([
    { provider: 'github', subject: String(id), name: login, createdAt },
    { provider: 'google', subject: sub, name: email, createdAt },
  ]);
  // What they did is in their log, too.
  expect(files.get('audit-log.ndjson')).toContain('social-account.link');
});

it('nothing of a linked account is left once its person is deleted, also of a sign-in that has begun', async () => {
  const ada = await test.build();
  const heir = await buildColleague(test.ctx, ada, 'admin');
  await test.link(ada, 'google');
  await test.link(ada, 'github');
  const signingIn = await test.reachCode('github');
  await test.reachLink(ada, 'github');
  const { sub, email } = test.google.person;
  const { login } = test.github.person;
  await deleteAccount(ada.as, { password: PASSWORD }, { address: ADDRESS });
  expect(await test.sql`select from social_accounts where user_id = ${ada.user.id}`).toHaveLength(0);
  expect(await test.sql`select from sso_flows where linking_user_id = ${ada.user.id}`).toHaveLength(0);
  const left = JSON.stringify(
    await test.sql`
      select to_jsonb(l) as row from audit_log l where organization_id = ${heir.organizationId}`,
  );
  for (const text of [String(sub), String(email), login]) expect(left).not.toContain(text);
  // Who signs in then is somebody new.
  expect((await test.exchange(signingIn)).user.id).not.toBe(ada.user.id);
});
