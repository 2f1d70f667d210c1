import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const importing = (payload: string) =>
  test.post(ada, '/api/prompts/import', payload, { 'content-type': 'application/x-ndjson' });
const imported = async (payload: string) => {
  const reply = await importing(payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const line = (name: string, more: object = {}) => ({
  name,
  messages: [{ role: 'user', content: `Answer as ${name}.` }],
  ...more,
});
const ndjson = (...lines: object[]) => lines.map((one) => JSON.stringify(one)).join('\n');
const list = async () => (await test.get(ada, '/api/prompts')).json();

it('a file has 5,000 lines, of which fifty that failed are told and all are counted', async () => {
  const reply = await imported('[]\n'.repeat(4_999) + JSON.stringify(line('last')));
  expect(reply).toMatchObject({ created: 1, failedCount: 4_999 });
  expect(reply.failed.map((one: { line: number }) => one.line)).toEqual(
    Array.from({ length: 50 }, (_, at) => at + 1),
  );
});

it('a file has 16 MiB', async () => {
  const text = JSON.stringify(line('last'));
  const reply = await imported('\n'.repeat(16 * 1024 * 1024 - text.length) + text);
  expect(reply).toMatchObject({ created: 1, failedCount: 0 });
});

it('after a file that is refused the next one is read', async () => {
  expectProblem(await importing('[]\n'.repeat(5_001)), 400, 'validation_failed');
  expect(await imported(ndjson(line('next')))).toMatchObject({ created: 1 });
});

it('lines of a JSON body count from 1, too', async () => {
  const long = [1, 2].map(() => ({ role: 'user', content: 'x'.repeat(100_001) }));
  const prompts = [line('good'), line('bad', { messages: long })];
  const reply = await test.post(ada, '/api/prompts/import', { prompts });
  expect(reply.json()).toMatchObject({ created: 1, failed: [{ line: 2 }] });
});

it('who asks only for the headers of an export takes the place of nobody who reads one', async () => {
  for (let asked = 0; asked <= DEFAULT_LIMITS.resultStreams; asked++) {
    const reply = await test.send(ada, { method: 'HEAD', url: '/api/prompts/export' });
    expect([reply.statusCode, reply.body]).toEqual([200, '']);
  }
  expect((await test.get(ada, '/api/prompts/export')).statusCode).toBe(200);
});

it('the label latest of a line is passed over: it is computed', async () => {
  const file = ndjson(
    line('one', { version: 1, labels: ['latest', 'staging'] }),
    line('one', { version: 2 }),
  );
  expect(await imported(file)).toMatchObject({ created: 1, labelled: 1, failedCount: 0 });
  expect((await list())[0].labels).toEqual({ staging: 1 });
  const latest = await test.get(ada, '/api/prompts/resolve?name=one&label=latest');
  expect(latest.json()).toMatchObject({ version: 2 });
});

it('lines with a slug are of one prompt whatever their names, and in the order of their numbers', async () => {
  const slug = 'same';
  const file = [line('New', { slug, version: 2 }), line('Old', { slug, version: 1 })];
  expect(await imported(ndjson(...file))).toMatchObject({ created: 1, added: 1, failedCount: 0 });
  expect(await list()).toMatchObject([{ slug, name: 'New', latest: 2, content: 'Answer as New.' }]);
  const first = await test.get(ada, '/api/prompts/resolve?name=same&version=1');
  expect(first.json().template).toBe('Answer as Old.');
});

it('a file says of each version its note, and of a prompt that it is of no category any more', async () => {
  const file = [
    line('one', { version: 1, note: 'First', category: 'mail' }),
    line('one', {
      version: 2,
      note: 'Second',
      category: null,
      messages: [{ role: 'user', content: 'Two.' }],
    }),
  ];
  expect(await imported(ndjson(...file))).toMatchObject({ created: 1, added: 1 });
  const [prompt] = await list();
  expect(prompt).toMatchObject({ latest: 2, category: null });
  const versions = (await test.get(ada, `/api/prompts/${prompt.id}/versions`)).json();
  expect(versions).toMatchObject([{ note: 'Second' }, { note: 'First' }]);
  const { body } = await test.get(ada, '/api/prompts/export');
  const notes = body
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one).note);
  expect(notes).toEqual(['First', 'Second']);
});
