import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { getProfile } from './get-profile.ts';
import { updateProfile } from './update-profile.ts';

const test = fixture(openTestContext);

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

it('a name that changes meanwhile is the one that the log has as before', async () => {
  const { id } = member.user;
  const changed = await commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`update users set full_name = 'Ada Lovelace' where id = ${id}`,
    () => updateProfile(member.as, { fullName: 'Ada King' }),
  );
  expect(changed.fullName).toBe('Ada King');
  const [logged] = await test.sql`
    select before ->> 'fullName' as before, after ->> 'fullName' as after from audit_log
    where action = 'user.update' and target = ${id}`;
  expect(logged).toEqual({ before: 'Ada Lovelace', after: 'Ada King' });
});

it('what is left out stays as it was changed meanwhile', async () => {
  const { id } = member.user;
  const changed = await commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`update users set locale = 'de-AT', preferences = '{"theme":"dark"}' where id = ${id}`,
    () => updateProfile(member.as, { fullName: 'Ada King' }),
  );
  expect(changed).toMatchObject({ locale: 'de-AT', preferences: { theme: 'dark' } });
  expect(await getProfile(member.as)).toEqual(changed);
});

it('says that the e-mail is confirmed once it is, and when the person came', async () => {
  const { id } = member.user;
  await test.sql`update users set email_verified_at = now(), created_at = '2026-02-03T04:05:06.007Z' where id = ${id}`;
  expect(await getProfile(member.as)).toMatchObject({
    emailVerified: true,
    createdAt: '2026-02-03T04:05:06.007Z',
  });
});
