import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let ada: Member;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
});
beforeEach(async () => {
  ada = await buildMember(test.ctx);
});
afterAll(() => test.close());

const importing = (...lines: object[]) =>
  test.send(ada, {
    ...{ method: 'POST', url: '/api/prompts/import' },
    payload: lines.map((line) => JSON.stringify(line)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
const list = async () => (await test.send(ada, { url: '/api/prompts' })).json();
const resolve = async (query: string) =>
  (await test.send(ada, { url: `/api/prompts/resolve?${query}` })).json();
const line = (name: string, version: number | undefined, more: object = {}) => ({
  ...{ name, messages: [{ role: 'user', content: `${name} ${version}.` }] },
  ...(version === undefined ? {} : { version }),
  ...more,
});

it('the versions of a file get the order of their numbers, whatever that of its lines', async () => {
  const label = { labels: ['staging'] };
  const file = [line('a', 3), line('b', 2), line('a', 1, label), line('a', 2), line('b', 1), line('a', 10)];
  const reply = await importing(...file);
  expect(reply.json(), reply.body).toMatchObject({ created: 2, added: 4, labelled: 1, failedCount: 0 });
  for (const [version, number] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 10],
  ])
    expect((await resolve(`name=a&version=${version}`)).template).toBe(`a ${number}.`);
  expect((await resolve('name=a&label=latest')).template).toBe('a 10.');
  expect((await resolve('name=a&label=staging')).version).toBe(1);
  expect((await importing(...file)).json()).toMatchObject({ unchanged: 6, failedCount: 0 });
});

it('lines without a number stay in their order, and what is included comes first', async () => {
  const rules = line('rules', undefined);
  const answer = {
    ...line('answer', 1),
    ...{
      messages: [{ role: 'user', content: 'Hi. rules undefined.' }],
      source: [{ role: 'user', content: 'Hi. {{> rules}}' }],
    },
  };
  await importing(rules, answer, { ...rules, messages: [{ role: 'user', content: 'Later.' }] });
  const [second, first] = await list();
  expect(first).toMatchObject({ name: 'rules', latest: 2, content: 'Later.' });
  expect(second).toMatchObject({ name: 'answer', source: [{ content: 'Hi. {{> rules}}' }] });
});

it('what of another library cannot be taken is told, and what can is', async () => {
  const long = 'x'.repeat(51);
  const theirs = {
    ...{ name: 'theirs', prompt: 'Hello.', version: 1, config: [1] },
    ...{ labels: ['prod_eu', 'v1.0', '.hidden', 'Big', 'latest'], tags: ['good', long] },
  };
  const { failed, failedCount, labelled } = (await importing(theirs)).json();
  expect({ failedCount, labelled }).toEqual({ failedCount: 4, labelled: 2 });
  expect(failed.map(({ what, detail }: { what: string; detail: string }) => [what, detail])).toEqual([
    ['label', expect.stringContaining('.hidden')],
    ['label', expect.stringContaining('Big')],
    ['tag', expect.stringContaining(long)],
    ['config', expect.any(String)],
  ]);
  const [prompt] = await list();
  expect(prompt.config).toEqual({});
  expect(prompt).toMatchObject({ labels: { prod_eu: 1, 'v1.0': 1 }, tags: ['good'] });
  expect((await resolve('name=theirs&label=v1.0')).template).toBe('Hello.');
});

it('of a file that is too long nothing is imported', async () => {
  const empty = Array.from({ length: 5_000 }, () => []);
  const { detail } = expectProblem(await importing(line('first', 1), ...empty), 400, 'validation_failed');
  expect(detail).toContain('Nothing was imported');
  expect(await list()).toEqual([]);
});
