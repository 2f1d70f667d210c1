import { users } from '@refinery/db/schema/users.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { login } from '../auth/login.ts';
import { hashPassword } from '../auth/passwords.ts';
import { ensureDemoApiKey } from './demo-api-key.ts';
import { ensureDemoAccounts } from './ensure-demo-accounts.ts';
import { lockDemo } from './lock-demo.ts';

const ADDRESS = '192.0.2.1';

async function openContext() {
  const { ctx, close } = await openTestContext(inject('services'));
  onTestFinished(close);
  return ctx;
}

test('demo accounts: two organizations, three people, made once', async () => {
  const ctx = await openContext();
  expect(await ensureDemoAccounts(ctx, 'test')).toBe(3);
  expect(await ensureDemoAccounts(ctx, 'test')).toBe(0);
  const password = 'password123';
  const admin = await login(ctx, { email: 'Admin@Acme.com', password }, ADDRESS);
  const member = await login(ctx, { email: 'user@acme.com', password }, ADDRESS);
  const other = await login(ctx, { email: 'admin@techstartup.com', password }, ADDRESS);
  expect([admin, member, other].map(({ user }) => [user.role, user.organization.plan])).toEqual([
    ['admin', 'pro'],
    ['member', 'pro'],
    ['admin', 'free'],
  ]);
  expect(member.user.organizationId).toBe(admin.user.organizationId);
  expect(other.user.organizationId).not.toBe(admin.user.organizationId);
});

test('production has no accounts with a public password', async () => {
  const ctx = await openContext();
  await expect(ensureDemoAccounts(ctx, 'production')).rejects.toThrow('NODE_ENV=production');
  expect(await ctx.systemDb.select().from(users)).toEqual([]);
});

test('people and organizations that are there already stay as they are', async () => {
  const ctx = await openContext();
  await ensureDemoAccounts(ctx, 'test');
  await asSuperuser(
    ctx,
    (sql) => sql`update users set full_name = 'Somebody Else' where email = 'admin@acme.com'`,
  );
  expect(await ensureDemoAccounts(ctx, 'test')).toBe(0);
  const rows = await ctx.systemDb.select().from(users).where(eq(users.email, 'admin@acme.com'));
  expect(rows[0]?.fullName).toBe('Somebody Else');
});

test('the demo key is kept while the database has it, and made anew when it is gone', async () => {
  const ctx = await openContext();
  expect(await ensureDemoApiKey(ctx, undefined)).toBeUndefined();
  await ensureDemoAccounts(ctx, 'test');
  const key = await ensureDemoApiKey(ctx, undefined);
  expect(await ensureDemoApiKey(ctx, key)).toBe(key);
  const gone = await ensureDemoApiKey(ctx, 'prk_of_another_database');
  expect(gone).not.toBe(key);
  expect(await authenticateApiKey(ctx, gone ?? '', ADDRESS)).toMatchObject({ plan: 'pro', role: 'admin' });
});

test('locked accounts let nobody in with the public password until they are unlocked', async () => {
  const ctx = await openContext();
  await ensureDemoAccounts(ctx, 'test');
  const own = await hashPassword('a password of their own');
  await ctx.systemDb.update(users).set({ passwordHash: own }).where(eq(users.email, 'user@acme.com'));
  const signIn = (email: string, password = 'password123') =>
    login(ctx, { email, password }, '203.0.113.9').then(
      () => 'in',
      (error: { code?: string }) => error.code,
    );
  const everybody = () =>
    Promise.all(['admin@acme.com', 'admin@techstartup.com'].map((email) => signIn(email)));
  expect(await lockDemo(ctx)).toBe(2);
  expect(await lockDemo(ctx)).toBe(0);
  expect(await everybody()).toEqual(['invalid_credentials', 'invalid_credentials']);
  expect(await signIn('user@acme.com', 'a password of their own')).toBe('in');
  expect(await ensureDemoAccounts(ctx, 'test')).toBe(0);
  expect(await everybody()).toEqual(['in', 'in']);
  expect(await signIn('user@acme.com')).toBe('invalid_credentials');
});
