import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);

let ada: Member;
let promptId: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  const payload = { name: 'Answer', content: 'Answer {{name}}.', temperature: 0.5 };
  promptId = (await test.post(ada, '/api/prompts', payload)).json().id;
});

const create = (payload: object = {}, who = ada, headers = {}) =>
  test.post(who, '/api/sharing/create', { promptId, version: 1, ...payload }, headers);
const made = async (payload: object = {}) => {
  const reply = await create(payload);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const JSON_BY_NAME = { accept: 'application/json' };
const view = (token: string, headers = {}, method: 'GET' | 'HEAD' = 'GET') =>
  test.app.inject({ method, url: `/api/sharing/${token}`, headers: { ...JSON_BY_NAME, ...headers } });
const change = (tokenOrId: string, payload: object, who = ada) =>
  test.put(who, `/api/sharing/${tokenOrId}`, payload);
const revoke = (tokenOrId: string, who = ada) => test.delete(who, `/api/sharing/${tokenOrId}`);
const mine = async (who = ada) => (await test.get(who, '/api/sharing/my-shares')).json();

describe('a link', () => {
  it('shows the version that was shared to everybody who has it, and nothing of its people', async () => {
    const { token, url, id } = await made();
    expect(token).toMatch(/^prs_[\w-]{43}$/);
    expect(new URL(url).pathname).toBe(`/s/${token}`);
    await test.put(ada, `/api/prompts/${promptId}`, { content: 'New.' });
    const shown = await view(token);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.json()).toEqual({
      name: 'Answer',
      description: null,
      type: 'text',
      version: 1,
      content: 'Answer {{name}}.',
      messages: [{ role: 'user', content: 'Answer {{name}}.' }],
      config: { temperature: 0.5 },
      variables: ['name'],
      remainingViews: null,
      expiresAt: null,
    });
    expect(await mine()).toEqual([
      expect.objectContaining({ id, promptId, version: 1, views: 1, hasPassword: false }),
    ]);
    expect(JSON.stringify(await mine())).not.toContain(token);
  });

  it('without a version shows the one in use, and where none is, asks for one', async () => {
    const unnamed = () => test.post(ada, '/api/sharing/create', { promptId });
    const { errors } = expectProblem(await unnamed(), 400, 'validation_failed');
    expect(errors).toEqual([{ path: 'version', message: expect.stringContaining('must be named') }]);
    const url = `/api/prompts/${promptId}/labels/production`;
    await test.put(ada, url, { version: 1 });
    await test.put(ada, `/api/prompts/${promptId}`, { content: 'New.' });
    const reply = await unnamed();
    expect([reply.statusCode, reply.json().version]).toEqual([201, 1]);
  });

  it('is stored as a hash', async () => {
    const { token } = await made({ password: 'open sesame' });
    const [row] = await test.sql`select * from share_links where organization_id = ${ada.organizationId}`;
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('is made once for one key, and its token shown again', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, second] = [await create({}, ada, key), await create({}, ada, key)];
    expect(second.json()).toEqual(first.json());
    expect(await mine()).toHaveLength(1);
  });

  it('is forgotten with its token once it is revoked: the request is not answered again', async () => {
    const key = { 'idempotency-key': 'once-and-gone' };
    const { id } = (await create({}, ada, key)).json();
    expect((await revoke(id)).statusCode).toBe(204);
    expectProblem(await create({}, ada, key), 404, 'share_not_found');
    expect(await mine()).toEqual([]);
    const rows = await test.sql`
      select 1 from idempotency_keys where organization_id = ${ada.organizationId} and sealed_reply is not null`;
    expect(rows).toHaveLength(0);
  });

  it('counts no HEAD and no preview, which does not name JSON', async () => {
    const { token } = await made({ maxViews: 1 });
    expect((await view(token, {}, 'HEAD')).statusCode).toBe(200);
    // Chats ask for anything, or for an image; a type that only begins so is not JSON by name.
    const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
    for (const accept of [html, '*/*', '', 'application/*', 'image/png', 'application/jsonlines']) {
      const preview = await view(token, { accept });
      expect([accept, preview.statusCode, preview.body]).toEqual([accept, 302, '']);
      expect(new URL(String(preview.headers.location)).pathname).toBe(`/s/${token}`);
      expect(preview.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    }
    expect((await view(token, { accept: 'text/plain, application/json;q=0.9' })).statusCode).toBe(200);
    expectProblem(await view(token), 410, 'share_ended');
    expect((await view(token, {}, 'HEAD')).statusCode).toBe(410);
  });

  it('is opened exactly as often as it may be, however many open it at once', async () => {
    const { token, id } = await made({ maxViews: 100 });
    const replies = await Promise.all(Array.from({ length: 200 }, () => view(token)));
    const count = (status: number) => replies.filter(({ statusCode }) => statusCode === status).length;
    expect([count(200), count(410)]).toEqual([100, 100]);
    const left = replies
      .filter(({ statusCode }) => statusCode === 200)
      .map((reply) => reply.json().remainingViews);
    expect(new Set(left).size).toBe(100);
    expect((await mine()).find((share: { id: string }) => share.id === id).views).toBe(100);
  });

  it('ends at its time', async () => {
    const { token } = await made({ expiresAt: '2099-01-01T00:00:00Z' });
    expect((await view(token)).json().expiresAt).toBe('2099-01-01T00:00:00.000Z');
    await test.sql`update share_links set expires_at = now() - interval '1 second' where organization_id = ${ada.organizationId}`;
    expectProblem(await view(token), 410, 'share_ended');
    expectProblem(await create({ expiresAt: '2020-01-01T00:00:00Z' }), 400, 'validation_failed');
  });

  it('is gone once it is revoked, its prompt deleted or its organization suspended', async () => {
    const [one, two, three] = [await made(), await made(), await made()];
    expect((await revoke(one.token)).statusCode).toBe(204);
    expect((await revoke(two.id)).statusCode).toBe(204);
    for (const { token } of [one, two]) expectProblem(await view(token), 404, 'share_not_found');
    expectProblem(await revoke(one.token), 404, 'share_not_found');
    const suspend = (at: string | null) =>
      test.sql`update organizations set suspended_at = ${at} where id = ${ada.organizationId}`;
    await suspend('2026-01-01');
    expectProblem(await view(three.token), 404, 'share_not_found');
    await suspend(null);
    expect((await view(three.token)).statusCode).toBe(200);
    await test.delete(ada, `/api/prompts/${promptId}`);
    expectProblem(await view(three.token), 404, 'share_not_found');
  });

  it.each(['prs_unknown', 'nonsense', '01890000-0000-7000-8000-000000000000'])('is not %s', async (token) => {
    expectProblem(await view(token), 404, 'share_not_found');
    expectProblem(await revoke(token), 404, 'share_not_found');
  });
});

describe('links of an organization', () => {
  it('are seen and ended by its admins, whoever made them; others see their own', async () => {
    const colleague = await buildColleague(test.ctx, ada, 'member');
    const theirs = (await create({}, colleague)).json();
    const own = await made();
    const idsOf = async (who: Member) => (await mine(who)).map(({ id }: { id: string }) => id);
    expect(await idsOf(ada)).toEqual([own.id, theirs.id]);
    expect(await idsOf(colleague)).toEqual([theirs.id]);
    expect((await revoke(theirs.id)).statusCode).toBe(204);
    expectProblem(await view(theirs.token), 404, 'share_not_found');
  });

  it('are listed for one prompt, page by page', async () => {
    const payload = { name: 'Other', content: 'Other.' };
    const other = (await test.post(ada, '/api/prompts', payload)).json().id;
    const [one, two] = [await made(), await made()];
    const elsewhere = await made({ promptId: other });
    const list = async (query: string) => (await test.get(ada, `/api/sharing/my-shares?${query}`)).json();
    const ids = async (query: string) => (await list(query)).map(({ id }: { id: string }) => id);
    expect(await ids(`promptId=${promptId}`)).toEqual([two.id, one.id]);
    expect(await ids(`promptId=${promptId}&limit=1&cursor=${two.id}`)).toEqual([one.id]);
    expect(await ids(`promptId=${other}`)).toEqual([elsewhere.id]);
    const bob = await buildMember(test.ctx);
    expect((await test.get(bob, `/api/sharing/my-shares?promptId=${promptId}`)).json()).toEqual([]);
    const colleague = await buildColleague(test.ctx, ada, 'member');
    const url = `/api/sharing/my-shares?promptId=${promptId}`;
    expect((await test.get(colleague, url)).json()).toEqual([]);
    const theirs = (await create({}, colleague)).json();
    expect((await test.get(colleague, url)).json()).toEqual([expect.objectContaining({ id: theirs.id })]);
  });

  it('end with the membership of whoever made them, and no other', async () => {
    const colleague = await buildColleague(test.ctx, ada, 'member');
    const theirs = (await create({}, colleague)).json();
    const own = await made();
    expect((await view(theirs.token)).statusCode).toBe(200);
    const url = `/api/organizations/${ada.organizationId}/members/${colleague.user.id}`;
    expect((await test.delete(ada, url)).statusCode).toBe(204);
    expectProblem(await view(theirs.token), 404, 'share_not_found');
    const page = { url: `/s/${theirs.token}`, headers: JSON_BY_NAME };
    expectProblem(await test.send(null, page), 404, 'share_not_found');
    expect((await view(own.token)).statusCode).toBe(200);
    const [row] = await test.sql`
      select before from audit_log where action = 'member.remove' and target = ${colleague.user.id}`;
    expect(row?.before.shares).toEqual([theirs.id]);
  });

  it('have the path at which the product is reached', async () => {
    const environment = { ...test.environment, PUBLIC_URL: 'https://refinery.example/app/' };
    const below = await openTestApp(inject('services'), { environment });
    const payload = { promptId, version: 1 };
    const reply = await below.post(ada, '/api/sharing/create', payload);
    const { token, url } = reply.json();
    expect(url).toBe(`https://refinery.example/app/s/${token}`);
    for (const path of [`/app/s/${token}`, `/s/${token}`, `/app/api/sharing/${token}`])
      expect((await below.get(null, path, JSON_BY_NAME)).json().version).toBe(1);
    const old = await below.get(null, `/app/api/sharing/${token}`);
    expect([old.statusCode, old.headers.location]).toEqual([302, url]);
    await below.close();
  });
});

describe('a password', () => {
  const withPassword = (password: string) => ({ 'x-share-password': password });

  it('is asked for, and counts no view before it is right', async () => {
    const { token } = await made({ password: 'open sesame', maxViews: 1 });
    expectProblem(await view(token), 403, 'share_password_required');
    const { detail } = expectProblem(
      await view(token, withPassword('wrong')),
      403,
      'share_password_required',
    );
    expect(detail).toBe('The password is wrong.');
    expect((await view(token, withPassword('open sesame'))).statusCode).toBe(200);
    expect((await mine())[0]).toMatchObject({ hasPassword: true, views: 1 });
  });

  it('may have any letters, whichever way a client writes them', async () => {
    const { token } = await made({ password: 'öffne dich' });
    const ways = ['öffne dich', Buffer.from('öffne dich').toString('latin1')];
    for (const way of ways) expect((await view(token, withPassword(way))).statusCode).toBe(200);
  });

  it('is tried five times, then nobody gets in for a while', async () => {
    const { token } = await made({ password: 'open sesame' });
    for (let attempt = 0; attempt < 5; attempt++)
      expectProblem(await view(token, withPassword('wrong')), 403, 'share_password_required');
    const refused = await view(token, withPassword('open sesame'));
    expectProblem(refused, 429, 'rate_limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = await made({ password: 'open sesame' });
    expect((await view(other.token, withPassword('open sesame'))).statusCode).toBe(200);
  });

  it('is changed and taken away', async () => {
    const { token, id } = await made({ password: 'open sesame' });
    expect((await change(id, { password: 'other' })).json()).toMatchObject({ hasPassword: true });
    expectProblem(await view(token, withPassword('open sesame')), 403, 'share_password_required');
    expect((await view(token, withPassword('other'))).statusCode).toBe(200);
    expect((await change(token, { password: null })).json()).toMatchObject({ id, hasPassword: false });
    expect((await view(token)).statusCode).toBe(200);
  });
});

describe('a change', () => {
  it('leaves what it does not name, and may show another version or more views', async () => {
    await test.put(ada, `/api/prompts/${promptId}`, { content: 'New.' });
    const { token, id } = await made({ version: 1, maxViews: 1 });
    await view(token);
    expect((await change(id, { version: 2, maxViews: 2 })).json()).toMatchObject({
      id,
      version: 2,
      maxViews: 2,
      views: 1,
      expiresAt: null,
    });
    expect((await view(token)).json()).toMatchObject({ content: 'New.', remainingViews: 0 });
    expect((await change(id, {})).json()).toMatchObject({ version: 2, maxViews: 2, views: 2 });
    expectProblem(await change(id, { version: 9 }), 404, 'prompt_version_not_found');
    expectProblem(await change(id, { expiresAt: '2020-01-01T00:00:00Z' }), 400, 'validation_failed');
  });

  it('is for those who may write, of the own organization', async () => {
    const { token, id } = await made();
    const viewer = await buildColleague(test.ctx, ada, 'viewer');
    expectProblem(await create({}, viewer), 403, 'forbidden');
    expectProblem(await revoke(id, viewer), 403, 'forbidden');
    const bob = await buildMember(test.ctx);
    expectProblem(await create({}, bob), 404, 'prompt_not_found');
    for (const name of [token, id]) {
      expectProblem(await change(name, { maxViews: 1 }, bob), 404, 'share_not_found');
      expectProblem(await revoke(name, bob), 404, 'share_not_found');
    }
    const colleague = await buildColleague(test.ctx, ada, 'member');
    expect([await mine(bob), await mine(colleague)]).toEqual([[], []]);
    expect((await revoke(id, colleague)).statusCode).toBe(204);
  });

  it('of nothing that is shared is possible', async () => {
    expectProblem(
      await create({ promptId: '01890000-0000-7000-8000-000000000000' }),
      404,
      'prompt_not_found',
    );
    expectProblem(await create({ version: 2 }), 404, 'prompt_version_not_found');
    expectProblem(await create({ maxViews: 0 }), 400, 'validation_failed');
  });
});

it('lets refinery_system see whose a link is, and nothing else of it', async () => {
  await made();
  const columns = await test.sql`
    select column_name from information_schema.column_privileges
    where grantee = 'refinery_system' and table_name = 'share_links' order by 1`;
  expect(columns.map(({ column_name }) => column_name)).toEqual(['organization_id', 'token_hash']);
});

it('many people who open a link with its password at once all get in', async () => {
  const { token } = await made({ password: 'open sesame' });
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => view(token, { 'x-share-password': 'open sesame' })),
  );
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200));
});

it.each(['a\nb', ' spaced ', '\t'])('a password that no header can hold is refused: %j', async (password) => {
  expectProblem(await create({ password }), 400, 'validation_failed');
});
