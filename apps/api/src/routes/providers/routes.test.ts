import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { sealSecret } from '@refinery/domain/security/credential-vault.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const PROMPT = 'Could you please write a report of at most 200 words?';
const SHORT = 'Write a report of at most 200 words.';
const OWN_KEY = 'sk-own-secret-key-of-ours-WXYZ';

const test = fixture((services) => openVendorApp(services, { env: { PROVIDER_BREAKER_FAILURES: '1000' } }));
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

const save = (provider: string, payload: object) => test.put(admin, `/api/providers/${provider}`, payload);
const forget = (provider: string) => test.delete(admin, `/api/providers/${provider}`);
const tryOut = (provider: string) => test.post(admin, `/api/providers/${provider}/test`);
const list = async () => (await test.get(admin, '/api/providers')).json();
const entryOf = async (name: string) =>
  (await list()).find((entry: { provider: string }) => entry.provider === name);
const optimize = (body: object = {}) => test.post(admin, '/api/optimize', { text: PROMPT, ...body });

describe('GET /providers', () => {
  it('says which are usable, and why not', async () => {
    const entries = await list();
    expect(entries.map((entry: { provider: string }) => entry.provider)).toEqual([
      ...['local', 'openai', 'anthropic', 'gemini', 'deepseek', 'groq', 'openrouter', 'custom'],
    ]);
    expect(entries[0]).toMatchObject({ usable: true, isDefault: true, credentials: 'not_needed' });
    expect(entries[1]).toMatchObject({
      usable: true,
      reason: null,
      credentials: 'operator',
      lastFour: null,
      defaultModel: expect.any(String),
    });
    expect(entries[5]).toMatchObject({
      usable: false,
      credentials: 'none',
      reason: expect.stringContaining('apiKey'),
    });
    expect(entries[7]).toMatchObject({ usable: false, reason: expect.stringContaining('baseUrl') });
  });

  it('shows nothing of the operator: neither keys nor addresses', async () => {
    expect(JSON.stringify(await list())).not.toMatch(/sk-operator|127\.0\.0\.1/);
  });
});

describe('PUT /providers/:provider', () => {
  it('keeps credentials to itself, but for the last four characters', async () => {
    const reply = await save('openai', { apiKey: OWN_KEY, defaultModel: 'gpt-4o' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      provider: 'openai',
      usable: true,
      credentials: 'organization',
      lastFour: 'WXYZ',
      defaultModel: 'gpt-4o',
    });
    expect(reply.body).not.toContain('secret');
    expect(JSON.stringify(await list())).not.toContain('secret');
    const rows = await withTenant(test.ctx.db, admin.organizationId, (tx) =>
      tx.select().from(providerConfigs),
    );
    expect(rows[0]?.encryptedCredential).toMatch(/^test\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  it("an organization's own key comes before the operator's, and is the one that is sent", async () => {
    test.openai.respondWith(() => refined(SHORT));
    await optimize({ provider: 'openai' });
    await save('openai', { apiKey: OWN_KEY });
    expectProblem(await optimize({ provider: 'openai', fallback: false }), 502, 'provider_failed');
    expect(test.openai.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-operator-openai',
      `Bearer ${OWN_KEY}`,
    ]);
    expect((await forget('openai')).statusCode).toBe(204);
    expect(await entryOf('openai')).toMatchObject({ credentials: 'operator', lastFour: null });
  });

  it('a key that nobody can read any more is named, and nobody else pays in its place', async () => {
    test.openai.respondWith(() => refined(SHORT));
    const { organizationId } = await buildMember(test.ctx);
    const place = { organizationId, purpose: 'openai' };
    await save('openai', { apiKey: OWN_KEY });
    await withTenant(test.ctx.db, admin.organizationId, (tx) =>
      tx
        .update(providerConfigs)
        .set({ encryptedCredential: sealSecret(test.ctx.settings.keyring, place, OWN_KEY) }),
    );
    expect(await entryOf('openai')).toMatchObject({
      usable: false,
      credentials: 'organization',
      reason: expect.stringContaining('can no longer be decrypted'),
    });
    const problem = expectProblem(await optimize({ provider: 'openai' }), 422, 'provider_not_usable');
    expect(problem.detail).toContain('Set apiKey again');
    expect(test.openai.requests).toEqual([]);
    await save('openai', { apiKey: OWN_KEY });
    expect(await entryOf('openai')).toMatchObject({ usable: true, reason: null });
  });

  it('keeps what is left out', async () => {
    await save('openai', { apiKey: OWN_KEY, defaultModel: 'gpt-4o', position: 3 });
    const body = (await save('openai', { enabled: false })).json();
    expect(body).toMatchObject({
      lastFour: 'WXYZ',
      defaultModel: 'gpt-4o',
      position: 3,
      enabled: false,
      usable: false,
      reason: expect.stringContaining('disabled'),
    });
  });

  it('shows nothing of a short credential', async () => {
    expect((await save('groq', { apiKey: 'short-key' })).json().lastFour).toBeNull();
  });

  it('sets the order in which `auto` tries providers', async () => {
    await save('anthropic', { position: 1 });
    await save('openai', { position: 2 });
    test.anthropic.script({ kind: 'error', status: 500 });
    test.openai.script(refined(SHORT));
    const body = (await optimize({ provider: 'auto' })).json();
    expect(body.attempts.map((attempt: { provider: string }) => attempt.provider)).toEqual([
      'anthropic',
      'openai',
    ]);
    expect((await list())[1].provider).toBe('anthropic');
  });

  it('sets the provider of requests that name none', async () => {
    test.openai.respondWith(() => refined(SHORT));
    expect((await save('openai', { isDefault: true })).json().isDefault).toBe(true);
    expect((await entryOf('local')).isDefault).toBe(false);
    expect((await optimize()).json().provider).toBe('openai');
    expect((await save('openai', { isDefault: false })).json().isDefault).toBe(false);
    expect((await optimize()).json().provider).toBe('local');
    await save('openai', { isDefault: true });
    await forget('openai');
    expect((await optimize({ text: `${PROMPT} Now.` })).json().provider).toBe('local');
  });

  it('a provider that is switched off is not used, nor stood in for', async () => {
    await save('openai', { enabled: false });
    expectProblem(await optimize({ provider: 'openai' }), 422, 'provider_not_usable');
    test.anthropic.script(refined(SHORT));
    expect((await optimize({ provider: 'auto' })).json().provider).toBe('anthropic');
    expect(test.openai.requests).toHaveLength(0);
  });

  it.each([
    ['openai', { baseUrl: 'https://api.example.com' }, 'baseUrl'],
    ['openai', { authValue: 'x' }, 'authValue'],
    ['openai', { requestFormat: 'openai' }, 'requestFormat'],
    ['openai', { apiKey: '' }, 'apiKey'],
    ['openai', { apiKey: null }, 'apiKey'],
    ['openai', { position: 0 }, 'position'],
    ['openai', { secret: 'x' }, ''],
    ['custom', { apiKey: 'x' }, 'apiKey'],
    ['custom', { baseUrl: 'no address' }, 'baseUrl'],
    ['custom', { authHeader: 'X Y' }, 'authHeader'],
    ['custom', { authValue: 'a\r\nHost: evil' }, 'authValue'],
    ['custom', { requestFormat: 'grpc' }, 'requestFormat'],
  ])('for %s refuses %j', async (provider, payload, path) => {
    const reply = await save(provider, payload);
    expect(expectProblem(reply, 400, 'validation_failed').errors[0].path).toBe(path);
  });

  it.each(['local', 'auto', 'mistral', 'OpenAI', '__proto__'])('%s cannot be set up', async (provider) => {
    expectProblem(await save(provider, { enabled: true }), 400, 'validation_failed');
  });
});

describe('DELETE /providers/:provider', () => {
  it('says where there is nothing to forget', async () => {
    expectProblem(await forget('groq'), 404, 'provider_not_configured');
  });

  it('leaves another one the default', async () => {
    await save('openai', { apiKey: OWN_KEY, isDefault: true });
    await save('anthropic', { apiKey: OWN_KEY, position: 3 });
    expect((await forget('anthropic')).statusCode).toBe(204);
    expect(await entryOf('openai')).toMatchObject({ isDefault: true });
  });
});

it('what is recorded of a change is what that provider was before', async () => {
  await save('anthropic', { apiKey: OWN_KEY, position: 3 });
  await save('openai', { apiKey: OWN_KEY, position: 5 });
  await save('openai', { enabled: false });
  const rows = await withTenant(test.ctx.db, admin.organizationId, (tx) =>
    tx.select().from(auditLog).where(eq(auditLog.action, 'provider.save')).orderBy(auditLog.sequence),
  );
  expect(rows.map(({ before }) => before)).toMatchObject([null, null, { position: 5 }]);
});

describe('POST /providers/:provider/test', () => {
  it('tells the model and the time of a call that works', async () => {
    const reply = await tryOut('anthropic');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      ok: true,
      provider: 'anthropic',
      model: expect.any(String),
      latencyMs: expect.any(Number),
    });
    expect(test.anthropic.requests).toHaveLength(1);
  });

  it('tells why a call failed, without the words of the vendor', async () => {
    await save('openai', { apiKey: OWN_KEY });
    const reply = await tryOut('openai');
    expect(reply.json()).toEqual({
      ok: false,
      provider: 'openai',
      model: expect.any(String),
      latencyMs: expect.any(Number),
      error: { kind: 'auth', message: 'OpenAI refused the credentials.', retryable: false },
    });
    expect(reply.body).not.toContain('sk-');
  });

  it('refuses a provider that is not set up', async () => {
    expectProblem(await tryOut('groq'), 422, 'provider_not_usable');
  });
});
