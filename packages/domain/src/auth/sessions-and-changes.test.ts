import { users } from '@refinery/db/schema/users.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { login } from './login.ts';
import { hashPassword } from './passwords.ts';
import { switchOrganization } from './switch-organization.ts';

const test = fixture(openTestContext);

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const waiting = async () => {
  const rows = await test.sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
};

/**
 * Does what `begin` begins while somebody changes the person's password, ends their sessions, and commits
 * only when it waits for them.
 */
async function whilePasswordChanges<T>(begin: () => Promise<T>): Promise<T> {
  const passwordHash = await hashPassword('battery staple');
  const changed = Promise.withResolvers<T>();
  await test.ctx.systemDb.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, member.user.id));
    begin().then(changed.resolve, changed.reject);
    // Whoever awaits it comes later.
    changed.promise.catch(() => undefined);
    await waitFor(async () => (await waiting()) === 1, { what: 'it to wait' });
    await tx.execute(`update sessions set revoked_at = now() where user_id = '${member.user.id}'`);
  });
  return changed.promise;
}

const open = async () => {
  const [row] = await test.sql`
    select count(*)::int as open from sessions where user_id = ${member.user.id} and revoked_at is null`;
  return row?.open;
};

it('no session begins with a password that is changed while it is looked at', async () => {
  const credentials = { email: member.user.email, password: 'correct horse' };
  const signedIn = whilePasswordChanges(() => login(test.ctx, credentials, '192.0.2.1'));
  await expect(signedIn).rejects.toMatchObject({ code: 'invalid_credentials' });
  expect(await open()).toBe(0);
});

it('no session of another organization begins out of one that ends at the same moment', async () => {
  const other = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, other, 'member');
  member = { ...colleague, user: { ...colleague.user } };
  const there = { organizationId: colleague.user.organizationId };
  const switched = whilePasswordChanges(() => switchOrganization(colleague.as, there, {}));
  await expect(switched).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await open()).toBe(0);
});
