import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const PROXY = '127.0.0.1';
const TEXT = 'Could you please write a report of at most 200 words?';

const env = { TRUST_PROXY: PROXY, PROVIDER_BREAKER_FAILURES: '1000' };
const test = fixture((services) => openVendorApp(services, { env }));
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
let admin: Member;

afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const own = () => `/api/organizations/${admin.organizationId}`;
const change = (payload: object, who: Member | null = admin, headers = {}) =>
  test.put(who, own(), payload, headers);
const set = async (payload: object) => {
  const reply = await change(payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const optimize = async (options: object = {}, who = admin) => {
  const payload = { text: TEXT, ...options };
  const reply = await test.post(who, '/api/optimize', payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};

describe('the settings', () => {
  const ALL = {
    defaultStrategy: 'CLAUDE',
    defaultCompressionLevel: 'high',
    fallbackOrder: ['groq', 'openai'],
    apiKeyAllowedAddresses: ['192.0.2.0/24'],
    promptRetentionDays: 30,
    monthlyBudgetUsd: 12.5,
  };
  const NONE = {
    defaultStrategy: null,
    defaultCompressionLevel: null,
    fallbackOrder: [],
    apiKeyAllowedAddresses: null,
    promptRetentionDays: null,
    monthlyBudgetUsd: null,
  };

  it('are none at first, are shown wherever the organization is, and stay where they are left out', async () => {
    expect((await test.get(admin, own())).json()).toMatchObject(NONE);
    expect(await set(ALL)).toMatchObject(ALL);
    expect(await set({ name: 'Another' })).toMatchObject(ALL);
    expect((await test.get(admin, '/api/organizations')).json()).toEqual([expect.objectContaining(ALL)]);
    expect(await set(NONE)).toMatchObject(NONE);
  });

  it('are in the audit log as they were and are', async () => {
    await set({ promptRetentionDays: 7 });
    await set(ALL);
    const url = '/api/audit-log?action=organization.update&limit=1';
    const [entry] = (await test.get(admin, url)).json();
    expect(entry).toMatchObject({
      before: { ...NONE, promptRetentionDays: 7 },
      after: ALL,
    });
  });

  it.each<[setting: string, values: unknown[]]>([
    ['defaultStrategy', ['POETIC', '', 'gpt', 3, ['GPT']]],
    ['defaultCompressionLevel', ['extreme', '', 'HIGH', 1]],
    ['fallbackOrder', [['acme'], ['local'], ['openai', 'openai'], 'openai', null, [null]]],
    ['promptRetentionDays', [0, -1, 3_651, 1.5, '30', true]],
    [
      'apiKeyAllowedAddresses',
      [[], ['192.0.2'], ['192.0.2.0/33'], ['example.com'], ['fe80::1%eth0'], [''], '192.0.2.1'],
    ],
  ])('%s knows what it may be', async (setting, values) => {
    for (const value of values) {
      const problem = expectProblem(await change({ [setting]: value }), 400, 'validation_failed');
      expect([value, problem.errors?.[0]?.path]).toEqual([value, expect.stringContaining(setting)]);
    }
    expect(await set({ name: 'Same' })).toMatchObject(NONE);
  });

  it('are changed by admins who have signed in, of this organization', async () => {
    for (const role of ['member', 'viewer'] as const) {
      const colleague = await buildColleague(test.ctx, admin, role);
      expectProblem(await change(ALL, colleague), 403, 'forbidden');
    }
    expectProblem(await change(ALL, await buildMember(test.ctx)), 404, 'organization_not_found');
    const { key } = await createApiKey(admin.as, { name: 'ci' });
    expectProblem(await change(ALL, null, { 'x-api-key': key }), 403, 'forbidden');
    expect((await test.get(admin, own())).json()).toMatchObject(NONE);
  });
});

describe('the default strategy and level', () => {
  const chosen = { strategy: 'CLAUDE', compressionLevel: 'high' };

  beforeEach(() => set({ defaultStrategy: 'CLAUDE', defaultCompressionLevel: 'high' }));

  it('are those of a request that names none, in the reply and the history', async () => {
    const { id, ...reply } = await optimize();
    expect(reply).toMatchObject(chosen);
    expect((await test.get(admin, `/api/optimize/${id}`)).json()).toMatchObject(chosen);
    expect(await optimize({ strategy: 'LEGAL' })).toMatchObject({ ...chosen, strategy: 'LEGAL' });
    expect(await optimize({ compressionLevel: 'low' })).toMatchObject({ ...chosen, compressionLevel: 'low' });
  });

  it('hold from the next request on, also by API key, and are the built-in ones where taken away', async () => {
    const { key } = await createApiKey(admin.as, { name: 'ci' });
    const byKey = () => test.post(null, '/api/optimize', { text: TEXT }, { 'x-api-key': key });
    expect((await byKey()).json()).toMatchObject(chosen);
    await set({ defaultStrategy: null });
    expect((await byKey()).json()).toMatchObject({ ...chosen, strategy: 'UNIVERSAL' });
    await set({ defaultCompressionLevel: null });
    expect((await byKey()).json()).toMatchObject({ strategy: 'UNIVERSAL', compressionLevel: 'medium' });
  });

  it('are nobody else’s', async () => {
    const other = await buildMember(test.ctx);
    expect(await optimize({}, other)).toMatchObject({ strategy: 'UNIVERSAL', compressionLevel: 'medium' });
  });

  it('make another request of the same text: an earlier result of other defaults is no answer', async () => {
    test.openai.respondWith((request) => refined(promptIn(request)));
    const ask = () => optimize({ provider: 'openai', fallback: false });
    expect(await ask()).toMatchObject({ cached: false, ...chosen });
    expect(await ask()).toMatchObject({ cached: true });
    await set({ defaultCompressionLevel: 'low' });
    expect(await ask()).toMatchObject({ cached: false, compressionLevel: 'low' });
  });

  it.each([
    ['JSON', 'application/json', JSON.stringify({ items: [{ text: TEXT }, { text: `${TEXT} Now.` }] })],
    ['a file', 'application/x-ndjson', `{"text":"${TEXT}"}\n{"text":"${TEXT} Now."}\n`],
  ])('are fixed for a batch when it is accepted: %s', async (_what, type, payload) => {
    const upload = await test.post(admin, '/api/batches', payload, { 'content-type': type });
    const { id } = upload.json();
    await set({ defaultStrategy: 'GPT', defaultCompressionLevel: 'low' });
    await drainLanes(test.ctx, ledger, id);
    const { body } = await test.get(admin, `/api/batches/${id}/results`);
    const results = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results).toEqual([expect.objectContaining(chosen), expect.objectContaining(chosen)]);
    const history = (await test.get(admin, '/api/optimize/history')).json();
    expect(history).toEqual([expect.objectContaining(chosen), expect.objectContaining(chosen)]);
  });

  it('are told of in the OpenAPI document, and no default is promised that may not hold', async () => {
    const { components } = (await test.get(null, '/openapi.json')).json();
    const { strategy, compressionLevel } = components.schemas.OptimizeRequest.properties;
    expect(strategy.description).toBe("Default: the organization's `defaultStrategy`, else `UNIVERSAL`");
    expect(compressionLevel.description).toContain('else `medium`');
    expect([strategy.default, compressionLevel.default]).toEqual([undefined, undefined]);
  });
});

describe('the fallback order', () => {
  const providers = async () =>
    (await test.get(admin, '/api/providers')).json().map(({ provider }: { provider: string }) => provider);
  const answerAs = (vendor: 'openai' | 'anthropic') =>
    test[vendor].respondWith((request) =>
      refined(promptIn(request).replace('Could you please write', 'Write')),
    );
  const fail = (vendor: 'openai' | 'anthropic') =>
    test[vendor].respondWith(() => ({ kind: 'error', status: 500 }));

  it('is that of `auto` and of what stands in, whatever the positions say', async () => {
    await test.put(admin, '/api/providers/openai', { position: 1 });
    expect((await providers()).slice(0, 2)).toEqual(['local', 'openai']);
    await set({ fallbackOrder: ['gemini', 'anthropic', 'openai'] });
    expect((await providers()).slice(0, 4)).toEqual(['local', 'gemini', 'anthropic', 'openai']);
    answerAs('openai');
    answerAs('anthropic');
    expect(await optimize({ provider: 'auto' })).toMatchObject({ provider: 'anthropic' });
    fail('anthropic');
    const { attempts } = await optimize({ text: `${TEXT} Now.`, provider: 'auto' });
    expect(attempts.map(({ provider }: { provider: string }) => provider)).toEqual(['anthropic', 'openai']);
  });

  it('lets nobody else stand in', async () => {
    await set({ fallbackOrder: ['openai'] });
    fail('openai');
    answerAs('anthropic');
    const instead = await optimize({ provider: 'openai' });
    expect(instead).toMatchObject({
      provider: 'local',
      attempts: [{ provider: 'openai' }, { provider: 'local' }],
    });
    expect(test.anthropic.requests).toHaveLength(0);
    // A provider that is named is asked all the same.
    expect(await optimize({ provider: 'anthropic' })).toMatchObject({ provider: 'anthropic' });
    await set({ fallbackOrder: [] });
    expect(await optimize({ text: `${TEXT} Now.`, provider: 'openai' })).toMatchObject({
      provider: 'anthropic',
    });
  });

  it('of providers none of which can be used leaves the built-in refiner', async () => {
    await set({ fallbackOrder: ['groq', 'gemini'] });
    expect(await optimize({ provider: 'auto' })).toMatchObject({ provider: 'local', warnings: [] });
  });
});

describe('the addresses of all API keys', () => {
  const call = (key: string, address: string) =>
    test.get(null, '/api/usage', { 'x-api-key': key, 'x-forwarded-for': address });

  it('must allow a key, as its own must', async () => {
    const free = await createApiKey(admin.as, { name: 'free' });
    const bound = await createApiKey(admin.as, {
      name: 'bound',
      allowedAddresses: ['192.0.2.0/24', '2001:db8::9'],
    });
    await set({ apiKeyAllowedAddresses: ['192.0.2.128/25', '2001:db8::/32', '::ffff:198.51.100.7'] });
    const cases = [
      ['192.0.2.200', 200, 200],
      ['192.0.2.1', 403, 403],
      ['2001:db8::9', 200, 200],
      ['2001:db8::8', 200, 403],
      ['198.51.100.7', 200, 403],
      ['203.0.113.1', 403, 403],
    ] as const;
    for (const [address, ofFree, ofBound] of cases) {
      const seen = [(await call(free.key, address)).statusCode, (await call(bound.key, address)).statusCode];
      expect([address, ...seen]).toEqual([address, ofFree, ofBound]);
    }
    const { detail } = expectProblem(await call(free.key, '203.0.113.1'), 403, 'address_not_allowed');
    expect(detail).toContain('No API key of the organization works from this address');
    expect(detail).not.toContain('192.0.2');
    await set({ apiKeyAllowedAddresses: null });
    expect((await call(free.key, '203.0.113.1')).statusCode).toBe(200);
  });

  it('bind no person and no other organization', async () => {
    const other = await buildMember(test.ctx);
    const { key } = await createApiKey(other.as, { name: 'theirs' });
    await set({ apiKeyAllowedAddresses: ['192.0.2.1'] });
    const headers = { 'x-forwarded-for': '203.0.113.1' };
    expect((await test.get(admin, '/api/usage', headers)).statusCode).toBe(200);
    expect((await call(key, '203.0.113.1')).statusCode).toBe(200);
  });
});
