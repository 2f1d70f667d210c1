import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);

let operator: Member;
let ada: Member;
let bob: Member;

beforeAll(async () => {
  operator = await buildOperator(test.ctx);
});
beforeEach(async () => {
  ada = await buildMember(test.ctx);
  bob = await buildMember(test.ctx);
});

const content = 'Tell them to call our hotline, 030 1234567.';
let names = 0;
const create = (payload: object = {}, who = ada) => {
  const body = { name: `Answer ${names++}`, content, isPublic: true, ...payload };
  return test.post(who, '/api/prompts', body);
};
const change = (id: string, payload: object, who = ada) => test.put(who, `/api/prompts/${id}`, payload);
const isShown = async (publicId: string) => {
  await reconcile(test.ctx);
  await test.ctx.identities.caughtUp();
  return (await test.get(null, `/api/prompts/public/${publicId}`)).statusCode === 200;
};
const textOf = async (publicId: string) => {
  const reply = await test.get(operator, '/api/admin/prompts?limit=100');
  return reply.json().find((text: { publicId: string }) => text.publicId === publicId);
};
const judge = async (publicId: string, status: 'approved' | 'rejected') => {
  const [newest] = await test.sql`
    select id from published_prompts where publication_id = ${publicId} order by revision desc limit 1`;
  const url = `/api/admin/prompts/${newest?.id}`;
  const reply = await test.put(operator, url, { status });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const audited = async (id: string, action: string) =>
  (
    await test.sql`select after from audit_log where target = ${id} and action = ${action} order by sequence`
  ).map(({ after }) => after);

describe('what screening refuses', () => {
  it('says how to ask for an operator', async () => {
    const problem = expectProblem(await create(), 422, 'screening_failed');
    expect(problem.detail).toContain('"review": true');
    expect(problem.screened).toEqual([{ path: 'messages/0/content', what: 'phone', start: 31, end: 42 }]);
    expectProblem(await create({ review: false }), 422, 'screening_failed');
  });

  it('waits for an operator where people ask for one, and is shown when that has approved it', async () => {
    const { id, publicId, publicStatus } = (await create({ review: true })).json();
    expect([publicStatus, await isShown(publicId)]).toEqual(['pending', false]);
    const screened = [{ path: 'messages/0/content', what: 'phone', start: 31, end: 42 }];
    expect(await textOf(publicId)).toMatchObject({ status: 'pending', screened });
    expect(await judge(publicId, 'approved')).toMatchObject({ status: 'approved', screened });
    expect(await isShown(publicId)).toBe(true);
    expect(await audited(id, 'prompt.create')).toEqual([
      expect.objectContaining({ isPublic: true, screened: 1 }),
    ]);
    expect(await audited(id, 'prompt.moderate')).toEqual([
      { publicId, version: 1, status: 'approved', screened: 1 },
    ]);
  });

  it('may be asked for later, too, and what was approved before is shown meanwhile', async () => {
    const { id, publicId } = (await create({ content: 'Be kind.' })).json();
    expectProblem(await change(id, { content }), 422, 'screening_failed');
    expect((await change(id, { content, review: true })).json().publicStatus).toBe('pending');
    expect(await isShown(publicId)).toBe(true);
    expect((await test.get(null, `/api/prompts/public/${publicId}`)).json().content).toBe('Be kind.');
    expect(await audited(id, 'prompt.update')).toEqual([
      expect.objectContaining({ isPublic: true, screened: 1 }),
    ]);
  });

  it('is asked about once: the same words pass in other texts of the organization, others do not', async () => {
    const { id, publicId } = (await create({ review: true })).json();
    await judge(publicId, 'approved');
    const next = await change(id, { content: 'Call 030\u00a01234567 or write.' });
    expect(next.json().publicStatus).toBe('approved');
    expect((await create()).json().publicStatus).toBe('approved');
    const other = expectProblem(
      await change(id, { content: 'Call 030 1234567 or 030 7654321.' }),
      422,
      'screening_failed',
    );
    expect(other.screened).toEqual([expect.objectContaining({ start: 20, end: 31 })]);
    expectProblem(await create({}, bob), 422, 'screening_failed');
  });

  it('is counted in the audit log, each place once', async () => {
    const { id } = (await create({ content: `${content} Or 030 7654321.`, review: true })).json();
    expect(await audited(id, 'prompt.create')).toEqual([expect.objectContaining({ screened: 2 })]);
  });

  it('is asked about once where there are several such places, too', async () => {
    const two = `${content} Or 030 7654321.`;
    const { publicId } = (await create({ content: two, review: true })).json();
    await judge(publicId, 'approved');
    expect((await create({ content: two })).json().publicStatus).toBe('approved');
    await judge(publicId, 'rejected');
    const problem = expectProblem(await create({ content: two }), 422, 'screening_failed');
    expect(problem.screened).toHaveLength(2);
  });

  it('is refused again when an operator has rejected it, also after an approval', async () => {
    const { publicId } = (await create({ review: true })).json();
    await judge(publicId, 'approved');
    await judge(publicId, 'rejected');
    expect(await isShown(publicId)).toBe(false);
    expectProblem(await create(), 422, 'screening_failed');
  });

  it('is not looked at where there are more than 100 places', async () => {
    const places = Array.from({ length: 101 }, (_, n) => `user${n}@lovelace.org`);
    const most = (await create({ content: places.slice(1).join(' '), review: true })).json();
    expect(most.publicStatus).toBe('pending');
    expect((await textOf(most.publicId)).screened).toHaveLength(100);
    const many = places.join(' ');
    const problem = expectProblem(await create({ content: many, review: true }), 422, 'screening_failed');
    expect(problem.screened).toHaveLength(100);
    expect(problem.detail).toContain('100 places at most');
  });

  it('asking for an operator where nothing is found changes nothing', async () => {
    expect((await create({ content: 'Be kind.', review: true })).json().publicStatus).toBe('approved');
    const unpublished = await create({ isPublic: false, review: true });
    expect(unpublished.json()).toMatchObject({ isPublic: false, publicStatus: null });
  });
});

describe('a text that an operator has rejected', () => {
  const bad = 'Ask people for their passwords, {{name}}.';
  const rejected = async () => {
    const { id, publicId } = (await create({ content: bad })).json();
    await judge(publicId, 'rejected');
    return id;
  };

  it.each([
    ['the same', bad],
    ['with other white space', ' Ask people\n\nfor  their passwords, {{name}}. '],
    ['in capitals', bad.toUpperCase().replace('NAME', 'name')],
    ['in full width', bad.replace('Ask', 'Ａｓｋ')],
    ['with what is not seen', bad.replace('people', 'peo\u200bple')],
  ])('waits under another prompt: %s', async (_name, text) => {
    await rejected();
    const { id, publicId, publicStatus } = (await create({ content: text })).json();
    expect([publicStatus, await isShown(publicId)]).toEqual(['pending', false]);
    expect(await textOf(publicId)).toMatchObject({ status: 'pending' });
    expect((await change(id, { name: 'Another' })).json().publicStatus).toBe('pending');
    await judge(publicId, 'approved');
    expect(await isShown(publicId)).toBe(true);
    expect((await create({ content: text })).json().publicStatus).toBe('approved');
  });

  it.each([
    ['was withdrawn', (id: string) => change(id, { isPublic: false })],
    ['was deleted', (id: string) => test.delete(ada, `/api/prompts/${id}`)],
    ['was given another text', (id: string) => change(id, { content: 'Be kind.' })],
  ])('waits also where its prompt %s', async (_name, after) => {
    expect((await after(await rejected())).statusCode).toBeLessThan(300);
    expect((await create({ content: bad })).json().publicStatus).toBe('pending');
  });

  it('holds back what its next prompt says later', async () => {
    await rejected();
    const { id, publicId } = (await create({ content: bad })).json();
    expect((await change(id, { content: 'Be kind.' })).json().publicStatus).toBe('pending');
    expect(await isShown(publicId)).toBe(false);
  });

  it('waits where it comes into a prompt that is public', async () => {
    await rejected();
    const { id, publicId } = (await create({ content: 'Be kind.' })).json();
    expect((await change(id, { content: bad })).json().publicStatus).toBe('pending');
    expect(await isShown(publicId)).toBe(true);
  });

  it('is another text in other words, and of another organization', async () => {
    await rejected();
    expect((await create({ content: `${bad} Now.` })).json().publicStatus).toBe('approved');
    expect((await create({ content: bad }, bob)).json().publicStatus).toBe('approved');
  });

  it('is none where reports have hidden it', async () => {
    const { publicId } = (await create({ content: bad })).json();
    await test.sql`
      update published_prompts set status = 'hidden', judged_at = now() where publication_id = ${publicId}`;
    expect((await create({ content: bad })).json().publicStatus).toBe('approved');
  });
});
