import { BUILT_IN_DEFAULTS } from '@refinery/domain/context/request-defaults.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object | string) =>
  test.send(ada, {
    method,
    url: `/api${path}`,
    ...(payload === undefined ? {} : { payload }),
    ...(typeof payload === 'string' ? { headers: { 'content-type': 'application/x-ndjson' } } : {}),
  });
const made = async (name: string, content: string, more: object = {}) => {
  const reply = await send('POST', '/prompts', { name, content, ...more });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const changed = async (id: string, payload: object) => {
  const reply = await send('PUT', `/prompts/${id}`, payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};

it('the audit log says which version was the newest before each change of a prompt, and after it', async () => {
  const { id, projectId, slug } = await made('Answer', 'Answer.');
  await changed(id, { messages: [{ role: 'system', content: 'Answer shortly.' }] });
  expect((await send('POST', `/prompts/${id}/versions/1/restore`, {})).statusCode).toBe(200);
  const line = { slug, name: 'Answer', version: 7, messages: [{ role: 'user', content: 'Answer well.' }] };
  expect((await send('POST', '/prompts/import', JSON.stringify(line))).json()).toMatchObject({ added: 1 });
  expect((await send('DELETE', `/prompts/${id}`)).statusCode).toBe(204);
  const log = (await send('GET', `/audit-log?target=${id}`)).json();
  const at = (latest: number, type = 'text') => ({ projectId, type, latest });
  expect(
    log.map(({ action, before, after }: Record<string, unknown>) => [action, before, after]),
  ).toMatchObject([
    ['prompt.delete', at(7), null],
    ['prompt.import', at(3), at(7)],
    ['prompt.restore', at(2, 'chat'), at(3)],
    ['prompt.update', at(1), at(2, 'chat')],
    ['prompt.create', null, at(1)],
  ]);
  expect(JSON.stringify(log)).not.toContain('shortly');
});

it('a version that is brought goes three prompts far, and what is farther is told', async () => {
  const rules = await made('rules', 'Be kind.');
  await made('one', '{{> rules}}');
  await made('two', '{{> one}}');
  const three = await made('three', 'Alone.');
  const four = await made('four', '{{> three}}');
  await changed(three.id, { content: '{{> two}}' });
  await changed(rules.id, { content: 'Be short.' });
  const reply = (await send('POST', `/prompts/${rules.id}/versions/2/propagate`)).json();
  expect(reply.updated.map((one: { slug: string }) => one.slug)).toEqual(['one', 'two', 'three']);
  expect(reply.failed).toMatchObject([
    { promptId: four.id, slug: 'four', code: 'include_invalid', detail: 'Includes may go 3 prompts deep.' },
  ]);
  expect((await send('GET', `/prompts/${four.id}`)).json()).toMatchObject({ latest: 1, content: 'Alone.' });
});

it('with what it includes, a prompt has 200,000 characters', async () => {
  await made('rules', 'x'.repeat(100_000));
  const { content } = await made('full', `{{> rules}}${'y'.repeat(100_000)}`);
  expect(content).toHaveLength(200_000);
  const more = { name: 'more', content: `{{> rules}}${'y'.repeat(100_001)}` };
  expectProblem(await send('POST', '/prompts', more), 422, 'include_invalid');
});

it('of many names without Latin letters twenty get a number, and all others something at random', async () => {
  const slugs: string[] = [];
  for (let index = 0; index < 22; index++) slugs.push((await made('猫'.repeat(index + 1), 'Answer.')).slug);
  expect(slugs.slice(0, 20)).toEqual([
    'prompt',
    ...Array.from({ length: 19 }, (_, at) => `prompt-${at + 2}`),
  ]);
  for (const slug of slugs.slice(20)) expect(slug).toMatch(/^prompt-[0-9a-f]{8}-[0-9a-f-]{27}$/);
});

it('the vendor of a model that no vendor is known for is the one that requests have by default', async () => {
  expect(await made('Known', 'Answer.', { model: 'gpt-4o' })).toMatchObject({ provider: 'openai' });
  const unknown = await made('Unknown', 'Answer.', { model: 'my-own-model' });
  expect(unknown.provider).toBe(BUILT_IN_DEFAULTS.provider);
  expect(await made('None', 'Answer.', { temperature: 0 })).toMatchObject({ provider: null, temperature: 0 });
});

it('an enriched text that is there no more does not hide the one before', async () => {
  const { id } = await made('Answer', 'Answer {{name}}.');
  const enrich = async (instructions: string) =>
    (await send('POST', '/enrichment/enhance', { promptId: id, instructions })).json();
  const first = await enrich('First.');
  await changed(id, { content: 'Greet {{name}} and {{guest}}.' });
  const second = await enrich('Second.');
  const shown = async () => (await send('GET', `/prompts/${id}`)).json().enrichedPrompt;
  expect(await shown()).toBe(second.enriched);
  await asSuperuser(
    test.ctx,
    (sql) => sql`update enrichments set enriched_text = null where id = ${second.id}`,
  );
  expect(await shown()).toBe(first.enriched);
});
