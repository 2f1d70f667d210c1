import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { deleteApiKey } from '../api-keys/delete-api-key.ts';
import { authenticateApiKey, refuseCredential } from './authenticate-api-key.ts';

const PER_ADDRESS = 2;
const unknown = `prk_${'x'.repeat(43)}`;
const REFUSED = { code: 'unauthenticated' };
const HELD = { code: 'rate_limited' };

const env = { AUTH_FAILURES_PER_ADDRESS: String(PER_ADDRESS) };
const test = fixture((services) => openTestContext(services, { env, clock: new TestClock() }));

const present = (key: string, address: string) => authenticateApiKey(test.ctx, key, address);

describe('an address', () => {
  it.each([
    ['keys that nobody has', '192.0.2.1', (address: string) => present(unknown, address)],
    ['texts that are no key', '192.0.2.2', (address: string) => present('prk_short', address)],
    [
      'other credentials',
      '192.0.2.3',
      (address: string) => refuseCredential(test.ctx, address, 'Not valid.'),
    ],
  ])('is held after too many %s', async (_case, address, wrong) => {
    for (let time = 0; time < PER_ADDRESS; time++)
      await expect(wrong(address)).rejects.toMatchObject(REFUSED);
    await expect(wrong(address)).rejects.toMatchObject(HELD);
  });

  it('is told what is wrong', async () => {
    const detail = 'The token has expired.';
    const told = refuseCredential(test.ctx, '192.0.2.4', detail);
    await expect(told).rejects.toMatchObject({ ...REFUSED, message: detail });
  });
});

describe('a key', () => {
  it('that was good before, or was just made, is so whatever its neighbours get wrong, until it is deleted', async () => {
    const { as, organizationId } = await buildMember(test.ctx);
    const [known, later] = [await createApiKey(as, { name: 'one' }), await createApiKey(as, { name: 'two' })];
    const address = '192.0.2.5';
    expect(await present(known.key, address)).toMatchObject({ organizationId, apiKeyId: known.id });
    for (let time = 0; time < PER_ADDRESS; time++) await present(unknown, address).catch(() => undefined);
    expect(await present(later.key, address)).toMatchObject({ apiKeyId: later.id });
    expect(await present(known.key, address)).toMatchObject({ apiKeyId: known.id });
    await deleteApiKey(as, { id: known.id });
    await test.ctx.identities.caughtUp();
    await expect(present(known.key, address)).rejects.toMatchObject(REFUSED);
    await expect(present(known.key, address)).rejects.toMatchObject(HELD);
  });
});
