import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const post = (payload: object) => test.post(ada, '/api/prompts', payload);
const put = (id: string, payload: object) => test.put(ada, `/api/prompts/${id}`, payload);
const made = async (name: string, payload: object = {}) => {
  const reply = await post({ name, content: `I am ${name}.`, ...payload });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const textOf = async (name: string) =>
  (await test.get(ada, `/api/prompts/resolve?name=${encodeURIComponent(name)}&label=latest`)).json().template;
const importLines = async (lines: readonly object[]) => {
  const payload = lines.map((line) => JSON.stringify(line)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  return (await test.post(ada, '/api/prompts/import', payload, headers)).json();
};
let other: { organizationId: string; id: string } | null = null;
/** A second prompt of the organization, made once. */
async function second() {
  if (other?.organizationId !== ada.organizationId)
    other = { organizationId: ada.organizationId, id: (await made('Second')).id };
  return other;
}
const messages = [{ role: 'user', content: 'Imported.' }];
/** As organizations of earlier releases have it. */
const renamed = (id: string, name: string) =>
  asSuperuser(test.ctx, (sql) => sql`update prompts set name = ${name} where id = ${id}`);

describe('a name that another prompt answers to', () => {
  it.each([
    ['its name', 'Support/answer', /^The prompt "Support\/answer" \(slug support-answer\) has this name/],
    ['its slug', 'support-answer', /has this slug.*change that slug\.$/],
  ])('is refused, as a name: %s', async (_, name, detail) => {
    await made('Support/answer');
    const refused = expectProblem(await post({ name, content: 'Mine.' }), 409, 'prompt_name_taken');
    expect(refused.detail).toMatch(detail);
    const { id } = await made('Other');
    expectProblem(await put(id, { name }), 409, 'prompt_name_taken');
    const { created, failed } = await importLines([{ slug: 'other', name, messages }]);
    expect([created, failed]).toMatchObject([0, [{ line: 1, code: 'prompt_name_taken' }]]);
    expect(await textOf('support-answer')).toBe('I am Support/answer.');
    expect(await textOf('Other')).toBe('I am Other.');
  });

  it('is refused as a slug, and a slug that is made of a name takes the next number', async () => {
    await made('support-answer', { slug: 'support' });
    for (const slug of ['support', 'support-answer']) {
      expectProblem(await post({ name: 'x', content: 'y', slug }), 409, 'prompt_slug_taken');
      expect((await importLines([{ slug: 'support-answer', name: 'x', messages }])).failed).toMatchObject([
        { code: 'prompt_slug_taken' },
      ]);
    }
    const { id, slug } = await made('Support/answer');
    expect(slug).toBe('support-answer-2');
    expectProblem(await put(id, { slug: 'support-answer' }), 409, 'prompt_slug_taken');
    // Its own are no others.
    expect((await put(id, { name: 'support-answer-2', slug })).statusCode).toBe(200);
  });

  it('is refused without a word of that prompt where the caller may not read prompts', async () => {
    await made('Secret plan');
    const { key } = (
      await test.post(ada, '/api/api-keys', { name: 'writer', scopes: ['prompts:write'] })
    ).json();
    const reply = await test.app.inject({
      method: 'POST',
      url: '/api/prompts',
      headers: { 'x-api-key': key },
      payload: { name: 'secret-plan', content: 'Mine.' },
    });
    const { detail } = expectProblem(reply, 409, 'prompt_name_taken');
    expect(detail).toMatch(/^Another prompt of the organization has this slug/);
    expect(detail).not.toContain('Secret');
  });

  it('is refused to a copy of a public prompt', async () => {
    const { publicId } = await made('Answer', { isPublic: true });
    expectProblem(await post({ copyOf: publicId }), 409, 'prompt_name_taken');
    expect((await post({ copyOf: publicId, name: 'My answer' })).statusCode).toBe(201);
  });

  it.each([
    ['made', () => post({ name: 'same', content: 'Mine.' })],
    ['renamed', async () => put((await second()).id, { name: 'same' })],
    ['given a slug', async () => put((await second()).id, { slug: 'same' })],
  ])('is refused while another prompt gets it: one that is %s', async (_, begin) => {
    const { id } = await made('First');
    const lock = `prompt-addresses:${ada.organizationId}`;
    const reply = await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await second();
        await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        await sql`update prompts set name = 'same' where id = ${id}`;
      },
      begin,
    );
    expect(reply.statusCode, reply.body).toBe(409);
  });

  it('is given once, however many ask for it at the same moment', async () => {
    const { id } = await made('First');
    const replies = await Promise.all([
      ...Array.from({ length: 6 }, () => post({ name: 'same', content: 'Mine.' })),
      ...Array.from({ length: 6 }, (_, n) => post({ name: `Other ${n}`, slug: 'same', content: 'Mine.' })),
      put(id, { name: 'same' }),
      put(id, { slug: 'same', name: 'same' }),
      importLines([{ name: 'same', messages }]),
    ]);
    const answering = await asSuperuser(
      test.ctx,
      (sql) => sql`select id from prompts
        where organization_id = ${ada.organizationId} and (name = 'same' or slug = 'same')`,
    );
    expect(answering).toHaveLength(1);
    for (const reply of replies)
      if ('statusCode' in reply) expect([200, 201, 409]).toContain(reply.statusCode);
  });
});

describe('prompts of the same name, which older organizations may have', () => {
  it('are found by the exact name before a slug, of several the oldest, and can be changed', async () => {
    const bySlug = await made('Support/answer');
    const byName = await made('Other');
    await made('Third').then(({ id }) => renamed(id, 'support-answer'));
    await renamed(byName.id, 'support-answer');
    expect(await textOf('support-answer')).toBe('I am Other.');
    expect((await put(byName.id, { name: 'support-answer', content: 'Now.' })).statusCode).toBe(200);
    expect((await put(bySlug.id, { name: 'Support/answer', slug: bySlug.slug })).statusCode).toBe(200);
    expect(await textOf('support-answer')).toBe('Now.');
  });

  it('keep only what programs got under the name, when one of them gives it up', async () => {
    const label = (id: string) => test.put(ada, `/api/prompts/${id}/labels/production`, { version: 1 });
    const first = await made('Answers', { content: 'First.' });
    const second = await made('Other', { content: 'Second.' });
    await renamed(second.id, 'Answers');
    for (const { id } of [first, second]) expect((await label(id)).statusCode).toBe(200);
    expect((await put(second.id, { name: 'Other' })).statusCode).toBe(200);
    expect((await put(first.id, { name: 'Given up' })).statusCode).toBe(200);
    // Programs got the text of the first: the second may not take its place unseen.
    expectProblem(await put(second.id, { name: 'Answers' }), 409, 'gate_failed');
    expect((await put(first.id, { name: 'Answers' })).statusCode).toBe(200);
  });
});
