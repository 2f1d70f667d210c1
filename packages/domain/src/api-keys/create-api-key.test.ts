import type { Permission } from '@refinery/contracts/enums.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, expect, it } from 'vitest';
import type { ActorContext } from '../context/context.ts';
import { createApiKey } from './create-api-key.ts';

const test = fixture(openTestContext);
let everything: ActorContext;

beforeAll(async () => {
  everything = (await buildMember(test.ctx)).as;
});

/** A caller who may do this and nothing else. */
const who = (...permissions: Permission[]): ActorContext => ({
  ...everything,
  actor: { ...everything.actor, permissions: new Set(permissions) },
});

it('gives a key no scope that its maker does not hold', async () => {
  const ctx = who('api-keys:write', 'usage:read', 'batches:read');
  for (const scopes of [['optimizations:write'], ['usage:read', 'batches:write']] as const) {
    const attempt = createApiKey(ctx, { name: 'ci', scopes: [...scopes] });
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect((await createApiKey(ctx, { name: 'ci', scopes: ['usage:read'] })).scopes).toEqual(['usage:read']);
});

it('gives a key all that its maker holds where no scope is named', async () => {
  const { scopes } = await createApiKey(who('api-keys:write', 'usage:read', 'batches:read'), { name: 'ci' });
  expect(scopes).toEqual(['batches:read', 'usage:read']);
});

it('is for those who may make keys', async () => {
  const attempt = createApiKey(who('usage:read'), { name: 'ci', scopes: ['usage:read'] });
  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
});
