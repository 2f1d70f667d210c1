import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildReporter } from '@refinery/testing/build-reporter.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
/** A process on the same servers in which operators look at prompts first. */
const strict = fixture((services) =>
  openTestApp(services, {
    environment: test.environment,
    env: { MODERATION: 'pre' },
  }),
);

let ada: Member;
let bob: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  bob = await buildMember(test.ctx);
  answers = 0;
});

const content = 'Answer {{name}} in at most 90 words.';
let answers = 0;
/** Without a name it is `Answer`, the next ones `Answer 2`, `Answer 3` … */
const create = (payload: object = {}, { who = ada, on = test } = {}) => {
  const name = 'copyOf' in payload ? undefined : ++answers === 1 ? 'Answer' : `Answer ${answers}`;
  return on.post(who, '/api/prompts', { name, content, ...payload });
};
const published = async (payload: object = {}, options = {}) => {
  const reply = await create({ isPublic: true, ...payload }, options);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const change = (id: string, payload: object, { who = ada, on = test } = {}) =>
  on.put(who, `/api/prompts/${id}`, payload);
const read = (id: string, { who = ada } = {}) => test.get(who, `/api/prompts/${id}`);
const view = (publicId: string, who: Member | null = null, on = test) =>
  on.get(who, `/api/prompts/public/${publicId}`);
const list = async (query = '', on = test) => {
  const reply = await on.get(null, `/api/prompts/public?limit=100${query}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const idsIn = async (query = '', on = test) => (await list(query, on)).map(({ id }: { id: string }) => id);
const report = (publicId: string, who: Member, reason = 'It lies.') =>
  test.post(who, `/api/prompts/public/${publicId}/report`, { reason });

describe('a published prompt', () => {
  it('is read by everybody, without its people, its organization, its slug and its folder', async () => {
    const { publicId, ...own } = await published({
      folder: 'mail',
      tags: ['a'],
      category: 'support',
      temperature: 1,
    });
    expect(own).toMatchObject({ isPublic: true, publicStatus: 'approved', viewCount: 0 });
    const shown = await view(publicId);
    expect(shown.json()).toEqual({
      id: publicId,
      name: 'Answer',
      title: 'Answer',
      description: null,
      category: 'support',
      tags: ['a'],
      type: 'text',
      tokens: own.tokens,
      qualityScore: own.qualityScore,
      viewCount: 0,
      content,
      messages: [{ role: 'user', content }],
      config: { temperature: 1 },
      variables: ['name'],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const [item] = await list();
    expect(item).toMatchObject({ id: publicId, name: 'Answer', excerpt: content });
    for (const secret of [ada.organizationId, ada.user.id, own.id, own.slug])
      expect(shown.body + JSON.stringify(item)).not.toContain(`"${secret}"`);
  });

  it('is published by a change, withdrawn by another, and has the same id again later', async () => {
    const { id, publicId: none, updatedAt } = (await create()).json();
    expect(none).toBeNull();
    const first = (await change(id, { isPublic: true })).json();
    expect(first).toMatchObject({ isPublic: true, publicStatus: 'approved', latest: 1 });
    expect(first.updatedAt > updatedAt).toBe(true);
    expect((await view(first.publicId)).statusCode).toBe(200);
    const withdrawn = (await change(id, { isPublic: false })).json();
    expect(withdrawn).toMatchObject({ isPublic: false, publicStatus: null, publicId: first.publicId });
    expectProblem(await view(first.publicId), 404, 'published_prompt_not_found');
    expect(await idsIn()).not.toContain(first.publicId);
    expect((await change(id, { isPublic: true })).json().publicId).toBe(first.publicId);
    expect((await view(first.publicId)).statusCode).toBe(200);
  });

  it('shows the new text when its text or its details change, and nothing new when nothing does', async () => {
    const { id, publicId } = await published();
    await change(id, { content: 'Answer briefly.' });
    expect((await view(publicId)).json()).toMatchObject({ content: 'Answer briefly.' });
    await change(id, { name: 'Short answer', tags: ['short'] });
    expect((await view(publicId)).json()).toMatchObject({ name: 'Short answer', tags: ['short'] });
    const revision = () =>
      test.sql`select revision from published_prompts where publication_id = ${publicId}`;
    const before = await revision();
    await change(id, { folder: 'elsewhere', isPublic: true });
    expect(await revision()).toEqual(before);
    expect(await idsIn()).toEqual(expect.arrayContaining([publicId]));
  });

  it('that was restored stays as it is shown when only what nobody sees changes, also for whoever may not publish', async () => {
    const { id, publicId } = await published();
    await change(id, { content: 'Answer kindly.' });
    const url = `/api/prompts/${id}/versions/1/restore`;
    expect((await test.post(ada, url, {})).statusCode).toBe(200);
    const { key } = await createApiKey(ada.as, { name: 'w', scopes: ['prompts:read', 'prompts:write'] });
    const headers = { 'x-api-key': key };
    const put = (payload: object) => test.put(null, `/api/prompts/${id}`, payload, headers);
    expect((await put({ folder: 'mail' })).statusCode).toBe(200);
    expect((await view(publicId)).json()).toMatchObject({ content: 'Answer kindly.' });
    expectProblem(await put({ name: 'Kind answer' }), 403, 'forbidden');
    expect((await change(id, { isPublic: true })).statusCode).toBe(200);
    expect((await view(publicId)).json()).toMatchObject({ content });
  });

  it('is gone with its prompt, and while its organization is suspended or about to be deleted', async () => {
    const [one, two] = [await published(), await published()];
    await test.delete(ada, `/api/prompts/${one.id}`);
    expectProblem(await view(one.publicId), 404, 'published_prompt_not_found');
    for (const column of ['suspended_at', 'deletes_at']) {
      expect((await view(two.publicId)).statusCode).toBe(200);
      await test.sql.unsafe(`update organizations set ${column} = now() where id = '${ada.organizationId}'`);
      await test.ctx.identities.caughtUp();
      expectProblem(await view(two.publicId), 404, 'published_prompt_not_found');
      expect(await idsIn()).not.toContain(two.publicId);
      expect((await create({ content: undefined, copyOf: two.publicId }, { who: bob })).statusCode).toBe(404);
      await test.sql.unsafe(`update organizations set ${column} = null where id = '${ada.organizationId}'`);
      await test.ctx.identities.caughtUp();
    }
    await test.sql`delete from organizations where id = ${ada.organizationId}`;
    await test.ctx.identities.caughtUp();
    expectProblem(await view(two.publicId), 404, 'published_prompt_not_found');
  });

  it('says in lists of its organization that it is public', async () => {
    const one = await published();
    const two = (await create()).json();
    const rows = (await test.get(ada, '/api/prompts')).json();
    expect(rows.map((row: { id: string; isPublic: boolean }) => [row.id, row.isPublic])).toEqual([
      [two.id, false],
      [one.id, true],
    ]);
  });

  it('counts the views of others, and none of its own organization, of HEAD and of what is not there', async () => {
    const { id, publicId } = await published();
    const colleague = await buildColleague(test.ctx, ada, 'viewer');
    await Promise.all(Array.from({ length: 5 }, () => view(publicId)));
    await view(publicId, bob);
    for (const own of [ada, colleague]) await view(publicId, own);
    const wrong = { headers: { authorization: 'Bearer nonsense' } };
    expect((await test.app.inject({ url: `/api/prompts/public/${publicId}`, ...wrong })).statusCode).toBe(
      200,
    );
    await test.app.inject({ method: 'HEAD', url: `/api/prompts/public/${publicId}` });
    await test.ctx.background.settled();
    expect((await read(id)).json().viewCount).toBe(7);
  });

  it('is answered by lists that are searched, filtered and walked', async () => {
    const word = `w${ada.organizationId.replaceAll('-', '')}`;
    const made: { publicId: string }[] = [];
    for (let n = 0; n < 5; n++)
      made.push(await published({ name: `${word} ${n}`, category: word, tags: [word, `t${n % 2}`] }));
    await create({ name: `${word} private` });
    const newest = made.map(({ publicId }) => publicId).reverse();
    expect(await idsIn(`&q=${word.toUpperCase()}`)).toEqual(newest);
    expect(await idsIn(`&category=${word}`)).toEqual(newest);
    expect(await idsIn(`&tag=${word}`)).toEqual(newest);
    expect(await idsIn(`&tag=t1&q=${word}&category=${word}`)).toEqual([newest[1], newest[3]]);
    expect(await idsIn(`&q=${word}&category=other`)).toEqual([]);
    expect(await idsIn('&q=%25%25%25')).toEqual([]);
    expectProblem(await test.get(null, '/api/prompts/public?q=ab'), 400, 'validation_failed');
    for (const query of [`category=${word}`, `q=${word}`]) {
      const first = await test.get(null, `/api/prompts/public?limit=2&${query}`);
      const next = /<([^>]+)>; rel="next"/.exec(`${first.headers.link}`)?.[1] ?? '';
      const second = await test.get(null, next);
      const ids = [...first.json(), ...second.json()].map(({ id }: { id: string }) => id);
      expect(ids).toEqual(newest.slice(0, 4));
    }
    const categories = (await test.get(null, '/api/prompts/categories')).json();
    expect(categories).toContainEqual({ category: word, count: 5 });
  });

  it('is published by nobody who may not write, and of nobody else', async () => {
    const viewer = await buildColleague(test.ctx, ada, 'viewer');
    const { id } = (await create()).json();
    expectProblem(await change(id, { isPublic: true }, { who: viewer }), 403, 'forbidden');
    expectProblem(await change(id, { isPublic: true }, { who: bob }), 404, 'prompt_not_found');
    expectProblem(await change(id, { isPublic: 'yes' }), 400, 'validation_failed');
    expectProblem(await view('01890000-0000-7000-8000-000000000000'), 404, 'published_prompt_not_found');
    expectProblem(await view('nonsense'), 400, 'validation_failed');
  });
});

describe('a copy of a public prompt', () => {
  it('becomes the own prompt of whoever makes it', async () => {
    const { publicId } = await published({
      description: 'Short',
      category: 'mail',
      tags: ['a'],
      temperature: 1,
    });
    const copy = await create({ name: undefined, content: undefined, copyOf: publicId }, { who: bob });
    expect(copy.statusCode, copy.body).toBe(201);
    expect(copy.json()).toMatchObject({
      name: 'Answer',
      content,
      description: 'Short',
      category: 'mail',
      tags: ['a'],
      isPublic: false,
      config: { temperature: 1 },
      source: null,
      latest: 1,
    });
    const url = `/api/prompts/${copy.json().id}/versions/1`;
    expect((await test.get(bob, url)).json().origin).toEqual({ kind: 'copy', id: publicId, version: 1 });
    const other = { name: 'Mine', copyOf: publicId, content: undefined, tags: [], temperature: 0 };
    expect((await create(other, { who: bob })).json()).toMatchObject({
      name: 'Mine',
      tags: [],
      category: 'mail',
      config: { temperature: 0 },
    });
  });

  it('has the text of what the original includes, and includes nothing', async () => {
    const rules = (await create({ name: 'Rules', content: 'Never name a price.' })).json();
    const { publicId } = await published({ content: `Answer. {{> ${rules.slug}}}` });
    const copy = (await create({ content: undefined, copyOf: publicId }, { who: bob })).json();
    expect(copy).toMatchObject({ content: 'Answer. Never name a price.', source: null });
  });

  it('is refused of what is not public, and beside a text', async () => {
    const { id, publicId } = await published();
    expectProblem(await create({ copyOf: publicId }, { who: bob }), 400, 'validation_failed');
    await change(id, { isPublic: false });
    const payload = { content: undefined, copyOf: publicId };
    expectProblem(await create(payload, { who: bob }), 404, 'published_prompt_not_found');
    expectProblem(await create({ ...payload, copyOf: id }), 404, 'published_prompt_not_found');
  });
});

describe('screening', () => {
  const SECRET = 'sk-proj-abcdefghijklmnopqrstuvwxyz012345';

  it.each<[string, object, string, string]>([
    ['the text', { content: `Use ${SECRET}.` }, 'messages/0/content', 'secret'],
    ['the name', { name: 'Ask ada@lovelace.org' }, 'name', 'email'],
    ['the description', { description: 'Call +49 30 1234567' }, 'description', 'phone'],
    ['the category', { category: 'ada@lovelace.org' }, 'category', 'email'],
    ['a tag', { tags: ['a', 'ada@lovelace.org'] }, 'tags/1', 'email'],
    ['the configuration', { config: { a: [{ b: SECRET }] } }, 'config/a/0/b', 'secret'],
    ['a name and its value', { config: { password: 'hunter2hunter2' } }, 'config/password', 'secret'],
    ['a name and its number', { config: { a: { phone: 4155552671 } } }, 'config/a/phone', 'phone'],
  ])('refuses what is in %s, and says where', async (_name, payload, path, what) => {
    const refused = await create({ isPublic: true, ...payload });
    expectProblem(refused, 422, 'screening_failed');
    expect(refused.json().screened).toContainEqual(expect.objectContaining({ path, what }));
    for (const text of [SECRET, 'ada@lovelace.org', '1234567', 'hunter2'])
      expect(refused.body).not.toContain(text);
    expect((await create(payload)).statusCode).toBe(201);
  });

  it('tells the place in the field', async () => {
    const { screened } = (await create({ isPublic: true, content: `Use ${SECRET} now.` })).json();
    expect(screened).toEqual([
      { path: 'messages/0/content', what: 'secret', start: 4, end: 4 + SECRET.length },
    ]);
  });

  it('repeats no secret that is the name of a field', async () => {
    const refused = await create({ isPublic: true, config: { [SECRET]: { deep: 'ada@lovelace.org' } } });
    expect(refused.json().screened).toEqual([
      { path: 'config/…', what: 'secret', start: 0, end: SECRET.length },
      { path: 'config/…/deep', what: 'email', start: 0, end: 16 },
    ]);
    expect(refused.body).not.toContain(SECRET);
  });

  it('refuses a change of a public prompt whole, and what it includes', async () => {
    const { id, publicId } = await published();
    expectProblem(await change(id, { content: `Use ${SECRET}.` }), 422, 'screening_failed');
    expect((await read(id)).json()).toMatchObject({ latest: 1, content });
    expect((await view(publicId)).json()).toMatchObject({ content });
    const rules = (await create({ name: 'Key', content: SECRET })).json();
    expectProblem(await change(id, { content: `{{> ${rules.slug}}}` }), 422, 'screening_failed');
    expect((await change(id, { content: `Use ${SECRET}.`, isPublic: false })).statusCode).toBe(200);
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
  });
});

describe('where operators look first', () => {
  const approve = (publicId: string) =>
    test.sql`update published_prompts set status = 'approved' where publication_id = ${publicId} and status = 'pending'`;

  it('a prompt waits, and its last approved text is shown while a new one waits', async () => {
    const { id, publicId, publicStatus } = await published({}, { on: strict });
    expect(publicStatus).toBe('pending');
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
    expect(await idsIn()).not.toContain(publicId);
    await approve(publicId);
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).json().content).toBe(content);
    expect((await change(id, { content: 'Another.' }, { on: strict })).json().publicStatus).toBe('pending');
    expect((await change(id, { content: 'A third one.' }, { on: strict })).json().publicStatus).toBe(
      'pending',
    );
    expect((await view(publicId)).json().content).toBe(content);
    const rows =
      await test.sql`select status from published_prompts where publication_id = ${publicId} order by revision`;
    expect(rows.map(({ status }) => status)).toEqual(['approved', 'pending']);
    await reconcile(strict.ctx);
    expect((await read(id)).json().publicStatus).toBe('pending');
  });

  it('a process that died before it approved leaves that to the reconciler, elsewhere only', async () => {
    const { id, publicId } = await published({}, { on: strict });
    await reconcile(strict.ctx);
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
    await reconcile(test.ctx);
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).statusCode).toBe(200);
    expect((await read(id)).json().publicStatus).toBe('approved');
  });
});

describe('reports', () => {
  const others = async (count: number) =>
    Promise.all(Array.from({ length: count }, () => buildReporter(test.ctx)));

  it('of three people hide a prompt, also at the same moment, and hold its next text back', async () => {
    const { id, publicId } = await published();
    const replies = await Promise.all((await others(3)).map((who) => report(publicId, who)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
    expect((await read(id)).json()).toMatchObject({ isPublic: true, publicStatus: 'hidden' });
    expect((await change(id, { content: 'Another.' })).json().publicStatus).toBe('pending');
    await change(id, { isPublic: false });
    expect((await change(id, { isPublic: true })).json().publicStatus).toBe('pending');
    await reconcile(test.ctx);
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
    const [entry] = await test.sql`
      select actor_kind, action, after from audit_log where target = ${id} and action = 'prompt.moderate'`;
    expect(entry).toEqual({
      actor_kind: 'system',
      action: 'prompt.moderate',
      after: { publicId, version: 1, status: 'hidden' },
    });
  });

  it('are refused of the own prompt, of nobody, of what is not public and without a reason', async () => {
    const { id, publicId } = await published();
    expectProblem(await report(publicId, ada), 403, 'forbidden');
    expectProblem(await report(publicId, bob, ' '), 400, 'validation_failed');
    expectProblem(await report(id, bob), 404, 'published_prompt_not_found');
    const url = `/api/prompts/public/${publicId}/report`;
    const payload = { reason: 'It lies.' };
    expectProblem(await test.app.inject({ method: 'POST', url, payload }), 401, 'unauthenticated');
  });

  it('that were not acted on when a process died are acted on by the reconciler', async () => {
    const { publicId } = await published();
    for (const { organizationId, user } of await others(3))
      await test.sql`
        insert into publication_reports (publication_id, organization_id, reason, user_id, created_at)
        values (${publicId}, ${organizationId}, 'It lies.', ${user.id}, now())`;
    expect((await view(publicId)).statusCode).toBe(200);
    await reconcile(test.ctx);
    await test.ctx.identities.caughtUp();
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
  });
});

describe('at the same moment', () => {
  it('fifty processes publish a prompt: the last text is shown, and one only', async () => {
    const { id } = (await create()).json();
    const texts = Array.from({ length: 50 }, (_, n) => `Answer in ${n + 10} words.`);
    const replies = await Promise.all(texts.map((text) => change(id, { content: text, isPublic: true })));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(replies.map((reply) => reply.json().publicId)).size).toBe(1);
    const { publicId, latest, content: newest, publicStatus } = (await read(id)).json();
    expect([latest, publicStatus]).toEqual([51, 'approved']);
    expect((await view(publicId)).json().content).toBe(newest);
    const shown =
      await test.sql`select count(*)::int from published_prompts where publication_id = ${publicId} and status = 'approved'`;
    expect(shown[0]?.count).toBe(1);
  });

  it('a prompt is published and withdrawn: what is shown is what its organization sees', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, publicId } = await published();
      const wishes = Array.from({ length: 12 }, (_, n) =>
        change(id, n % 2 ? { isPublic: false } : { isPublic: true, content: `Round ${n}.` }),
      );
      expect(new Set((await Promise.all(wishes)).map(({ statusCode }) => statusCode))).toEqual(
        new Set([200]),
      );
      await test.ctx.identities.caughtUp();
      const { isPublic, content: newest } = (await read(id)).json();
      const shown = await view(publicId);
      expect(shown.statusCode).toBe(isPublic ? 200 : 404);
      if (isPublic) expect(shown.json().content).toBe(newest);
    }
  });
});

describe('another process', () => {
  it('forgets what was withdrawn as soon as it hears of it', async () => {
    const { id, publicId } = await published();
    await waitFor(async () => {
      expect((await view(publicId, null, strict)).statusCode).toBe(200);
      expect(await idsIn('', strict)).toContain(publicId);
      return strict.ctx.identities.published.prompts.size > 0;
    });
    await change(id, { isPublic: false });
    await strict.ctx.identities.caughtUp();
    expectProblem(await view(publicId, null, strict), 404, 'published_prompt_not_found');
    expect(await idsIn('', strict)).not.toContain(publicId);
  });

  it('takes nothing from memory while it is deaf', async () => {
    const { id, publicId } = await published();
    await waitFor(async () => {
      await view(publicId, null, strict);
      return strict.ctx.identities.published.prompts.size > 0;
    });
    await test.sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen identity_changed' and datname = current_database()`;
    await waitFor(() => strict.ctx.identities.published.prompts.size === 0);
    await change(id, { isPublic: false });
    expectProblem(await view(publicId, null, strict), 404, 'published_prompt_not_found');
  });
});

describe('what is not shown', () => {
  const categories = async () => (await test.get(null, '/api/prompts/categories')).json();

  it('counts in no category', async () => {
    const category = `c${ada.organizationId}`;
    await published({ category });
    await published({ category }, { on: strict });
    expect(await categories()).toContainEqual({ category, count: 1 });
    await test.sql`update organizations set suspended_at = now() where id = ${ada.organizationId}`;
    await test.ctx.identities.caughtUp();
    expect(await categories()).not.toContainEqual(expect.objectContaining({ category }));
  });

  it('takes no place in a search: a page is full where there is more', async () => {
    const word = `w${ada.organizationId.replaceAll('-', '')}`;
    const wanted = { description: `About ${word}`, category: word, tags: [word] };
    const { publicId } = await published(wanted);
    // Each is newer, and misses one of what is asked for.
    await published({ ...wanted, category: 'other' });
    await published({ ...wanted, tags: ['other'] });
    await published({ ...wanted, description: 'About nothing' });
    await published(wanted, { on: strict });
    await published(wanted, { who: bob });
    await test.sql`update organizations set suspended_at = now() where id = ${bob.organizationId}`;
    await test.ctx.identities.caughtUp();
    const query = `limit=1&q=${word}&category=${word}&tag=${word}`;
    const page = await test.get(null, `/api/prompts/public?${query}`);
    expect(page.json().map(({ id }: { id: string }) => id)).toEqual([publicId]);
    expect(page.headers.link).toBeUndefined();
  });
});

it('a list says of each prompt how often it was viewed, and cuts no text inside a character', async () => {
  const long = `${'x'.repeat(299)}😀 and more`;
  const [one, two] = [await published({ content: long }), await published()];
  for (let times = 0; times < 2; times++) await view(one.publicId);
  await view(two.publicId);
  await test.ctx.background.settled();
  const rows = (await list('&q=and+more&', strict)).concat(await list('', strict));
  const viewsOf = ({ publicId }: { publicId: string }) =>
    rows.find(({ id }: { id: string }) => id === publicId)?.viewCount;
  expect([viewsOf(one), viewsOf(two)]).toEqual([2, 1]);
  expect(rows.find(({ id }: { id: string }) => id === one.publicId).excerpt).toBe('x'.repeat(299));
});

it('what stands deep in the configuration is screened, too', async () => {
  const depth = 12;
  const a = JSON.parse(`${'[{"b":'.repeat(depth)}"ada@lovelace.org"${'}]'.repeat(depth)}`);
  expectProblem(await create({ isPublic: true, config: { a } }), 422, 'screening_failed');
});

it('a rejection holds the next text back where operators look afterwards, and an approval lets it through', async () => {
  const operator = await buildOperator(test.ctx);
  const { id, publicId } = await published();
  const judgeNewest = async (status: 'approved' | 'rejected') => {
    const [row] = await test.sql`
      select id from published_prompts where publication_id = ${publicId} order by revision desc limit 1`;
    const url = `/api/admin/prompts/${row?.id}`;
    const reply = await test.put(operator, url, { status });
    expect(reply.statusCode, reply.body).toBe(200);
  };
  await judgeNewest('rejected');
  expect((await change(id, { content: 'Another.' })).json().publicStatus).toBe('pending');
  await reconcile(test.ctx);
  expect((await read(id)).json().publicStatus).toBe('pending');
  await judgeNewest('approved');
  expect((await change(id, { content: 'A third one.' })).json().publicStatus).toBe('approved');
});
