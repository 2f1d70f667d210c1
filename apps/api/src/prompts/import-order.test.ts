import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const importing = (...lines: object[]) =>
  test.post(ada, '/api/prompts/import', lines.map((line) => JSON.stringify(line)).join('\n'), {
    'content-type': 'application/x-ndjson',
  });
const list = async () => (await test.get(ada, '/api/prompts')).json();
const resolve = async (query: string) => (await test.get(ada, `/api/prompts/resolve?${query}`)).json();
const line = (name: string, version: number | undefined, more: object = {}) => ({
  name,
  messages: [{ role: 'user', content: `${name} ${version}.` }],
  ...(version === undefined ? {} : { version }),
  ...more,
});

it('the versions of a file get the order of their numbers, whatever that of its lines', async () => {
  const label = { labels: ['staging'] };
  const file = [line('a', 3), line('b', 2), line('a', 1, label), line('a', 2), line('b', 1), line('a', 10)];
  const reply = await importing(...file);
  expect(reply.json(), reply.body).toMatchObject({ created: 2, added: 4, labelled: 1, failedCount: 0 });
  for (const version of [1, 2, 3, 10])
    expect((await resolve(`name=a&version=${version}`)).template).toBe(`a ${version}.`);
  expect((await resolve('name=a&label=latest')).template).toBe('a 10.');
  expect((await resolve('name=a&label=staging')).version).toBe(1);
  expect((await importing(...file)).json()).toMatchObject({ unchanged: 6, failedCount: 0 });
});

const send = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
  const reply = await test.call(ada, method, `/api/prompts/${path}`, payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply;
};
const numbersOf = async (id: string) => {
  const numbers: number[] = [];
  let path = `${id}/versions?limit=2`;
  for (;;) {
    const page = await send('GET', path);
    numbers.push(...page.json().map(({ number }: { number: number }) => number));
    const next = /<[^>]*\/prompts\/([^>]+)>; rel="next"/.exec(String(page.headers.link))?.[1];
    if (next === undefined) return numbers;
    path = next;
  }
};

it('the versions of a file keep their numbers, and those that follow have higher ones', async () => {
  await importing(line('a', 9), line('a', 3), line('a', 7, { labels: ['staging'] }));
  const [{ id, latest, labels }] = await list();
  expect([latest, labels]).toEqual([9, { staging: 7 }]);
  expect((await send('PUT', id, { content: 'Another.' })).json().latest).toBe(10);
  expect((await send('POST', `${id}/versions/3/restore`, {})).json()).toMatchObject({
    number: 11,
    parent: 3,
    content: 'a 3.',
  });
  expect(await numbersOf(id)).toEqual([11, 10, 9, 7, 3]);
  expect((await send('GET', `${id}/versions/3/diff/9`)).json()).toMatchObject({ from: 3, to: 9 });
  expectProblem(
    await test.get(ada, '/api/prompts/resolve?name=a&version=8'),
    404,
    'prompt_version_not_found',
  );
  const exported = await test.get(ada, '/api/prompts/export');
  const numbers = exported.body
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one).version);
  expect(numbers).toEqual([3, 7, 9, 10, 11]);
});

it('a version whose number is not higher than all others gets the next one', async () => {
  await importing(...[1, 2, 5].map((version) => line('a', version)));
  const file = [3, 7, 9].map((version) => line('a', version, { note: `Their ${version}` }));
  expect((await importing(...file)).json()).toMatchObject({ added: 3, failedCount: 0 });
  const [{ id, latest, content }] = await list();
  expect([latest, content]).toEqual([9, 'a 9.']);
  expect(await numbersOf(id)).toEqual([9, 7, 6, 5, 2, 1]);
  expect((await resolve('name=a&version=6')).template).toBe('a 3.');
  expect((await importing(...file)).json()).toMatchObject({ unchanged: 3, failedCount: 0 });
});

it('a number near the end of all numbers is not kept: there is always a next one', async () => {
  await importing(line('a', 1_000_000), line('a', 2_147_483_647), line('b', 2_147_483_647));
  const [b, a] = await list();
  expect([a.latest, b.latest]).toEqual([1_000_001, 1]);
  expect((await send('PUT', a.id, { content: 'Another.' })).json().latest).toBe(1_000_002);
});

it('a new version of an included prompt is brought to its includers, whatever the numbers', async () => {
  await importing(line('rules', 4));
  const [{ id }] = await list();
  const made = { name: 'answer', content: 'Hi. {{> rules}}' };
  const { id: includer } = (await test.post(ada, '/api/prompts', made)).json();
  await importing(line('rules', 8));
  expect((await send('POST', `${id}/versions/8/propagate`)).json().updated).toEqual([
    { promptId: includer, slug: 'answer', version: 2 },
  ]);
  expect((await send('GET', includer)).json().content).toBe('Hi. rules 8.');
});

it('lines without a number stay in their order, and what is included comes first', async () => {
  const rules = line('rules', undefined);
  const answer = {
    ...line('answer', 1),
    messages: [{ role: 'user', content: 'Hi. rules undefined.' }],
    source: [{ role: 'user', content: 'Hi. {{> rules}}' }],
  };
  await importing(rules, answer, { ...rules, messages: [{ role: 'user', content: 'Later.' }] });
  const [second, first] = await list();
  expect(first).toMatchObject({ name: 'rules', latest: 2, content: 'Later.' });
  expect(second).toMatchObject({ name: 'answer', source: [{ content: 'Hi. {{> rules}}' }] });
});

it('what of another library cannot be taken is told, and what can is', async () => {
  const long = 'x'.repeat(51);
  const theirs = {
    name: 'theirs',
    prompt: 'Hello.',
    version: 1,
    config: [1],
    labels: ['prod_eu', 'v1.0', '.hidden', 'Big', 'latest'],
    tags: ['good', long],
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
