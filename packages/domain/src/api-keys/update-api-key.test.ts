import type { Permission } from '@refinery/contracts/enums.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorContext } from '../context/context.ts';
import { createApiKey } from './create-api-key.ts';
import { getApiKey } from './get-api-key.ts';
import { rotateApiKey } from './rotate-api-key.ts';
import { updateApiKey } from './update-api-key.ts';

const test = fixture(openTestContext);
let everything: ActorContext;
let id: string;

beforeAll(async () => {
  everything = (await buildMember(test.ctx)).as;
});
beforeEach(async () => {
  ({ id } = await createApiKey(everything, { name: 'ci', scopes: ['batches:write', 'usage:read'] }));
});

/** A caller who may do this and nothing else. */
const who = (...permissions: Permission[]): ActorContext => ({
  ...everything,
  actor: { ...everything.actor, permissions: new Set(permissions) },
});
const scopesOf = async () => (await getApiKey(everything, { id })).scopes.toSorted();

describe('changing a key', () => {
  it('gives it no scope that whoever changes it lacks', async () => {
    const ctx = who('api-keys:write', 'usage:read', 'batches:read');
    for (const scopes of [['optimizations:write'], ['usage:read', 'providers:read']] as const) {
      const attempt = updateApiKey(ctx, { id, scopes: [...scopes] });
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await scopesOf()).toEqual(['batches:write', 'usage:read']);
  });

  it('may leave it the scopes that it has, add those that one holds, and take any away', async () => {
    const ctx = who('api-keys:write', 'batches:read');
    await updateApiKey(ctx, { id, scopes: ['batches:write', 'batches:read'] });
    expect(await scopesOf()).toEqual(['batches:read', 'batches:write']);
    await updateApiKey(ctx, { id, scopes: ['batches:read'] });
    await expect(updateApiKey(ctx, { id, scopes: ['batches:write'] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await updateApiKey(ctx, { id, name: 'other' });
    expect(await scopesOf()).toEqual(['batches:read']);
  });

  it('loses no change that is made at the same moment', async () => {
    await Promise.all([
      updateApiKey(everything, { id, name: 'both' }),
      updateApiKey(everything, { id, monthlyQuota: 7 }),
      rotateApiKey(everything, { id }),
    ]);
    expect(await getApiKey(everything, { id })).toMatchObject({
      name: 'both',
      monthlyQuota: 7,
      previous: { prefix: expect.stringMatching(/^prk_/) },
    });
  });

  it('asks for its permission, and so do reading and rotating', async () => {
    const nobody = who('usage:read');
    for (const attempt of [
      updateApiKey(nobody, { id, name: 'x' }),
      rotateApiKey(nobody, { id }),
      getApiKey(nobody, { id }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
  });
});
