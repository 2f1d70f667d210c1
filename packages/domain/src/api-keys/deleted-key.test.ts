import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { asCaller } from '../context/as-caller.ts';
import type { ActorContext } from '../context/context.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { optimize } from '../optimizations/optimize.ts';
import { getUsage } from '../usage/get-usage.ts';
import { refundQuota, reserveQuota } from '../usage/quota.ts';
import { createApiKey } from './create-api-key.ts';
import { deleteApiKey } from './delete-api-key.ts';

const test = fixture(openTestContext);
let member: Member;
let byKey: ActorContext;
let apiKeyId: string;

beforeEach(async () => {
  member = await buildMember(test.ctx, { quotaLimit: 3 });
  const { id, key } = await createApiKey(member.as, { name: 'ci', monthlyQuota: 1 });
  apiKeyId = id;
  byKey = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
  await deleteApiKey(member.as, { id });
});

const charge = (amount: number) => ({
  organizationId: member.organizationId,
  apiKeyId,
  meter: OPTIMIZATIONS,
  amount,
});

describe('a key that was deleted after its request had begun', () => {
  it('is told so, and charges nobody', async () => {
    const asking = optimize(byKey, { text: 'Please write a poem.', provider: 'local' });
    await expect(asking).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 0 });
  });

  it('limits nothing that is tried again of it: that is charged to the organization alone', async () => {
    const reserve = (amount: number) =>
      member.as.tenant.run((tx) => reserveQuota(test.ctx, tx, charge(amount)));
    await reserve(3);
    expect(await getUsage(member.as)).toMatchObject({ used: 3 });
    await expect(reserve(1)).rejects.toMatchObject({
      code: 'quota_exceeded',
      message: expect.stringContaining('of the enterprise plan'),
    });
    await member.as.tenant.run((tx) => refundQuota(tx, charge(2)));
    expect(await getUsage(member.as)).toMatchObject({ used: 1 });
  });
});
