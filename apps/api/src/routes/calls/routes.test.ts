import { newIdAt } from '@refinery/db/ids.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const test = fixture((services) => openVendorApp(services, { env: { PROVIDER_BREAKER_FAILURES: '1000' } }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  test.openai.respondWith((request) => refined(promptIn(request).replace('Please write', 'Write')));
});
afterEach(() => [test.openai, test.anthropic].map((vendor) => vendor.reset()));

const TEXT = 'Please write poem number 7 about {{topic}}.';
interface By {
  headers?: Record<string, string>;
  who?: Member | null;
}
const optimize = async (body: object = {}, { headers = {}, who = member }: By = {}) => {
  const payload = { text: TEXT, provider: 'openai', model: 'gpt-4o-mini', verify: 'off', ...body };
  const reply = await test.post(who, '/api/optimize', payload, headers);
  await test.ctx.ledger.settled();
  return reply.json();
};
const list = (query = '', who = member) => test.get(who, `/api/calls${query}`);
const listed = async (query = '') => (await list(query)).json();

/** Calls as if they had been made at these times. */
async function recordAt(times: readonly Date[]): Promise<string[]> {
  const { organizationId } = member;
  const ids = times.map((createdAt) => {
    const id = newIdAt(createdAt);
    test.ctx.ledger.record({
      id,
      organizationId,
      kind: 'optimize',
      status: 'completed',
      createdAt,
      latencyMs: 1,
      requestedProvider: 'openai',
      requestedModel: 'm',
      provider: 'openai',
      model: 'm',
      attempts: [],
      inputTokens: 1,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 1,
      reasoningTokens: 0,
    });
    return id;
  });
  await test.ctx.ledger.settled();
  return ids;
}

describe('GET /calls', () => {
  it('shows a call of an optimization and what it cost, without a word of the prompt', async () => {
    const { id, usage } = await optimize({ metadata: { team: 'support' } });
    const [call, ...others] = await listed();
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      kind: 'optimize',
      status: 'completed',
      optimizationId: id,
      metadata: { team: 'support' },
      provider: 'openai',
      model: 'gpt-4o-mini',
      keyId: null,
      userId: member.user.id,
      error: null,
      attempts: [{ provider: 'openai', model: 'gpt-4o-mini', error: null }],
    });
    expect(call.usage).toMatchObject({ inputTokens: usage.inputTokens, outputTokens: usage.outputTokens });
    expect(call.usage.costUsd).toBeCloseTo(usage.costUsd, 5);
    expect(JSON.stringify(call)).not.toContain('poem');
    expect((await test.get(member, `/api/calls/${call.id}`)).json()).toEqual(call);
  });

  it('selects by what a call was, how it ended, whom it asked and who caused it', async () => {
    test.anthropic.respondWith(() => ({ kind: 'error', status: 400 }));
    const { id: keyId, key } = await createApiKey(member.as, { name: 'Program' });
    const byKey = { 'x-api-key': key };
    await optimize();
    await optimize({ provider: 'anthropic', model: 'claude-haiku-4-5', fallback: false });
    await optimize({ text: `${TEXT} Please.` }, { headers: byKey, who: null });
    await test.post(member, '/api/providers/openai/test');
    await test.ctx.ledger.settled();
    const kinds = async (query: string) =>
      (await listed(query)).map(({ kind }: { kind: string }) => kind).sort();
    expect(await kinds('')).toEqual(['optimize', 'optimize', 'optimize', 'test']);
    expect(await kinds('?kind=test')).toEqual(['test']);
    expect(await kinds('?kind=chat')).toEqual([]);
    expect(await kinds('?provider=anthropic')).toEqual(['optimize']);
    expect(await kinds('?model=claude-haiku-4-5')).toEqual(['optimize']);
    expect(await kinds('?status=failed')).toEqual(['optimize']);
    expect(await kinds('?status=completed')).toHaveLength(3);
    expect(await kinds('?status=failed&provider=openai')).toEqual([]);
    expect(await listed(`?keyId=${keyId}`)).toMatchObject([
      { kind: 'optimize', keyId, userId: member.user.id },
    ]);
    const own = await test.get(null, '/api/calls', byKey);
    expect([own.statusCode, own.json().length]).toEqual([200, 4]);
  });

  it('selects times to the millisecond, and pages do not overlap', async () => {
    const start = Date.now() - 60_000;
    const at = (ms: number) => new Date(start + ms);
    const [first, second, third] = await recordAt([at(0), at(1), at(2)]);
    const ids = async (query: string) => (await listed(query)).map(({ id }: { id: string }) => id);
    const time = (ms: number) => encodeURIComponent(at(ms).toISOString());
    expect(await ids('')).toEqual([third, second, first]);
    expect(await ids(`?from=${time(1)}`)).toEqual([third, second]);
    expect(await ids(`?to=${time(1)}`)).toEqual([first]);
    expect(await ids(`?from=${time(1)}&to=${time(2)}`)).toEqual([second]);
    expect(await ids('?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z')).toEqual([third, second, first]);
    expect(await ids('?to=1969-12-31T23:59:59Z')).toEqual([]);
    const page = await list('?limit=2');
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(`${page.headers.link}`) ?? [];
    expect((await test.get(member, next)).json()).toMatchObject([{ id: first }]);
  });

  it.each(['kind=none', 'status=none', 'provider=local', 'keyId=1', 'from=today', 'limit=101', 'foo=1'])(
    'refuses %s',
    async (query) => {
      expectProblem(await list(`?${query}`), 400, 'validation_failed');
    },
  );

  it('shows everybody of the organization the same, and nobody of another anything', async () => {
    await optimize();
    const [{ id }] = await listed();
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expect((await list('', viewer)).json()).toMatchObject([{ id }]);
    const stranger = await buildMember(test.ctx);
    expect((await list('', stranger)).json()).toEqual([]);
    expectProblem(await test.get(stranger, `/api/calls/${id}`), 404, 'call_not_found');
  });
});
