import { randomBytes } from 'node:crypto';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { parseKeyring } from '../security/credential-vault.ts';
import { findSecondFactor, openTotpSecret, sealTotpSecret } from './internal/second-factor.ts';
import { reencryptSecondFactors } from './reencrypt-second-factors.ts';

let test: TestContext;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
});
afterAll(() => test.close());

const key = () => randomBytes(32).toString('base64');
const withKeys = (keys: string): Context => ({
  ...test.ctx,
  settings: { ...test.ctx.settings, keyring: parseKeyring(keys) },
});

it('an older key can be retired once the secrets that it sealed are sealed with the newest', async () => {
  const [first, second, third] = [`k_1:${key()}`, `kx1:${key()}`, `kx2:${key()}`];
  const { user } = await buildMember(test.ctx);
  const old = withKeys(first);
  const sealedSecret = sealTotpSecret(old, user.id, 'JBSWY3DPEHPK3PXP');
  await test.ctx.systemDb.insert(secondFactors).values({ userId: user.id, sealedSecret });
  expect(await reencryptSecondFactors(old)).toBe(0);
  // `_` is a letter of the id here, not any letter.
  expect(await reencryptSecondFactors(withKeys(`${second},${first}`))).toBe(1);
  expect(await reencryptSecondFactors(withKeys(`${first},${second}`))).toBe(1);
  expect(await reencryptSecondFactors(withKeys(`${third},${first}`))).toBe(1);
  const row = await findSecondFactor(test.ctx.systemDb, user.id);
  expect(row && openTotpSecret(withKeys(third), row)).toBe('JBSWY3DPEHPK3PXP');
  await test.ctx.systemDb.delete(secondFactors).where(eq(secondFactors.userId, user.id));
});
