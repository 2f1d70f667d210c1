import type { PromptReply } from '@refinery/contracts/prompts.ts';
import { newId } from '@refinery/db/ids.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  greetings = 0;
});

const post = (payload: object, who = ada) => test.post(who, '/api/prompts', payload);
const put = (id: string, payload: object, who = ada) => test.put(who, `/api/prompts/${id}`, payload);
const get = (path: string, who = ada) => test.get(who, `/api/prompts${path}`);
let greetings = 0;
/** Without a name it is `Greeting`, the next ones `Greeting 2`, `Greeting 3` … */
const made = async (payload: object = {}) => {
  const name = ++greetings === 1 ? 'Greeting' : `Greeting ${greetings}`;
  const reply = await post({ name, content: 'Greet {{name}}.', ...payload });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};

/** So many newer prompts, which a search for "answer" finds. */
async function fillLibrary(count: number): Promise<void> {
  const { id: like } = await made({ name: 'Answer of another kind' });
  const ids = JSON.stringify(Array.from({ length: count }, () => newId()));
  await asSuperuser(test.ctx, async (sql) => {
    await sql`insert into prompts select (jsonb_populate_record(p, jsonb_build_object('id', n, 'slug', n))).*
      from prompts p, jsonb_array_elements_text(${ids}::text::jsonb) n where p.id = ${like}`;
    await sql`insert into prompt_versions select (jsonb_populate_record(v, jsonb_build_object('id', n, 'prompt_id', n))).*
      from prompt_versions v, jsonb_array_elements_text(${ids}::text::jsonb) n where v.prompt_id = ${like}`;
    await sql`insert into prompt_search select (jsonb_populate_record(s, jsonb_build_object('prompt_id', n))).*
      from prompt_search s, jsonb_array_elements_text(${ids}::text::jsonb) n where s.prompt_id = ${like}`;
  });
}

describe('a prompt', () => {
  it('is one text, messages or sections, and is read under all names', async () => {
    const text = await made({ model: 'claude-sonnet-4-5', temperature: 0.5 });
    expect(text).toMatchObject({
      title: 'Greeting',
      slug: 'greeting',
      type: 'text',
      latest: 1,
      provider: 'anthropic',
      content: 'Greet {{name}}.',
      rawPrompt: 'Greet {{name}}.',
      variables: ['name'],
      role: null,
      messages: [{ role: 'user', content: 'Greet {{name}}.' }],
      model: 'claude-sonnet-4-5',
      selectedModel: 'claude-sonnet-4-5',
      temperature: 0.5,
    });
    const messages = [
      { role: 'system', content: 'You greet people.' },
      { placeholder: 'history' },
      { role: 'user', content: 'Greet {{ name }} and {{name}}.' },
    ];
    const chat = await made({ content: undefined, messages });
    expect(chat).toMatchObject({ type: 'chat', messages, variables: ['history', 'name'] });
    expect(chat.content).toBe('You greet people.\n\n{{history}}\n\nGreet {{ name }} and {{name}}.');
    const sections = { role: 'You are a host.', task: 'Greet the guest.', style: 'Warm' };
    const written = (await post({ title: 'In sections', ...sections, selectedModel: 'my-model' })).json();
    expect(written).toMatchObject({ name: 'In sections', ...sections, context: null, model: 'my-model' });
    expect(written.content).toBe(
      '# Role\n\nYou are a host.\n\n# Task\n\nGreet the guest.\n\n# Style\n\nWarm',
    );
    const raw = (await post({ title: 'Raw', rawPrompt: 'Greet the guest.', task: 'Greet' })).json();
    expect(raw).toMatchObject({ content: 'Greet the guest.', task: 'Greet' });
  });

  it.each([
    ['two texts', { name: 'a', content: 'b', messages: [{ role: 'user', content: 'c' }] }, 'messages'],
    ['a text beside sections', { name: 'a', content: 'b', task: 'c' }, 'rawPrompt'],
    ['no text', { name: 'a' }, 'content'],
    ['sections without a task', { name: 'a', role: 'b' }, 'task'],
    ['no name', { content: 'a' }, 'name'],
    ['two names', { name: 'a', title: 'b', content: 'c' }, 'title'],
    ['two models', { name: 'a', content: 'c', model: 'a', selectedModel: 'b' }, 'selectedModel'],
    ['too long a configuration', { name: 'a', content: 'c', config: { a: 'x'.repeat(16_000) } }, 'config'],
    [
      'too long messages',
      { name: 'a', messages: [1, 2].map(() => ({ role: 'user', content: 'x'.repeat(100_001) })) },
      'messages',
    ],
  ])('with %s is refused, and told where', async (_, payload, path) => {
    const { errors } = expectProblem(await post(payload), 400, 'validation_failed');
    expect(errors).toMatchObject([{ path }]);
  });

  it.each([
    ['an unknown role', { messages: [{ role: 'tool', content: 'a' }] }],
    ['a message of two kinds', { messages: [{ role: 'user', content: 'a', placeholder: 'b' }] }],
    ['a placeholder that is no name', { messages: [{ placeholder: 'a b' }] }],
    ['too many messages', { messages: Array.from({ length: 51 }, () => ({ role: 'user', content: 'a' })) }],
    ['too long a text', { content: 'x'.repeat(200_001) }],
    ['a slug with capitals', { content: 'a', slug: 'Greeting' }],
  ])('with %s is refused', async (_, payload) => {
    expectProblem(await post({ name: 'a', ...payload }), 400, 'validation_failed');
  });

  it('gets a slug from its name, with a number where that is taken', async () => {
    const slugs = [];
    for (const name of ['Grüße, Ärger & Co.', 'Grusse arger CO', '挨拶', '今日は']) {
      slugs.push((await made({ name })).slug);
    }
    expect(slugs).toEqual(['grusse-arger-co', 'grusse-arger-co-2', 'prompt', 'prompt-2']);
    expectProblem(await post({ name: 'x', content: 'y', slug: 'prompt' }), 409, 'prompt_slug_taken');
    const { id } = await made({ name: 'Other' });
    expectProblem(await put(id, { slug: 'prompt', content: 'New' }), 409, 'prompt_slug_taken');
    expect((await get(`/${id}`)).json()).toMatchObject({ slug: 'other', latest: 1 });
  });

  it('gets no slug that is the name of another, whose programs would fetch it instead', async () => {
    const { id } = await made({ name: 'answers', slug: 'support' });
    expectProblem(await post({ name: 'x', content: 'y', slug: 'answers' }), 409, 'prompt_slug_taken');
    const other = await made({ name: 'Answers' });
    expect(other.slug).toBe('answers-2');
    expectProblem(await put(other.id, { slug: 'answers' }), 409, 'prompt_slug_taken');
    expect((await put(id, { slug: 'answers' })).json()).toMatchObject({ slug: 'answers' });
  });

  it('gets a slug of its own however many whose names give the same are made at once', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Untitled${'!'.repeat(index)}`);
    const replies = await Promise.all(names.map((name) => made({ name })));
    expect(new Set(replies.map(({ slug }) => slug)).size).toBe(30);
    expect(new Set(replies.map(({ projectId }) => projectId)).size).toBe(1);
  });

  it('changes where something is said, and gets a version only where its text or configuration changes', async () => {
    const { id } = await made({ folder: 'a', config: { model: 'gpt-5', stop: ['x'] } });
    expect((await put(id, { name: 'Hello', folder: null, tags: ['t'] })).json()).toMatchObject({
      name: 'Hello',
      slug: 'greeting',
      folder: null,
      tags: ['t'],
      latest: 1,
    });
    expect((await put(id, { content: 'Greet {{name}}.', model: 'gpt-5' })).json().latest).toBe(1);
    expect((await put(id, { temperature: 1 })).json()).toMatchObject({
      latest: 2,
      config: { model: 'gpt-5', stop: ['x'], temperature: 1 },
    });
    expect((await put(id, { config: { stop: [] } })).json()).toMatchObject({ latest: 3, model: null });
    expect((await put(id, { model: null })).json().latest).toBe(3);
    const messages = [{ role: 'system', content: 'Be brief.' }];
    expect((await put(id, { messages, note: 'Brief' })).json()).toMatchObject({ type: 'chat', latest: 4 });
    expect((await get(`/${id}/versions/4`)).json()).toMatchObject({ parent: 3, note: 'Brief', messages });
  });

  it('keeps the sections that a change does not name', async () => {
    const { id } = await made({ content: undefined, task: 'Greet.', style: 'Warm' });
    expect((await put(id, { style: null, context: 'A hotel.' })).json()).toMatchObject({
      task: 'Greet.',
      style: null,
      context: 'A hotel.',
      latest: 2,
      content: '# Task\n\nGreet.\n\n# Context\n\nA hotel.',
    });
    expect((await put(id, { content: 'Greet.' })).json()).toMatchObject({ task: null, latest: 3 });
    const raw = await made({ content: undefined, rawPrompt: 'Greet.', role: 'A host.' });
    expect((await put(raw.id, { content: 'Hello.' })).json()).toMatchObject({ role: null, latest: 2 });
  });

  it('is found by category, folder and project', async () => {
    const first = await made({ category: 'mail', folder: 'a' });
    const second = await made({ category: 'mail', folder: 'b' });
    const idsOf = async (query: string) => (await get(query)).json().map(({ id }: { id: string }) => id);
    expect(await idsOf('')).toEqual([second.id, first.id]);
    expect(await idsOf('?category=mail&folder=a')).toEqual([first.id]);
    expect(await idsOf(`?projectId=${first.projectId}&limit=1`)).toEqual([second.id]);
    expect(await idsOf('?category=none')).toEqual([]);
    const elsewhere = { name: 'x', content: 'y', projectId: first.id };
    expectProblem(await post(elsewhere), 404, 'project_not_found');
    expectProblem(await put(first.id, { projectId: second.id }), 404, 'project_not_found');
  });

  it('is on a shorter page where texts are long, and pages together have each once', async () => {
    const long = 'Say "a" or "b". '.repeat(12_500);
    const ids: string[] = [];
    for (let at = 0; at < 6; at++) ids.unshift((await made({ content: long })).id);
    for (let at = 0; at < 5; at++) await put(ids[0] ?? '', { content: `${long.slice(16)}${at}` });
    for (const [path, count] of [
      ['', 6],
      [`/${ids[0]}/versions`, 6],
    ] as const) {
      const first = await get(`${path}?limit=100`);
      const next = /cursor=([^&>]+)/.exec(`${first.headers.link}`)?.[1];
      const second = await get(`${path}?limit=100&cursor=${next}`);
      expect(first.json().length).toBeLessThan(count);
      const shown = [...first.json(), ...second.json()];
      expect(shown.map(({ id, number }) => number ?? id)).toEqual(path ? [6, 5, 4, 3, 2, 1] : ids);
      expect(second.headers.link).toBeUndefined();
    }
  });

  it('goes with its versions', async () => {
    const { id } = await made();
    const reply = await test.delete(ada, `/api/prompts/${id}`);
    expect(reply.statusCode).toBe(204);
    for (const path of ['', '/versions', '/versions/1', '/versions/1/diff/1']) {
      expectProblem(await get(`/${id}${path}`), 404, 'prompt_not_found');
    }
    const left = await withTenant(test.ctx.db, ada.organizationId, (tx) => tx.select().from(promptVersions));
    expect(left).toEqual([]);
  });

  it('goes with its text in what repeated requests are answered', async () => {
    const secret = 'Could you please greet the theremin player?';
    const send = (url: string, payload: object) =>
      test.post(ada, `/api/prompts${url}`, payload, {
        'idempotency-key': `once ${url}`.replaceAll(' ', '-'),
      });
    const { id } = (await send('', { name: 'Theremin', content: secret })).json();
    const requests: [string, object][] = [
      ['', { name: 'Theremin', content: secret }],
      [`/${id}/versions/1/restore`, {}],
      [`/${id}/optimize`, {}],
      [`/${id}/optimize`, {}],
    ];
    for (const request of requests) expect((await send(...request)).body).toContain('theremin player');
    expect((await test.delete(ada, `/api/prompts/${id}?force=true`)).statusCode).toBe(204);
    for (const request of requests) {
      const again = await send(...request);
      expect([again.statusCode, again.body], request[0]).toEqual([
        expect.toBeOneOf([404, 409]),
        expect.not.stringContaining('theremin player'),
      ]);
    }
    expect((await get('')).json()).toEqual([]);
  });

  it('is read by viewers and changed by members', async () => {
    const viewer = await buildColleague(test.ctx, ada, 'viewer');
    const { id } = await made();
    expect((await get(`/${id}`, viewer)).statusCode).toBe(200);
    expectProblem(await put(id, { content: 'x' }, viewer), 403, 'forbidden');
  });
});

describe('versions', () => {
  it('have no gap and no double number, however many change a prompt at once', async () => {
    const { id } = await made();
    const changes = Array.from({ length: 50 }, (_, at) => put(id, { content: `Greet ${at} people.` }));
    const latest = (await Promise.all(changes)).map((reply) => reply.json().latest);
    const numbers = Array.from({ length: 50 }, (_, at) => at + 2);
    expect(latest.toSorted((a, b) => a - b)).toEqual(numbers);
    const rows = await withTenant(test.ctx.db, ada.organizationId, (tx) =>
      tx.select().from(promptVersions).where(eq(promptVersions.promptId, id)),
    );
    expect(rows.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, ...numbers]);
    expect((await get(`/${id}/versions?limit=2`)).json()).toMatchObject([{ number: 51 }, { number: 50 }]);
  });

  it('are changed and deleted by nobody, not even with SQL', async () => {
    const { id } = await made();
    const asTenant = withTenant.bind(null, test.ctx.db, ada.organizationId);
    const own = eq(promptVersions.promptId, id);
    const denied = { cause: { code: '42501' } };
    await expect(
      asTenant(async (tx) => void (await tx.update(promptVersions).set({ note: 'x' }).where(own))),
    ).rejects.toMatchObject(denied);
    await expect(
      asTenant(async (tx) => void (await tx.delete(promptVersions).where(own))),
    ).rejects.toMatchObject(denied);
    await expect(
      asTenant(async (tx) => void (await tx.update(prompts).set({ createdAt: new Date(0) }))),
    ).rejects.toMatchObject(denied);
  });

  it('are restored as new ones', async () => {
    const { id } = await made({ temperature: 1 });
    await put(id, { messages: [{ role: 'system', content: 'Other' }], temperature: 0 });
    const url = `/api/prompts/${id}/versions/1/restore`;
    const restored = await test.post(ada, url, { note: 'Back' });
    expect(restored.statusCode).toBe(200);
    const expected = { number: 3, kind: 'restored', parent: 1, note: 'Back', config: { temperature: 1 } };
    expect(restored.json()).toMatchObject({ ...expected, content: 'Greet {{name}}.' });
    expect((await get(`/${id}`)).json()).toMatchObject({ latest: 3, type: 'text' });
    const missing = await test.post(ada, url.replace('/1/', '/9/'), {});
    expectProblem(missing, 404, 'prompt_version_not_found');
  });

  it('are compared word by word, with their configuration and variables', async () => {
    const { id } = await made({ config: { model: 'a', stop: ['x'] } });
    await put(id, { content: 'Welcome {{guest}}.', config: { model: 'b', stop: ['x'], top: 1 } });
    const diff = (await get(`/${id}/versions/1/diff/2`)).json();
    expect(diff).toMatchObject({
      from: 1,
      to: 2,
      config: ['model', 'top'],
      variables: { added: ['guest'], removed: ['name'] },
    });
    const { original, rewritten, edits } = diff;
    const applied = edits.reduceRight(
      (text: string, { start, end, replacement }: Record<string, never>) =>
        text.slice(0, start) + replacement + text.slice(end),
      original,
    );
    expect(applied).toBe(rewritten);
    expectProblem(await get(`/${id}/versions/1/diff/3`), 404, 'prompt_version_not_found');
  });
});

describe('a change with If-Match', () => {
  const change = (id: string, ifMatch: string, payload: object = { content: 'New.' }) =>
    test.put(ada, `/api/prompts/${id}`, payload, { 'if-match': ifMatch });

  it('is made where the newest version is the one that was read', async () => {
    const { id } = await made();
    const { headers } = await get(`/${id}`);
    const changed = await change(id, String(headers.etag));
    expect([changed.statusCode, changed.json().latest]).toEqual([200, 2]);
    expect(String(changed.headers.etag)).toMatch(/^"2-/);
    for (const match of ['"2"', '"1", "2"', 'W/"2-abc"', '*']) {
      expect((await change(id, match)).statusCode, match).toBe(200);
    }
  });

  it('is refused where there is a newer one', async () => {
    const { id } = await made();
    const { headers } = await get(`/${id}`);
    await put(id, { content: 'Newer.' });
    for (const match of [String(headers.etag), '"1"', '"3"', 'nonsense', '']) {
      const { detail } = expectProblem(await change(id, match), 412, 'version_conflict');
      expect(detail).toBe('The newest version is 2 by now. Read it, and change it again.');
    }
    expect((await get(`/${id}`)).json()).toMatchObject({ content: 'Newer.', latest: 2 });
  });

  it('is refused where something else of the prompt has changed, unless only the version is named', async () => {
    const { id } = await made();
    const { headers } = await get(`/${id}`);
    await put(id, { description: 'Of Bob' });
    const problem = expectProblem(
      await change(id, String(headers.etag), { description: 'Of Ada' }),
      412,
      'version_conflict',
    );
    expect(problem.detail).toBe('Somebody has changed the prompt by now. Read it, and change it again.');
    expect((await get(`/${id}`)).json().description).toBe('Of Bob');
    expect((await change(id, '"1"', { description: 'Of Ada' })).statusCode).toBe(200);
  });

  it('is refused for all but one of those who make it at the same time', async () => {
    const { id } = await made();
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) => change(id, '"1"', { content: `New ${index}.` })),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(7).fill(412)]);
  });
});

it('is not read again by whoever has it', async () => {
  const { id } = await made();
  const { headers } = await get(`/${id}`);
  const again = (tag: string) => test.get(ada, `/api/prompts/${id}`, { 'if-none-match': tag });
  const known = await again(`"other", ${headers.etag}`);
  expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', headers.etag]);
  await test.put(ada, `/api/prompts/${id}/labels/staging`, { version: 1 });
  const changed = await again(String(headers.etag));
  expect(changed.json().labels).toEqual({ staging: 1 });
  const [version] = (await get(`/${id}/versions`)).json();
  expect(version.labels).toEqual(['staging']);
});

describe('a search', () => {
  const search = async (query: string) => {
    const reply = await get(`?${query}`);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json().map(({ name }: { name: string }) => name);
  };

  it('finds words in names, descriptions and newest texts', async () => {
    const { id } = await made({ name: 'Complaint', content: 'Apologise to {{customer}}.' });
    await made({ name: 'Größe', content: 'Say 100% of it.', description: 'For the Warehouse' });
    await made({ name: 'Other', content: 'Nothing.', tags: ['support', 'new'] });
    expect(await search('q=COMPL')).toEqual(['Complaint']);
    expect(await search('q=gr%C3%96SSE')).toEqual([]);
    expect(await search('q=gr%C3%96%C3%9FE')).toEqual(['Größe']);
    expect(await search('q=warehouse')).toEqual(['Größe']);
    expect(await search('q=apolog%20customer')).toEqual(['Complaint']);
    expect(await search('q=apolog%20warehouse')).toEqual([]);
    expect(await search('q=100%25')).toEqual(['Größe']);
    expect(await search('q=1_0%25')).toEqual([]);
    expect(await search('tag=new')).toEqual(['Other']);
    expect(await search('tag=support&q=noth')).toEqual(['Other']);
    expect(await search('tag=sup')).toEqual([]);
    await put(id, { content: 'Regret.', name: 'Sorry' });
    expect(await search('q=apolog')).toEqual([]);
    expect(await search('q=regret')).toEqual(['Sorry']);
    await put(id, { slug: 'reply-to-critics' });
    expect(await search('q=to-critics')).toEqual(['Sorry']);
    await test.post(ada, `/api/prompts/${id}/versions/1/restore`, {});
    expect(await search('q=apolog')).toEqual(['Sorry']);
  });

  it('keeps to the other filters, and to pages', async () => {
    for (let index = 0; index < 5; index++)
      await made({ name: `Answer ${index}`, folder: index % 2 ? 'odd' : 'even' });
    expect(await search('q=answer&folder=odd')).toEqual(['Answer 3', 'Answer 1']);
    const page = await get('?q=answer&limit=2');
    expect(page.json()).toHaveLength(2);
    const next = String(page.headers.link).match(/<([^>]*)>/)?.[1] ?? '';
    expect(next).toContain('q=answer');
    const second = await test.get(ada, next);
    expect(second.json().map(({ name }: { name: string }) => name)).toEqual(['Answer 2', 'Answer 1']);
  });

  it('fills a page with what meets all filters, however much of the rest is newer', async () => {
    const here = { folder: 'in', category: 'mail', tags: ['old'] };
    const wanted = await made({ name: 'Answer', ...here });
    await test.put(ada, `/api/prompts/${wanted.id}/labels/staging`, { version: 1 });
    for (let at = 0; at < 4; at++)
      await made({ name: `Answer ${at}`, folder: 'x', category: 'x', tags: ['new'] });
    const project = await test.post(ada, '/api/projects', { name: 'Other' });
    await put(wanted.id, { projectId: project.json().id });
    const filters = [
      'folder=in',
      'category=mail',
      'tag=old',
      'label=staging',
      `projectId=${project.json().id}`,
    ];
    const idsOf = async (query: string) =>
      (await get(`?${query}`)).json().map(({ id }: { id: string }) => id);
    for (const filter of filters)
      expect(await idsOf(`${filter}&q=answer&limit=1`), filter).toEqual([wanted.id]);
    await fillLibrary(1_000);
    for (const filter of filters)
      expect(await idsOf(`${filter}&q=answer&limit=1`), filter).toEqual([wanted.id]);
    expect(await idsOf('q=answer&tag=none&limit=1')).toEqual([]);
  });

  it('finds labels', async () => {
    const { id } = await made({ name: 'Labelled' });
    await made({ name: 'Not labelled' });
    await test.put(ada, `/api/prompts/${id}/labels/staging`, { version: 1 });
    expect(await search('label=staging')).toEqual(['Labelled']);
    expect(await search('label=staging&q=labelled')).toEqual(['Labelled']);
    expect(await search('label=other')).toEqual([]);
  });

  it('is of the own organization', async () => {
    await post({ name: 'Secret', content: 'x', tags: ['mine'] }, await buildMember(test.ctx));
    expect([await search('q=secret'), await search('tag=mine')]).toEqual([[], []]);
  });

  it.each(['q=ab', 'q=a%20b%20c', 'q=', 'tag=', `q=${'x'.repeat(201)}`])('refuses %s', async (query) => {
    expectProblem(await get(`?${query}`), 400, 'validation_failed');
  });
});

describe('the monthly prompts of a plan', () => {
  const usage = async () => {
    const { meters } = (await test.get(ada, '/api/usage')).json();
    return meters.find(({ name }: { name: string }) => name === 'prompts');
  };
  const setPlan = (plan: string) =>
    asSuperuser(
      test.ctx,
      (sql) => sql`update subscriptions set plan = ${plan} where organization_id = ${ada.organizationId}`,
    );

  it('are counted as they are made, and not changed or deleted', async () => {
    await setPlan('pro');
    const { id } = await made();
    await put(id, { content: 'New.' });
    await test.delete(ada, `/api/prompts/${id}`);
    expect(await usage()).toEqual({ name: 'prompts', used: 1, reserved: 0, limit: 1_000, remaining: 999 });
    await setPlan('enterprise');
    expect(await usage()).toMatchObject({ used: 1, limit: null, remaining: null });
  });

  it('are no more than the plan has, also of an import', async () => {
    await setPlan('free');
    const lines = Array.from({ length: 101 }, (_, index) => ({
      name: `Prompt ${index}`,
      slug: `prompt-${index}`,
      version: 1,
      messages: [{ role: 'user', content: 'a' }],
    }));
    const reply = await test.post(ada, '/api/prompts/import', { prompts: lines });
    expect(reply.json()).toMatchObject({
      created: 100,
      failedCount: 1,
      failed: [{ code: 'quota_exceeded' }],
    });
    const { detail } = expectProblem(await post({ name: 'More', content: 'a' }), 429, 'quota_exceeded');
    expect(detail).toContain('only 0 of the 100 monthly prompts of the free plan');
    expect((await get('?limit=1')).json()[0].name).toBe('Prompt 99');
  });
});

describe('hostile input', () => {
  it('does not find labels that no prompt has', async () => {
    const { id } = await made();
    for (const label of ['constructor', 'valueof']) {
      const reply = await test.post(ada, `/api/prompts/${id}/optimize`, { label });
      expectProblem(reply, 404, 'label_not_found');
    }
  });

  it.each([40, 6_000])('that is nested %i deep is refused', async (depth) => {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const reply = await test.post(
      ada,
      '/api/prompts',
      `{"name":"Deep","content":"a","config":{"x":${deep}}}`,
      { 'content-type': 'application/json' },
    );
    const problem = expectProblem(reply, 400, 'validation_failed');
    expect(problem.errors[0].message).toContain('nested');
  });
});

it('a search looks for its ten longest words, and for none twice', async () => {
  const words = Array.from({ length: 10 }, (_, index) => `ingredient${index}`);
  const { id } = await made({ name: 'Recipe', content: words.join(' ') });
  const found = async (q: string) =>
    (await get(`?q=${encodeURIComponent(q)}`)).json().map((one: { id: string }) => one.id);
  expect(await found('recipe recipe ingredient ingredient7')).toEqual([id]);
  expect(await found(`${words.join(' ')} zq`)).toEqual([id]);
  expect(await found('recipe zq')).toEqual([]);
});

describe('two changes at the same moment', () => {
  it('are both made: the second begins with what the first has made', async () => {
    const { id } = await made({ config: { model: 'gpt-5' } });
    const replies = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from prompts where id = ${id} for no key update`,
      () =>
        Promise.all([
          put(id, { content: 'Greet all.' }),
          put(id, { temperature: 1 }),
          put(id, { tags: ['x'] }),
        ]),
      { waiting: 3 },
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await get(`/${id}`)).json()).toMatchObject({
      latest: 3,
      content: 'Greet all.',
      config: { model: 'gpt-5', temperature: 1 },
      tags: ['x'],
    });
  });

  it('that say the same make one version', async () => {
    const { id } = await made();
    await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from prompts where id = ${id} for no key update`,
      () => Promise.all([put(id, { content: 'Greet all.' }), put(id, { content: 'Greet all.' })]),
      { waiting: 2 },
    );
    expect((await get(`/${id}`)).json().latest).toBe(2);
  });
});

it('a configuration is the same in whatever order its fields come', async () => {
  const { id } = await made({ config: { stop: ['x'], nested: { a: 1, b: [{ c: 1, d: 2 }] }, model: 'm' } });
  const again = { config: { nested: { b: [{ d: 2, c: 1 }], a: 1 }, model: 'm', stop: ['x'] } };
  expect((await put(id, again)).json().latest).toBe(1);
});

it('each version says the labels that it has, and no others', async () => {
  const { id } = await made();
  await put(id, { content: 'Other.' });
  for (const [label, version] of [
    ['one', 1],
    ['two', 2],
    ['zwei', 2],
  ] as const)
    await test.put(ada, `/api/prompts/${id}/labels/${label}`, { version });
  const labelsOf = (rows: { labels: string[] }[]) => rows.map(({ labels }) => labels);
  expect(labelsOf((await get(`/${id}/versions`)).json())).toEqual([['two', 'zwei'], ['one']]);
  expect(labelsOf([(await get(`/${id}/versions/1`)).json()])).toEqual([['one']]);
});

it('a list shows with each prompt what is its own: labels, and the newest enriched text', async () => {
  const [one, two] = [await made(), await made({ content: 'Answer {{name}}.' })];
  const enrich = async (promptId: string, instructions: string) => {
    const payload = { promptId, instructions };
    const reply = await test.post(ada, '/api/enrichment/enhance', payload);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json().enriched;
  };
  await enrich(one.id, 'First.');
  await put(one.id, { content: 'Please greet {{name}} and {{guest}}.' });
  const newest = await enrich(one.id, 'Second.');
  const label = `/api/prompts/${two.id}/labels/staging`;
  await test.put(ada, label, { version: 1 });
  const rows = (await get('')).json();
  const own = rows.map((row: PromptReply) => [row.id, row.labels, row.enrichedPrompt]);
  expect(own).toEqual([
    [two.id, { staging: 1 }, null],
    [one.id, {}, newest],
  ]);
});
