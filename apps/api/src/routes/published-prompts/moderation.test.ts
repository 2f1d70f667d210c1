import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildOperator, makeOperator } from '@refinery/testing/build-operator.ts';
import { buildReporter } from '@refinery/testing/build-reporter.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { env: { MODERATION: 'pre' } }));

let operator: Member;
let ada: Member;

beforeAll(async () => {
  operator = await buildOperator(test.ctx);
});
beforeEach(async () => {
  answers = 0;
  ada = await buildMember(test.ctx);
});

const content = 'Answer {{name}} in at most 90 words.';
let answers = 0;
/** Without a name it is `Answer`, the next ones `Answer 2`, `Answer 3` … */
const publish = async (payload: object = {}) => {
  const name = ++answers === 1 ? 'Answer' : `Answer ${answers}`;
  const body = { name, content, isPublic: true, ...payload };
  const reply = await test.post(ada, '/api/prompts', body);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const change = (id: string, payload: object) => test.put(ada, `/api/prompts/${id}`, payload);
const read = async (id: string) => (await test.get(ada, `/api/prompts/${id}`)).json();
const view = (publicId: string) => test.get(null, `/api/prompts/public/${publicId}`);
const list = (query = '', who = operator) => test.get(who, `/api/admin/prompts${query}`);
const textOf = async (publicId: string, query = '') =>
  (await list(`?limit=100${query}`)).json().find((text: { publicId: string }) => text.publicId === publicId);
const judge = (id: string, payload: object = { status: 'approved' }, who = operator) =>
  test.put(who, `/api/admin/prompts/${id}`, payload);
const report = async (publicId: string) =>
  test.post(await buildReporter(test.ctx), `/api/prompts/public/${publicId}/report`, { reason: 'It lies.' });

describe('operators', () => {
  it('see what waits and approve it, which the organization is told', async () => {
    const webhook = { url: 'https://example.com/hook', events: ['prompt.moderated'] };
    const { id: webhookId } = (await test.post(ada, '/api/webhooks', webhook)).json();
    const { id, publicId } = await publish({ description: 'Short', temperature: 1 });
    const text = await textOf(publicId);
    expect(text).toMatchObject({
      publicId,
      organizationId: ada.organizationId,
      version: 1,
      status: 'pending',
      reason: null,
      name: 'Answer',
      description: 'Short',
      content,
      config: { temperature: 1 },
      reports: [],
    });
    const judged = await judge(text.id, { status: 'approved' });
    expect(judged.json()).toMatchObject({ id: text.id, status: 'approved', judgedAt: expect.any(String) });
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).json().content).toBe(content);
    expect((await read(id)).publicStatus).toBe('approved');
    const rows = await test.sql`
      select actor_kind, actor_name, after from audit_log where target = ${id} and action = 'prompt.moderate'`;
    expect([...rows]).toEqual([
      {
        actor_kind: 'operator',
        actor_name: operator.user.id,
        after: { publicId, version: 1, status: 'approved' },
      },
    ]);
    const told = await test.sql`
      select options->'data' as data from work_jobs where organization_id = ${ada.organizationId}
        and options->>'webhookId' = ${webhookId}`;
    expect([...told]).toEqual([{ data: { promptId: id, status: 'approved', reason: null } }]);
    await reconcile(test.ctx);
    expect(
      (await test.sql`select from audit_log where action = 'prompt.moderate' and target = ${id}`).length,
    ).toBe(1);
  });

  it('reject a text with a reason: nobody sees it, and it can be approved after all', async () => {
    const { id, publicId } = await publish();
    const text = await textOf(publicId);
    expect((await judge(text.id, { status: 'rejected', reason: 'It lies.' })).json()).toMatchObject({
      status: 'rejected',
      reason: 'It lies.',
    });
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
    expect((await read(id)).publicStatus).toBe('rejected');
    expect((await change(id, { isPublic: true })).json().publicStatus).toBe('rejected');
    await judge(text.id);
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).statusCode).toBe(200);
    await judge(text.id, { status: 'rejected' });
    await test.ctx.identities.caughtUp();
    expectProblem(await view(publicId), 404, 'published_prompt_not_found');
  });

  it('give a verdict about exactly one text, and never about what replaced it', async () => {
    const { id, publicId } = await publish();
    const first = await textOf(publicId);
    await change(id, { content: 'Another text.' });
    expectProblem(await judge(first.id), 404, 'published_prompt_not_found');
    const second = await textOf(publicId);
    await judge(second.id);
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).json().content).toBe('Another text.');
    await change(id, { content: 'A third text.' });
    const third = await textOf(publicId);
    expect((await view(publicId)).json().content).toBe('Another text.');
    await judge(third.id);
    await test.ctx.identities.caughtUp();
    expect((await view(publicId)).json().content).toBe('A third text.');
    expectProblem(await judge(second.id), 404, 'published_prompt_not_found');
    await change(id, { isPublic: false });
    expectProblem(await judge(third.id), 404, 'published_prompt_not_found');
  });

  it('approve while the text changes: what everybody sees was approved', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, publicId } = await publish();
      const { id: textId } = await textOf(publicId);
      const [verdict, changed] = await Promise.all([
        judge(textId),
        change(id, round % 3 ? { content: 'Never seen by anybody.' } : { isPublic: false }),
      ]);
      expect([200, 404]).toContain(verdict.statusCode);
      expect(changed.statusCode, changed.body).toBe(200);
      await test.ctx.identities.caughtUp();
      const shown = await view(publicId);
      if (shown.statusCode === 200) expect(shown.json().content).toBe(content);
      const isWithdrawn = round % 3 === 0;
      expect(shown.statusCode).toBe(verdict.statusCode === 200 && !isWithdrawn ? 200 : 404);
    }
  });

  it('decide about what was reported: the reports so far count no more', async () => {
    const { id, publicId } = await publish();
    const { id: textId } = await textOf(publicId);
    await judge(textId);
    for (let n = 0; n < 2; n++) expect((await report(publicId)).statusCode).toBe(204);
    const reported = await textOf(publicId, '&status=reported');
    expect(reported).toMatchObject({ id: textId, status: 'approved', reportCount: 2 });
    expect(reported.reports.map(({ reason }: { reason: string }) => reason)).toEqual([
      'It lies.',
      'It lies.',
    ]);
    await report(publicId);
    for (const status of ['hidden', 'reported']) {
      const found = await textOf(publicId, `&status=${status}`);
      expect(found).toMatchObject({ id: textId, status: 'hidden', reportCount: 3 });
    }
    expect((await judge(textId)).json()).toMatchObject({ status: 'approved', reportCount: 0 });
    expect(await textOf(publicId, '&status=reported')).toBeUndefined();
    for (let n = 0; n < 2; n++) await report(publicId);
    expect((await read(id)).publicStatus).toBe('approved');
    await report(publicId);
    expect((await read(id)).publicStatus).toBe('hidden');
  });

  it('walk the list page by page, those that were published last first', async () => {
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.unshift((await publish({ name: `${n}` })).publicId);
    const first = await list('?limit=2');
    expect(first.json().map(({ publicId }: { publicId: string }) => publicId)).toEqual(made.slice(0, 2));
    const next = /<([^>]+)>; rel="next"/.exec(`${first.headers.link}`)?.[1] ?? '';
    const [third] = (await test.get(operator, next)).json();
    expect(third.publicId).toBe(made[2]);
  });

  it('see no text that was not published or is withdrawn', async () => {
    const secret = `private ${ada.organizationId}`;
    const { id } = await publish({ content: `First ${secret}` });
    await change(id, { content: `Second ${secret}`, isPublic: false });
    for (const status of ['pending', 'approved', 'rejected', 'hidden', 'reported']) {
      const reply = await list(`?limit=100&status=${status}`);
      expect(reply.statusCode).toBe(200);
      expect(reply.body).not.toContain(secret);
    }
  });
});

it('a verdict that nobody was told of is told by the reconciler, once', async () => {
  const { id, publicId } = await publish();
  await test.sql`
    update published_prompts set status = 'rejected', judged_at = now(), judged_by = 'somebody' where publication_id = ${publicId}`;
  await Promise.all([reconcile(test.ctx), reconcile(test.ctx)]);
  const rows =
    await test.sql`select actor_name from audit_log where target = ${id} and action = 'prompt.moderate'`;
  expect([...rows]).toEqual([{ actor_name: 'somebody' }]);
});

it('others may neither see nor judge what waits', async () => {
  const { publicId } = await publish();
  const { id } = await textOf(publicId);
  expectProblem(await list('', ada), 403, 'forbidden');
  expectProblem(await judge(id, { status: 'approved' }, ada), 403, 'forbidden');
  expectProblem(await test.get(null, '/api/admin/prompts'), 401, 'unauthenticated');
  const former = await makeOperator(test.ctx, await buildMember(test.ctx));
  expect((await list('', former)).statusCode).toBe(200);
  await test.sql`update users set operator_since = null where id = ${former.user.id}`;
  await test.ctx.identities.caughtUp();
  expectProblem(await judge(id, { status: 'approved' }, former), 403, 'forbidden');
});

it.each([
  ['a status that is none of theirs', { status: 'pending' }],
  ['no status', {}],
  ['an empty reason', { status: 'rejected', reason: '' }],
  ['more than they may say', { status: 'approved', messages: [] }],
])('a verdict with %s is refused', async (_name, payload) => {
  const { publicId } = await publish();
  const { id } = await textOf(publicId);
  expectProblem(await judge(id, payload), 400, 'validation_failed');
});

it('a newer text that is rejected leaves what was approved before it', async () => {
  const { id, publicId } = await publish();
  await judge((await textOf(publicId)).id);
  await change(id, { content: 'Another text.' });
  await judge((await textOf(publicId)).id, { status: 'rejected', reason: 'It lies.' });
  await test.ctx.identities.caughtUp();
  expect((await view(publicId)).json()).toMatchObject({ content });
  expect((await read(id)).publicStatus).toBe('rejected');
});

it('each verdict about a text is told, and a report that was settled hides nothing again', async () => {
  const { id, publicId } = await publish();
  const { id: textId } = await textOf(publicId);
  for (const status of ['approved', 'rejected', 'approved']) await judge(textId, { status });
  const told = await test.sql`
    select after ->> 'status' as status from audit_log where target = ${id} and action = 'prompt.moderate' order by sequence`;
  expect(told.map(({ status }) => status)).toEqual(['approved', 'rejected', 'approved']);
  for (let n = 0; n < 2; n++) await report(publicId);
  await judge(textId);
  await report(publicId);
  await reconcile(test.ctx);
  expect((await read(id)).publicStatus).toBe('approved');
});

it('what reports hide does not have the reason of the verdict before', async () => {
  const webhook = { url: 'https://example.com/hook', events: ['prompt.moderated'] };
  await test.post(ada, '/api/webhooks', webhook);
  const { id, publicId } = await publish();
  await judge((await textOf(publicId)).id, { status: 'approved', reason: 'It is a joke.' });
  for (let n = 0; n < 3; n++) await report(publicId);
  expect(await textOf(publicId, '&status=hidden')).toMatchObject({ status: 'hidden', reason: null });
  const told = await test.sql`
    select options->'data' as data from work_jobs
    where organization_id = ${ada.organizationId} and options->'data' is not null order by id`;
  expect(told.map(({ data }) => data)).toEqual([
    { promptId: id, status: 'approved', reason: 'It is a joke.' },
    { promptId: id, status: 'hidden', reason: null },
  ]);
});

it('each text has its own reports, the oldest first', async () => {
  const [one, two] = [await publish({ name: 'One' }), await publish({ name: 'Two' })];
  for (const { publicId } of [one, two]) await judge((await textOf(publicId)).id);
  await report(two.publicId);
  await report(one.publicId);
  await report(two.publicId);
  const countOf = async ({ publicId }: { publicId: string }) =>
    (await textOf(publicId, '&status=reported')).reportCount;
  expect([await countOf(one), await countOf(two)]).toEqual([1, 2]);
});
