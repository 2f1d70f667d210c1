import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';

const test = fixture(openGatewayApp);
beforeAll(async () => {
  const targets = ['deepseek/deepseek-chat', 'openai/gpt-4o'];
  await test.put(test.member, '/api/models/quick', { targets });
  const nobody = { targets: ['deepseek/deepseek-chat'] };
  await test.put(test.member, '/api/models/nobody', nobody);
});

const all = async <T extends { id: string }>(list: AsyncIterable<T>): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};

describe('the openai SDK', () => {
  it('lists what calls may name', async () => {
    const ids = await all(test.openai().models.list());
    expect(ids.slice(0, 2)).toEqual(['quick', 'auto']);
    expect(ids).toEqual(expect.arrayContaining(['openai/gpt-4o-mini', 'anthropic/claude-haiku-4-5']));
    expect(ids.filter((id) => /^(?:groq|gemini|deepseek|openrouter|custom)\/|nobody/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['quick', 'organization'],
    ['auto', 'organization'],
    ['openai/gpt-4o-mini', 'openai'],
    ['gpt-4o-mini', 'openai'],
    ['claude-haiku-4-5', 'anthropic'],
  ])('gets %s', async (id, ownedBy) => {
    const model = await test.openai().models.retrieve(id);
    expect(model).toEqual({ id, object: 'model', created: 0, owned_by: ownedBy });
  });

  it.each(['nobody', 'openai/gpt-0', 'groq/llama-3.3-70b-versatile', 'é/…', '__proto__', 'x'.repeat(5_000)])(
    'is told of %s that it is not there',
    async (id) => {
      await expect(test.openai().models.retrieve(id)).rejects.toMatchObject({
        status: 404,
        code: 'model_not_found',
        type: 'invalid_request_error',
        param: 'model',
      });
    },
  );

  it('gets a model whose slash is not escaped', async () => {
    const reply = await fetch(`${test.url}/v1/models/openai/gpt-4o-mini`, {
      headers: { authorization: `Bearer ${test.key}` },
    });
    expect(await reply.json()).toMatchObject({ id: 'openai/gpt-4o-mini' });
  });
});

describe('the Anthropic SDK', () => {
  it('lists those that speak its protocol, page by page', async () => {
    const first = await test.anthropic().models.list({ limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(['auto', ...first.data.slice(1).map(({ id }) => id)]);
    expect(first.data[1]).toEqual({
      type: 'model',
      id: expect.stringMatching(/^anthropic\//),
      display_name: expect.any(String),
      created_at: '1970-01-01T00:00:00Z',
    });
    expect(first.has_more).toBe(true);
    const ids = await all(test.anthropic().models.list({ limit: 3 }));
    expect(ids).toEqual(await all(test.anthropic().models.list({ limit: 1_000 })));
    expect(ids.filter((id) => id !== 'auto' && !id.startsWith('anthropic/'))).toEqual([]);
    const before = await test.anthropic().models.list({ limit: 2, before_id: String(ids[3]) });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect(before.has_more).toBe(true);
  });

  it('gets a model, and is told where there is none', async () => {
    const model = await test.anthropic().models.retrieve('anthropic/claude-haiku-4-5');
    expect(model).toMatchObject({ type: 'model', id: 'anthropic/claude-haiku-4-5' });
    await expect(test.anthropic().models.retrieve('openai/gpt-4o')).rejects.toMatchObject({
      status: 404,
      error: { type: 'error', error: { type: 'not_found_error', code: 'model_not_found' } },
    });
  });

  it.each([{ limit: 0 }, { limit: 1_001 }, { after_id: 'unknown' }, { after_id: 'auto', before_id: 'auto' }])(
    'is refused %j',
    async (query) => {
      await expect(test.anthropic().models.list(query)).rejects.toMatchObject({
        status: 400,
        error: { error: { type: 'invalid_request_error', code: 'invalid_page' } },
      });
    },
  );
});

it('models are for whoever may call them, and each organization has its own', async () => {
  const { key } = await createApiKey(test.member.as, { name: 'No calls' });
  await expect(all(test.openai({ apiKey: key }).models.list())).rejects.toMatchObject({ status: 403 });
  await expect(all(test.openai({ apiKey: 'prk_wrong' }).models.list())).rejects.toMatchObject({
    status: 401,
  });
  await expect(all(test.anthropic({ apiKey: 'prk_wrong' }).models.list())).rejects.toMatchObject({
    status: 401,
    error: { type: 'error' },
  });
  const other = await buildMember(test.ctx);
  const made = await createApiKey(other.as, { name: 'Calls', scopes: ['models:call'] });
  const ids = await all(test.openai({ apiKey: made.key }).models.list());
  expect(ids).not.toContain('quick');
  expect(ids).toContain('auto');
});

it('the configured model of a provider is there, whatever it is', async () => {
  const payload = { apiKey: 'sk-own', defaultModel: 'ft:our-own' };
  await test.put(test.member, '/api/providers/groq', payload);
  expect(await all(test.openai().models.list())).toContain('groq/ft:our-own');
  await test.put(test.member, '/api/providers/groq', { enabled: false });
  expect(await all(test.openai().models.list())).not.toContain('groq/ft:our-own');
});
