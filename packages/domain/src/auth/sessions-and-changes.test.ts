import { users } from '@refinery/db/schema/users.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { login } from './login.ts';
import { hashPassword } from './passwords.ts';
import { switchOrganization } from './switch-organization.ts';

let test: TestContext;
let raw: RawClient;
let member: Member;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
  raw = openRawClient(test.databaseUrl);
});
afterAll(async () => {
  await raw.end();
  await test.close();
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const waiting = async () => {
  const rows = await raw`
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
  const [row] = await raw`
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
