import { createRefinerPool } from '@refinery/domain/refining/refiner-pool.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { issueTokens } from '../../auth/tokens.ts';
import { loadConfig } from '../../config.ts';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const ORIGINAL = 'Write at least 300 words for {{audience}}. Do not mention the price.';
const FAITHFUL = 'Write at least 300 words for {{audience}}. Don’t mention the price.';
const DAMAGED = 'Write 300 words for {{audience}}. Mention the price.';
const LONG = 'Write one more line of it, and do not stop before line 7. '.repeat(4_000).slice(0, 200_000);

const test = fixture((services) => openTestApp(services, { env: { RATE_LIMIT_FREE: '2' } }));
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const post = (url: string, payload: object | string, who: Member | null = member) =>
  test.send(who, {
    method: 'POST',
    url,
    payload,
    ...(typeof payload === 'string' ? { headers: { 'content-type': 'application/json' } } : {}),
  });
const check = (body: object, who: Member | null = member) => post('/api/v1/checks', body, who);
const requirementsOf = (body: object) => post('/api/v1/checks/requirements', body);

describe('POST /checks', () => {
  it('passes a rewrite that keeps everything', async () => {
    const reply = await check({ original: ORIGINAL, rewritten: FAITHFUL });
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect(body).toMatchObject({ passed: true, added: [], integrity: 100 });
    expect(body.tokens.original).toBeGreaterThan(10);
    expect(body.tokens.rewritten).toBeGreaterThan(10);
    for (const { verdict } of body.requirements) expect(verdict).toBe('kept');
  });

  it('names what is lost, where and why', async () => {
    const body = (await check({ original: ORIGINAL, rewritten: DAMAGED })).json();
    expect(body).toMatchObject({ passed: false, added: expect.any(Array) });
    expect(body.integrity).toBeLessThan(100);
    const lost = body.requirements.filter(({ verdict }: { verdict: string }) => verdict === 'lost');
    expect(lost.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['bound', 'negation']),
    );
    for (const { id, start, end, reason, decidedBy } of lost) {
      expect(id).toMatch(/^r\d+$/);
      expect(ORIGINAL.slice(start, end)).not.toBe('');
      expect([reason.length > 0, decidedBy]).toEqual([true, 'rule']);
    }
  });

  it('misses a text of the caller’s own list', async () => {
    const body = { original: 'Sign as Team Blue.', rewritten: 'Sign as the team.', preserve: ['Team Blue'] };
    const kinds = (await check(body)).json().requirements.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('preserve');
  });

  it.each(['normal', 'strict'])('is %s about doubts', async (strictness) => {
    const { requirements } = (await check({ original: ORIGINAL, rewritten: DAMAGED, strictness })).json();
    const verdicts = requirements.map(({ verdict }: { verdict: string }) => verdict);
    if (strictness === 'strict') expect(verdicts).not.toContain('doubtful');
    expect(verdicts).toContain('lost');
  });

  it.each([
    ['an empty rewrite', ORIGINAL, ''],
    ['the text itself', LONG, LONG],
    ['two texts of 200,000 characters', LONG, LONG.replaceAll('7', '8')],
  ])('takes %s', async (_case, original, rewritten) => {
    const reply = await check({ original, rewritten });
    expect(reply.statusCode).toBe(200);
    expect(reply.json().passed).toBe(original === rewritten);
  });

  it('stores neither text, and answers the same again', async () => {
    const owner = await buildMember(test.ctx);
    const pair = { original: 'Name 3 plughprompts.', rewritten: 'Name plughprompts.' };
    const headers = { 'idempotency-key': 'again' };
    const send = () => test.post(owner, '/api/checks', pair, headers);
    expect((await send()).json()).toEqual((await send()).json());
    await post('/api/checks/requirements', { text: pair.original }, owner);
    const tables = await test.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const found = await test.sql.unsafe(`select 1 from ${name} t where t::text like '%plughprompt%'`);
      expect([name, found.length]).toEqual([name, 0]);
    }
    const usage = (await test.get(owner, '/api/usage')).json();
    expect(usage).toMatchObject({ checks: 2, used: 0, reserved: 0 });
  });
});

describe('POST /checks/requirements', () => {
  it('lists what a text asks for', async () => {
    const reply = await requirementsOf({ text: ORIGINAL });
    expect(reply.statusCode).toBe(200);
    const { requirements } = reply.json();
    expect(requirements).toEqual([
      {
        id: 'r1',
        kind: 'statement',
        text: 'Write at least 300 words for {{audience}}.',
        start: 0,
        end: 42,
      },
      { id: 'r2', kind: 'statement', text: 'Do not mention the price.', start: 43, end: 68 },
    ]);
    expect((await requirementsOf({ text: 'Hello.' })).json()).toEqual({ requirements: [] });
  });

  it('takes 200,000 characters', async () => {
    const { requirements } = (await requirementsOf({ text: LONG })).json();
    expect(requirements.length).toBeGreaterThan(1_000);
  });
});

describe('what is refused', () => {
  const PAIR = { original: 'Write.', rewritten: 'Write.' };

  it.each([
    ['no original', { rewritten: 'a' }, ''],
    ['no rewritten text', { original: 'a' }, ''],
    ['an empty original', { ...PAIR, original: '' }, 'original'],
    ['an original that is too long', { ...PAIR, original: `${LONG}a` }, 'original'],
    ['a rewritten text that is too long', { ...PAIR, rewritten: `${LONG}a` }, 'rewritten'],
    ['a number for a text', { ...PAIR, rewritten: 5 }, 'rewritten'],
    ['half of a surrogate pair', { ...PAIR, rewritten: 'a\ud800' }, 'rewritten'],
    ['an unknown strictness', { ...PAIR, strictness: 'severe' }, 'strictness'],
    ['an unknown way to verify', { ...PAIR, verify: 'some' }, 'verify'],
    ['a reader that is no model', { ...PAIR, verify: 'doubts', provider: 'local' }, 'provider'],
    ['a model without a name', { ...PAIR, verify: 'doubts', model: '' }, 'model'],
    ['too much to preserve', { ...PAIR, preserve: Array(6).fill('x'.repeat(10_000)) }, 'preserve'],
    ['an unknown field', { ...PAIR, text: 'a' }, ''],
  ])('%s', async (_case, body, path) => {
    const problem = expectProblem(await check(body), 400, 'validation_failed');
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each([{}, { text: '' }, { text: `${LONG}a` }, { text: null }, { text: 'a', original: 'b' }])(
    'a text to read: %#',
    async (body) => {
      expectProblem(await requirementsOf(body), 400, 'validation_failed');
    },
  );

  it.each(['/api/checks', '/api/checks/requirements'])('at %s, like everywhere', async (url) => {
    expectProblem(await post(url, '{"text": "a', member), 400, 'invalid_json');
    expectProblem(await post(url, `{"text": "${'a'.repeat(2 ** 21)}"}`), 413, 'payload_too_large');
    const headers = { 'content-type': 'text/plain' };
    const plain = await test.post(member, url, 'a', headers);
    expectProblem(plain, 415, 'unsupported_media_type');
    expectProblem(await post(url, PAIR, null), 401, 'unauthenticated');
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expectProblem(await post(url, PAIR, viewer), 403, 'forbidden');
  });

  it('a second reader that is not set up, where one is asked', async () => {
    const reader = { provider: 'openai', model: 'gpt-4o-mini' };
    const problem = expectProblem(
      await check({ ...PAIR, ...reader, verify: 'doubts' }),
      422,
      'provider_not_usable',
    );
    expect(problem.detail).toMatch(/^openai cannot be used\. It has no credentials/);
    expect((await check({ ...PAIR, ...reader })).statusCode).toBe(200);
    const reply = await check({ ...PAIR, verify: 'all' });
    expect([reply.statusCode, reply.json().passed]).toEqual([200, true]);
  });

  it('more than the plan has room for', async () => {
    const owner = await buildMember(test.ctx, { plan: 'free' });
    await check(PAIR, owner);
    await post('/api/checks/requirements', { text: 'Write.' }, owner);
    expectProblem(await check(PAIR, owner), 429, 'rate_limited');
  });

  it('texts that take longer than a task may', async () => {
    const refiner = createRefinerPool({ timeoutMs: 1 });
    const config = loadConfig(test.environment);
    const app = await createApp({ ctx: { ...test.ctx, refiner }, config });
    const owner = await buildMember(test.ctx);
    const { accessToken } = issueTokens(app, config.JWT_EXPIRY, owner);
    const send = (url: string, payload: object) =>
      app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${accessToken}` } });
    const pair = { original: LONG, rewritten: LONG.slice(9) };
    expectProblem(await send('/api/checks', pair), 422, 'refining_limit_exceeded');
    expectProblem(await send('/api/checks/requirements', { text: LONG }), 422, 'refining_limit_exceeded');
    const usage = await test.get(owner, '/api/usage');
    expect(usage.json()).toMatchObject({ checks: 0 });
    await app.close();
    await refiner.close();
  });
});
