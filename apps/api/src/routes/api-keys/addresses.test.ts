import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { rotateApiKey } from '@refinery/domain/api-keys/rotate-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const PROXY = '127.0.0.1';

const env = { TRUST_PROXY: PROXY, AUTH_FAILURES_PER_ADDRESS: '2' };
const test = fixture((services) => openTestApp(services, { clock, env }));
let admin: Member;
const clock = new TestClock();

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const makeKey = (...allowedAddresses: string[]) =>
  createApiKey(admin.as, { name: 'ci', ...(allowedAddresses.length ? { allowedAddresses } : {}) });
const call = (key: string, address: string, url = '/api/usage') =>
  test.get(null, url, { 'x-api-key': key, 'x-forwarded-for': address });
const shown = async (id: string) => (await test.get(admin, `/api/api-keys/${id}`)).json();

describe('a key with addresses', () => {
  it('works from these, however they are written', async () => {
    const { key } = await makeKey('192.0.2.0/24', '2001:db8::/32', '::ffff:198.51.100.7');
    for (const address of ['192.0.2.9', '::ffff:192.0.2.9', '::ffff:c000:209', '2001:DB8::9', '198.51.100.7'])
      expect([address, (await call(key, address)).statusCode]).toEqual([address, 200]);
    for (const address of ['192.0.3.9', '::ffff:192.0.3.9', '2001:db9::9', '198.51.100.8'])
      expect([address, (await call(key, address)).statusCode]).toEqual([address, 403]);
  });

  it('says that it does not work from elsewhere, and not from where it does', async () => {
    const { id, key } = await makeKey('192.0.2.0/24');
    for (const url of ['/api/usage', '/api/auth/me', '/api/api-keys']) {
      const reply = await call(key, '203.0.113.1', url);
      const { detail } = expectProblem(reply, 403, 'address_not_allowed');
      expect(detail).toContain('Ask the person who manages the key');
      expect(reply.body).not.toContain('192.0.2');
    }
    await test.ctx.background.settled();
    expect(await shown(id)).toMatchObject({ lastUsedAt: null, lastUsedAddress: null });
  });

  it('is no wrong key: it counts against nobody, and is known as before', async () => {
    const { key } = await makeKey('192.0.2.77');
    const far = '203.0.113.2';
    for (let time = 0; time < 4; time++) expectProblem(await call(key, far), 403, 'address_not_allowed');
    expect((await call((await makeKey()).key, far)).statusCode).toBe(200);
    expect((await call(key, '192.0.2.77')).statusCode).toBe(200);
    expectProblem(await call(key, far), 403, 'address_not_allowed');
    for (let time = 0; time < 2; time++)
      expectProblem(await call(`prk_${'x'.repeat(43)}`, '192.0.2.77'), 401, 'unauthenticated');
    expect((await call(key, '192.0.2.77')).statusCode).toBe(200);
  });

  it('has them with each of its secrets', async () => {
    const { id, key } = await makeKey('192.0.2.1');
    const rotated = await rotateApiKey(admin.as, { id, overlapSeconds: 60 });
    for (const each of [key, rotated.key]) {
      expect((await call(each, '192.0.2.1')).statusCode).toBe(200);
      expectProblem(await call(each, '192.0.2.2'), 403, 'address_not_allowed');
    }
  });

  it('looks at the proxy itself where nobody trusts it', async () => {
    const environment = { ...test.environment, TRUST_PROXY: '', REDIS_PREFIX: 'untrusting-keys' };
    const open = await openTestApp(inject('services'), { environment });
    try {
      const headers = { 'x-forwarded-for': '192.0.2.1' };
      const owner = await buildMember(open.ctx);
      for (const [address, status] of [
        ['192.0.2.1', 403],
        [PROXY, 200],
      ] as const) {
        const { key } = await createApiKey(owner.as, { name: 'ci', allowedAddresses: [address] });
        const reply = await open.get(null, '/api/usage', { ...headers, 'x-api-key': key });
        expect([address, reply.statusCode]).toEqual([address, status]);
      }
    } finally {
      await open.close();
    }
  });
});

describe('the last use', () => {
  it('is noted with its address, once a minute', async () => {
    const { id, key } = await makeKey();
    const use = async (address: string) => {
      await call(key, address);
      await test.ctx.background.settled();
    };
    await use('192.0.2.1');
    const first = clock.now().toISOString();
    clock.advance(60_000);
    await use('192.0.2.2');
    expect(await shown(id)).toMatchObject({ lastUsedAt: first, lastUsedAddress: '192.0.2.1' });
    clock.advance(1);
    await use('192.0.2.3');
    const second = clock.now().toISOString();
    expect(await shown(id)).toMatchObject({ lastUsedAt: second, lastUsedAddress: '192.0.2.3' });
  });
});
