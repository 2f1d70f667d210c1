import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openVendorApp, refined } from '../testing/vendor-app.ts';

const PROMPT = 'Could you please write a report of at most 200 words?';
const SHORT = 'Write a report of at most 200 words.';
const DAY_MS = 24 * 60 * 60_000;

const test = fixture((services) =>
  openVendorApp(services, { clock, env: { PROVIDER_BREAKER_FAILURES: '1000' } }),
);
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => test.openai.reset());

const post = (route: string, key: string, payload: object, who = member) =>
  test.post(who, `/api/v1/${route}`, payload, { 'idempotency-key': key });
const optimize = (key: string, body: object = {}, who = member) =>
  post('optimize', key, { text: PROMPT, provider: 'local', ...body }, who);
const historyIds = async (who = member) =>
  (await test.get(who, '/api/optimize/history')).json().map((entry: { id: string }) => entry.id);

describe('Idempotency-Key', () => {
  it('replays the stored reply of the same request, and does nothing twice', async () => {
    const first = await optimize('a');
    const second = await optimize('a');
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.body).toBe(first.body);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await historyIds()).toEqual([first.json().id]);
    expect((await test.get(member, '/api/usage')).json().used).toBe(1);
  });

  it('replays an accepted batch with its Location, and an API key', async () => {
    const body = { items: [{ text: PROMPT }] };
    const [first, second] = [await post('batches', 'b', body), await post('batches', 'b', body)];
    expect([second.statusCode, second.body]).toEqual([202, first.body]);
    expect(second.headers.location).toBe(`/api/v1/batches/${first.json().id}`);
    const made = await post('api-keys', 'c', { name: 'ci' });
    expect((await post('api-keys', 'c', { name: 'ci' })).json()).toEqual(made.json());
    expect((await test.get(member, '/api/api-keys')).json()).toHaveLength(1);
  });

  it('refuses another request with the same key', async () => {
    await optimize('d');
    expectProblem(await optimize('d', { text: 'Another text.' }), 422, 'idempotency_key_reused');
    expectProblem(await optimize('d', { strategy: 'GPT' }), 422, 'idempotency_key_reused');
    expectProblem(await post('api-keys', 'd', { name: 'ci' }), 422, 'idempotency_key_reused');
    const body = { text: PROMPT, provider: 'local' };
    expectProblem(await post('optimize?include=edits', 'd', body), 422, 'idempotency_key_reused');
    expect(await historyIds()).toHaveLength(1);
  });

  it('refuses another file of the same length, in the same options', async () => {
    const upload = (line: string) =>
      test.post(member, '/api/v1/batches', JSON.stringify({ text: line }), {
        'idempotency-key': 'file',
        'content-type': 'application/x-ndjson',
      });
    expect((await upload('Write a poem.')).statusCode).toBe(202);
    expectProblem(await upload('Write a song.'), 422, 'idempotency_key_reused');
    expect((await upload('Write a poem.')).headers['idempotency-replayed']).toBe('true');
  });

  it('refuses the same items with other options', async () => {
    const items = [{ text: PROMPT }];
    expect((await post('batches', 'options', { items })).statusCode).toBe(202);
    const strategy = 'GPT';
    expectProblem(await post('batches', 'options', { items, strategy }), 422, 'idempotency_key_reused');
  });

  it('means the same under both paths of a route', async () => {
    const payload = { text: PROMPT, provider: 'local' };
    const headers = { 'idempotency-key': 'alias' };
    const first = await test.post(member, '/api/optimize', payload, headers);
    expect((await optimize('alias')).body).toBe(first.body);
  });

  it('says that the first request is still running, and then replays it', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    test.openai.respondWith(async () => {
      await released;
      return refined(SHORT);
    });
    const first = optimize('e', { provider: 'openai' });
    await test.openai.waitForRequests(1);
    expectProblem(await optimize('e', { provider: 'openai' }), 409, 'idempotency_in_progress');
    release();
    const body = (await first).body;
    expect((await optimize('e', { provider: 'openai' })).body).toBe(body);
  });

  it('lets one of many simultaneous requests through', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, () => optimize('f')));
    const ids = new Set(replies.filter((reply) => reply.statusCode === 200).map((reply) => reply.json().id));
    expect(ids.size).toBe(1);
    for (const reply of replies) expect([200, 409]).toContain(reply.statusCode);
    expect(await historyIds()).toEqual([...ids]);
  });

  it('is free again after a request that failed or was refused', async () => {
    test.openai.script({ kind: 'error', status: 500 }, refined(SHORT));
    const body = { provider: 'openai', fallback: false };
    expectProblem(await optimize('g', body), 503, 'provider_unavailable');
    expect((await optimize('g', body)).json()).toMatchObject({ refinedText: SHORT });
    expectProblem(await optimize('h', { text: '' }), 400, 'validation_failed');
    expectProblem(await optimize('h', { provider: 'groq' }), 422, 'provider_not_usable');
    expect((await optimize('h')).statusCode).toBe(200);
  });

  it('is kept for 24 hours', async () => {
    const { id } = (await optimize('i')).json();
    clock.advance(DAY_MS - 1_000);
    expect((await optimize('i')).json().id).toBe(id);
    clock.advance(1_000);
    expect((await optimize('i', { text: 'Another text.' })).json().id).not.toBe(id);
  });

  it.each(['!', '~', 'x'.repeat(255)])('takes %j', async (key) => {
    const [first, second] = [await optimize(key), await optimize(key)];
    expect([first.statusCode, second.headers['idempotency-replayed']]).toEqual([200, 'true']);
  });

  it.each(['', ' ', 'two words', 'x'.repeat(256), 'ü', '\u007f'])('does not take %j', async (key) => {
    const problem = expectProblem(await optimize(key), 400, 'validation_failed');
    expect(problem.detail).toContain('Idempotency-Key');
  });

  it('means nothing to what makes nothing: reads, deletes and checks', async () => {
    const headers = { 'idempotency-key': 'j' };
    const used = async () => {
      const reply = await test.get(member, '/api/usage', headers);
      expect(reply.headers['idempotency-replayed']).toBeUndefined();
      return reply.json().used;
    };
    expect(await used()).toBe(0);
    const ids = [(await optimize('j')).json().id, (await optimize('k')).json().id];
    expect(await used()).toBe(2);
    const remove = (id: string) => test.delete(member, `/api/optimize/${id}`, headers);
    for (const id of ids) expect((await remove(id)).statusCode).toBe(204);
    expectProblem(await remove(ids[0]), 404, 'optimization_not_found');
    for (const rewritten of [SHORT, 'Write a report.']) {
      const check = await post('checks', 'j', { original: PROMPT, rewritten });
      expect([check.statusCode, check.json().passed]).toEqual([200, rewritten === SHORT]);
    }
  });
});

describe('a process that dies', () => {
  const alter = (values: Partial<typeof idempotencyKeys.$inferInsert>) =>
    withTenant(test.ctx.db, member.organizationId, (tx) => tx.update(idempotencyKeys).set(values));

  it('between the work and its reply does not have the work done twice', async () => {
    const first = await optimize('a', { metadata: { team: 'search' } });
    await alter({ sealedReply: null });
    const again = await optimize('a', { metadata: { team: 'search' } });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json()).toEqual(first.json());
    expect(await historyIds()).toHaveLength(1);

    const batch = await post('batches', 'b', { items: [{ text: PROMPT }] });
    await alter({ sealedReply: null });
    const rebuilt = await post('batches', 'b', { items: [{ text: PROMPT }] });
    expect([rebuilt.statusCode, rebuilt.json().id]).toEqual([202, batch.json().id]);
    expect(rebuilt.headers.location).toBe(batch.headers.location);
  });

  it('before the work frees the key after a while', async () => {
    await optimize('a');
    await alter({ sealedReply: null, resourceId: null });
    clock.advance(15 * 60_000 - 1);
    expectProblem(await optimize('a'), 409, 'idempotency_in_progress');
    clock.advance(1);
    expect((await optimize('a')).statusCode).toBe(200);
  });
});

it('a reply that fails after the work does not have the work done and charged twice', async () => {
  const { refiner } = test.ctx;
  const tooMuchWork = () => Promise.reject(new DomainError('refining_limit_exceeded'));
  // What was protected is looked up last, for the reply: by then the result is stored and charged.
  test.ctx.refiner = { ...refiner, protection: tooMuchWork };
  try {
    expectProblem(await optimize('a'), 422, 'refining_limit_exceeded');
  } finally {
    test.ctx.refiner = refiner;
  }
  const again = await optimize('a');
  expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
  expect(await historyIds()).toEqual([again.json().id]);
  expect((await test.get(member, '/api/usage')).json().used).toBe(1);
});

it('a reply that cannot be stored does not have the work done twice', async () => {
  const refuse =
    'alter table idempotency_keys add constraint no_reply check (sealed_reply is null) not valid';
  await asSuperuser(test.ctx, (sql) => sql.unsafe(refuse));
  try {
    expectProblem(await optimize('a'), 500, 'internal_error');
    expectProblem(await post('api-keys', 'b', { name: 'ci' }), 500, 'internal_error');
  } finally {
    await asSuperuser(test.ctx, (sql) => sql.unsafe('alter table idempotency_keys drop constraint no_reply'));
  }
  expect((await optimize('a')).headers['idempotency-replayed']).toBe('true');
  expect(await historyIds()).toHaveLength(1);
  // A key is made together with the reply that shows it, or not at all.
  const made = await post('api-keys', 'b', { name: 'ci' });
  expect([made.statusCode, made.headers['idempotency-replayed']]).toEqual([201, undefined]);
  expect((await test.get(member, '/api/api-keys')).json()).toHaveLength(1);
});

describe('the reply of another', () => {
  it('is given to no other caller of the same organization, whether person or API key', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const keys = [];
    for (const name of ['one', 'two']) keys.push((await createApiKey(member.as, { name })).key);
    const send = (who: Member | string) =>
      test.post(
        typeof who === 'string' ? null : who,
        '/api/v1/optimize',
        { text: PROMPT, provider: 'local' },
        { 'idempotency-key': '0', ...(typeof who === 'string' ? { 'x-api-key': who } : {}) },
      );
    const ids = new Map<Member | string, string>();
    for (const who of [...keys, member, colleague]) {
      const reply = await send(who);
      expect(reply.headers['idempotency-replayed']).toBeUndefined();
      ids.set(who, reply.json().id);
    }
    expect(new Set(ids.values()).size).toBe(4);
    for (const [who, id] of ids) expect((await send(who)).json().id).toBe(id);
    expect(await historyIds()).toHaveLength(4);
  });

  it('is not given to a colleague with the same key and request', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const [mine, theirs] = [
      await post('api-keys', '1', { name: 'ci' }),
      await post('api-keys', '1', { name: 'ci' }, colleague),
    ];
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json().key).not.toBe(mine.json().key);
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expectProblem(await post('api-keys', '1', { name: 'ci' }, viewer), 403, 'forbidden');
  });

  it('is not given to an API key without the scope', async () => {
    const { key } = (await post('api-keys', '1', { name: 'a', scopes: ['usage:read'] })).json();
    const body = { text: PROMPT, provider: 'local' };
    await optimize('2');
    const reply = await test.post(null, '/api/optimize', body, { 'idempotency-key': '2', 'x-api-key': key });
    expectProblem(reply, 403, 'forbidden');
  });

  it('is not given to another organization', async () => {
    const other = await buildMember(test.ctx);
    const [mine, theirs] = [await optimize('3'), await optimize('3', {}, other)];
    expect(theirs.json().id).not.toBe(mine.json().id);
  });
});

describe('a caller who belongs to two organizations', () => {
  it('gets in each what was made there, whether header, query or session names it', async () => {
    const other = await buildMember(test.ctx);
    const payload = { name: 'Second' };
    const created = await test.post(member, '/api/organizations', payload);
    const second = created.json().id;
    const send = (organization: string | null, query = '') =>
      test.post(
        member,
        `/api/v1/optimize${query}`,
        { text: PROMPT, provider: 'local' },
        { 'idempotency-key': 'same', ...(organization ? { 'x-organization': organization } : {}) },
      );
    const first = (await send(null)).json().id;
    const there = await send(second);
    expect([there.statusCode, there.headers['idempotency-replayed']]).toEqual([200, undefined]);
    expect(there.json().id).not.toBe(first);
    for (const [organization, query, id] of [
      [null, '', first],
      [member.organizationId, '', first],
      [null, `?organization=${member.organizationId}`, first],
      [second, '', there.json().id],
      [second.toUpperCase(), '', there.json().id],
      [null, `?organization=${second}`, there.json().id],
    ]) {
      const again = await send(organization, query);
      expect([again.json().id, again.headers['idempotency-replayed']]).toEqual([id, 'true']);
    }
    expectProblem(await send(other.organizationId), 404, 'organization_not_found');
    const history = (headers = {}) => test.get(member, '/api/optimize/history', headers);
    expect((await history()).json()).toMatchObject([{ id: first }]);
    expect((await history({ 'x-organization': second })).json()).toMatchObject([{ id: there.json().id }]);
  });

  it('runs the same key in both at the same time', async () => {
    const payload = { name: 'Second' };
    const created = await test.post(member, '/api/organizations', payload);
    const organizations = [member.organizationId, created.json().id];
    const replies = await Promise.all(
      organizations.map((organization) =>
        test.post(
          member,
          '/api/v1/api-keys',
          { name: 'ci' },
          { 'idempotency-key': 'both', 'x-organization': organization },
        ),
      ),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(new Set(replies.map((reply) => reply.json().key)).size).toBe(2);
  });
});

describe('a stored reply', () => {
  it('is not readable in the database, and goes with what it holds', async () => {
    const { id } = (await optimize('a', { text: `${PROMPT} Plugh.` })).json();
    const rows = () =>
      withTenant(test.ctx.db, member.organizationId, (tx) => tx.select().from(idempotencyKeys));
    const [row] = await rows();
    expect(row?.sealedReply).toMatch(/^test\./);
    expect(JSON.stringify(row)).not.toMatch(/Plugh|report/);
    await test.delete(member, `/api/optimize/${id}`);
    expect((await rows())[0]?.sealedReply).toBeNull();
    expectProblem(await optimize('a', { text: `${PROMPT} Plugh.` }), 404, 'optimization_not_found');
  });
});
