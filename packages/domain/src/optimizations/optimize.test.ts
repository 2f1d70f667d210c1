import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { LONG_LENGTHS, longPrompt } from '@refinery/testing/long-prompts.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { createRefinerPool } from '../refining/refiner-pool.ts';
import { getUsage } from '../usage/get-usage.ts';
import { listHistory } from './list-history.ts';
import { optimize } from './optimize.ts';

const test = fixture(openTestContext);

it('a text that is too much work even to count is a failure on record, and costs nothing', async () => {
  const { as } = await buildMember(test.ctx);
  const refiner = createRefinerPool({ timeoutMs: 1 });
  const text = longPrompt(Math.max(...LONG_LENGTHS), 1);
  await expect(optimize({ ...as, refiner }, { text })).rejects.toMatchObject({
    code: 'refining_limit_exceeded',
  });
  await refiner.close();
  expect(await listHistory(as, { limit: 20 })).toMatchObject({
    items: [{ status: 'failed', originalTokens: 0, error: { code: 'refining_limit_exceeded' } }],
  });
  expect(await getUsage(as)).toMatchObject({ used: 0, reserved: 0 });
});

it('of a caller who lost the right meanwhile leaves nothing and costs nothing', async () => {
  const { as } = await buildMember(test.ctx);
  const reauthorize = () => Promise.reject(new DomainError('unauthenticated'));
  await expect(optimize({ ...as, reauthorize }, { text: 'Please summarize.' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await listHistory(as, { limit: 20 })).toMatchObject({ items: [] });
  expect(await getUsage(as)).toMatchObject({ used: 0, reserved: 0 });
});
