import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { testProvider } from '@refinery/domain/providers/test-provider.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import type { ProtocolName } from '@refinery/testing/fake-vendors/protocols/protocol.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { refined } from '../../testing/vendor-app.ts';

const PROMPT = 'Could you please write a report of at most 200 words?';
const SHORT = 'Write a report of at most 200 words.';
const PROTOCOLS: ProtocolName[] = ['openai', 'anthropic', 'generic'];

let test: TestApp;
let admin: Member;
const fakes = new Map<ProtocolName, FakeVendor>();
/** Nobody listed it as an exception. */
let unlisted: FakeVendor;
/** Listed with its path `/v1`. */
let partly: FakeVendor;

const fakeOf = (protocol: ProtocolName): FakeVendor => {
  const fake = fakes.get(protocol);
  if (!fake) throw new Error(`There is no ${protocol} fake.`);
  return fake;
};

beforeAll(async () => {
  for (const protocol of PROTOCOLS)
    fakes.set(protocol, await startFakeVendor({ protocol, apiKey: 'own-key' }));
  unlisted = await startFakeVendor({ protocol: 'generic' });
  partly = await startFakeVendor({ protocol: 'generic' });
  const listed = [...fakes.values()].map(({ url }) => new URL(url).host);
  listed.push(`${new URL(partly.url).host}/v1`);
  test = await openTestApp(inject('services'), {
    env: { UPSTREAM_ALLOWLIST: listed.join(', '), PROVIDER_RETRIES: '0', PROVIDER_BREAKER_FAILURES: '1000' },
  });
});
beforeEach(async () => {
  admin = await buildMember(test.ctx);
});
afterEach(() => {
  for (const fake of [...fakes.values(), unlisted, partly]) fake.reset();
});
afterAll(async () => {
  await test.close();
  await Promise.all([...fakes.values(), unlisted, partly].map((fake) => fake.close()));
});

const save = (payload: object) => test.put(admin, '/api/providers/custom', payload);
const optimize = (body: object = {}) => {
  const payload = { text: PROMPT, provider: 'custom', fallback: false, ...body };
  return test.post(admin, '/api/optimize', payload);
};

describe('a custom endpoint', () => {
  it.each(PROTOCOLS)('is spoken to in the %s format', async (requestFormat) => {
    const fake = fakeOf(requestFormat);
    fake.respondWith(() => refined(SHORT));
    const saved = await save({
      baseUrl: fake.baseUrl,
      requestFormat,
      authValue: 'own-key',
      defaultModel: 'house-model',
    });
    expect(saved.json()).toMatchObject({
      usable: true,
      credentials: 'organization',
      baseUrl: fake.baseUrl,
      requestFormat,
    });
    const body = (await optimize()).json();
    expect(body).toMatchObject({ provider: 'custom', model: 'house-model', refinedText: SHORT });
    expect(body.usage.costUsd).toBeNull();
    expect(fake.requests[0]?.messages[0]?.text).toContain(PROMPT);
  });

  it('gets the header and the value that it wants', async () => {
    const fake = fakeOf('generic');
    fake.respondWith(() => SHORT);
    await save({
      baseUrl: fake.baseUrl,
      requestFormat: 'generic',
      authHeader: 'X-Token',
      authValue: 'own-key',
    });
    await optimize();
    expect(fake.requests[0]?.headers['x-token']).toBe('own-key');
    expect(fake.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('can be tried out', async () => {
    const fake = fakeOf('generic');
    await save({ baseUrl: fake.baseUrl, requestFormat: 'generic', authValue: 'own-key' });
    const reply = await test.post(admin, '/api/providers/custom/test');
    expect(reply.json()).toMatchObject({ ok: true, provider: 'custom' });
  });

  it('is tried out for a bounded time', async () => {
    const fake = fakeOf('generic');
    fake.respondWith(() => ({ kind: 'hang' }));
    await save({ baseUrl: fake.baseUrl, requestFormat: 'generic', authValue: 'own-key' });
    const result = await testProvider(admin.as, { provider: 'custom' }, 50);
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout', retryable: true } });
  });

  it('keeps its credential when the address changes within its host, and to no other', async () => {
    const fake = fakeOf('generic');
    const saved = { baseUrl: `${fake.baseUrl}/v1`, requestFormat: 'generic', authValue: 'own-secret-value' };
    // It is that of the custom endpoint that matters, whatever else is set up.
    const payload = { apiKey: 'sk-own-123456' };
    await test.put(admin, '/api/providers/anthropic', payload);
    await save(saved);
    expect((await save({ baseUrl: fake.baseUrl })).statusCode).toBe(200);
    const elsewhere = fakeOf('openai').baseUrl;
    const problem = expectProblem(await save({ baseUrl: elsewhere }), 400, 'validation_failed');
    expect(problem.errors[0].path).toBe('authValue');
    expect((await save({ baseUrl: elsewhere, authValue: 'another' })).statusCode).toBe(200);
  });
});

describe('headers that a tenant may not set', () => {
  const saved = () => ({
    baseUrl: fakeOf('generic').baseUrl,
    requestFormat: 'generic',
    authValue: 'own-key',
  });

  it.each([
    ...['Cookie', 'host', 'X-Forwarded-For', 'X-FORWARDED-HOST', 'Forwarded', 'X-Real-IP', 'Via', 'TE'],
    ...['Proxy-Authorization', 'Connection', 'Content-Length', 'Transfer-Encoding', 'Upgrade', 'Expect'],
  ])('%s is refused when it is saved', async (authHeader) => {
    const problem = expectProblem(await save({ ...saved(), authHeader }), 400, 'validation_failed');
    expect(problem.errors).toMatchObject([{ path: 'authHeader' }]);
  });

  it('one that is stored already is not sent', async () => {
    await save({ ...saved(), authHeader: 'X-Api-Token' });
    await withTenant(test.ctx.db, admin.organizationId, (tx) =>
      tx.update(providerConfigs).set({ authHeader: 'Cookie' }),
    );
    expectProblem(await optimize(), 502, 'provider_failed');
    expect(fakeOf('generic').requests).toHaveLength(0);
  });
});

describe('an exception for a path', () => {
  it('is for this path and what is below it', async () => {
    const base = { requestFormat: 'generic', authValue: 'own-key' };
    expect((await save({ ...base, baseUrl: `${partly.url}/v1` })).statusCode).toBe(200);
    expect((await save({ ...base, baseUrl: `${partly.url}/v1/generate?x=1` })).statusCode).toBe(200);
    for (const path of ['', '/v10', '/v1/../admin', '/v1/..%2fadmin', '//v1']) {
      expectProblem(await save({ ...base, baseUrl: `${partly.url}${path}` }), 422, 'blocked_address');
    }
  });

  it('holds also for what is stored already', async () => {
    await save({ requestFormat: 'generic', authValue: 'own-key', baseUrl: `${partly.url}/v1` });
    partly.respondWith(() => SHORT);
    await optimize();
    expect(partly.requests.map(({ path }) => path)).toEqual(['/v1']);
    await withTenant(test.ctx.db, admin.organizationId, (tx) =>
      tx.update(providerConfigs).set({ baseUrl: `${partly.url}/admin` }),
    );
    expectProblem(await optimize(), 502, 'provider_failed');
    expect(partly.requests).toHaveLength(1);
  });
});

describe('addresses that a tenant may not choose', () => {
  it.each([
    'http://api.example.com/v1',
    'ftp://api.example.com/v1',
    'https://user:secret@api.example.com/v1',
    'https://127.0.0.1/v1',
    'https://127.1/v1',
    'https://2130706433/v1',
    'https://0x7f000001/v1',
    'https://localhost/v1',
    'https://service.internal/v1',
    'https://redis/v1',
    'https://10.0.0.1/v1',
    'https://172.16.3.4/v1',
    'https://192.168.1.1/v1',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[::1]/v1',
    'https://[::]/v1',
    'https://[::ffff:10.0.0.1]/v1',
    'https://[fd00::1]/v1',
    'https://[fe80::1]/v1',
    'https://metadata.google.internal/computeMetadata/v1',
  ])('%s is refused when it is saved', async (baseUrl) => {
    expectProblem(await save({ baseUrl, requestFormat: 'generic' }), 422, 'blocked_address');
    expectProblem(await optimize(), 422, 'provider_not_usable');
  });

  it('an unlisted local address is refused also where it is stored already', async () => {
    await save({ baseUrl: fakeOf('generic').baseUrl, requestFormat: 'generic', authValue: 'own-key' });
    for (const baseUrl of [unlisted.baseUrl, unlisted.baseUrl.replace('http:', 'https:')]) {
      await withTenant(test.ctx.db, admin.organizationId, (tx) =>
        tx.update(providerConfigs).set({ baseUrl }),
      );
      const problem = expectProblem(await optimize(), 502, 'provider_failed');
      expect(problem.detail).toMatch(/^The address /);
    }
    expect(unlisted.requests).toHaveLength(0);
  });

  it('a redirect is not followed, wherever it leads', async () => {
    const fake = fakeOf('generic');
    await save({ baseUrl: fake.baseUrl, requestFormat: 'generic', authValue: 'own-key' });
    for (const status of [301, 302, 307, 308]) {
      fake.script({ kind: 'redirect', location: unlisted.baseUrl, status });
      expectProblem(await optimize(), 502, 'provider_failed');
    }
    expect(unlisted.requests).toHaveLength(0);
  });

  it('what such an address answers is never shown', async () => {
    const fake = fakeOf('generic');
    await save({ baseUrl: fake.baseUrl, requestFormat: 'generic', authValue: 'own-key' });
    for (const step of [
      { kind: 'error', status: 500, message: 'internal-secret-words' } as const,
      { kind: 'body', body: '{"secret":"internal-secret-words"}' } as const,
    ]) {
      fake.script(step);
      const reply = await optimize();
      expect(reply.statusCode).toBeGreaterThanOrEqual(500);
      expect(reply.body).not.toContain('internal-secret-words');
    }
  });
});
