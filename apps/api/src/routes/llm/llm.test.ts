import { testLlm } from '@refinery/domain/providers/test-llm.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVendorApp } from '../../testing/vendor-app.ts';

const test = fixture(openVendorApp);
let member: Member;

beforeEach(async () => {
  test.openai.reset();
  member = await buildMember(test.ctx, { role: 'member' });
});

const check = async (payload: object) => test.post(member, '/api/llm/test', payload);

it('providers that can be used are listed with the models that are known of them', async () => {
  const listed = (await test.get(member, '/api/llm/providers')).json();
  expect(listed.map(({ provider }: { provider: string }) => provider)).toEqual(['openai', 'anthropic']);
  const [openai] = listed;
  expect(openai.models[0].id).toBe(openai.defaultModel);
  expect(openai.models).toContainEqual({
    id: 'gpt-5-mini',
    contextTokens: 400_000,
    inputUsdPerMillion: 0.25,
    outputUsdPerMillion: 2,
  });
  const ids = openai.models.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the test of a model', () => {
  it('says what it answered', async () => {
    test.openai.respondWith(() => 'Yes, I am.');
    const reply = await check({ model: 'openai/gpt-5-mini', message: 'Are you?' });
    expect(reply.json()).toMatchObject({ ok: true, provider: 'openai', reply: 'Yes, I am.', error: null });
    expect(test.openai.requests[0]?.body).toMatchObject({ model: 'gpt-5-mini' });
    expect(JSON.stringify(test.openai.requests[0]?.body)).toContain('Are you?');
  });

  it('needs nothing but a key', async () => {
    expect((await check({})).json()).toMatchObject({ ok: true, provider: 'openai', reply: 'ok' });
  });

  it('says what went wrong', async () => {
    test.openai.script({ kind: 'error', status: 500 });
    const reply = await check({ provider: 'openai' });
    expect(reply.json()).toMatchObject({
      ok: false,
      reply: null,
      error: { kind: 'overloaded', retryable: true },
    });
  });

  it('of one that never answers is over after a time', async () => {
    test.openai.script({ kind: 'hang' });
    const result = await testLlm(member.as, { provider: 'openai' }, 50);
    expect(result).toMatchObject({ ok: false, reply: null, error: { kind: 'timeout', retryable: true } });
  });

  it.each([
    [{ provider: 'groq' }, 422, 'provider_not_usable'],
    [{ model: 'nobodys-model' }, 404, 'model_not_found'],
    [{ provider: 'local' }, 400, 'validation_failed'],
  ])('of %j is refused', async (payload, status, code) => {
    const reply = await check(payload);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });
});

it('the status shows the service and its providers, to everybody', async () => {
  const reply = await test.get(null, '/status');
  expect(reply.json()).toEqual({
    status: 'operational',
    checkedAt: expect.any(String),
    components: ['api', 'database', 'redis'].map((name) => ({ name, status: 'operational' })),
    providers: ['openai', 'anthropic'].map((provider) => ({ provider, status: 'operational' })),
  });
});

it('the status knows of a provider that fails', async () => {
  for (let count = 0; count < 5; count += 1) {
    test.openai.script({ kind: 'error', status: 500 });
    await check({ provider: 'openai' });
  }
  const status = (await test.get(null, '/status')).json();
  expect(status).toMatchObject({
    status: 'degraded',
    providers: [
      { provider: 'openai', status: 'down' },
      { provider: 'anthropic', status: 'operational' },
    ],
  });
});
