import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;
let bob: Member;

beforeEach(async () => {
  [ada, bob] = [await buildMember(test.ctx), await buildMember(test.ctx)];
});

const send = (method: 'POST' | 'PUT', url: string, payload: object, who = ada) =>
  test.call(who, method, `/api/prompts${url}`, payload);
const exported = async (who = ada): Promise<string> => (await test.get(who, '/api/prompts/export')).body;
const linesOf = (file: string) =>
  file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const importing = (payload: string | Buffer, who = ada, query = '') =>
  test.post(who, `/api/prompts/import${query}`, payload, { 'content-type': 'application/x-ndjson' });
const ndjson = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');
const imported = async (payload: string | Buffer, who = ada, query = '') => {
  const reply = await importing(payload, who, query);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const none = { created: 0, added: 0, unchanged: 0, labelled: 0, failedCount: 0, failed: [] };

/** A library with an include, a history that returns to its first text, and labels. */
async function fill(): Promise<void> {
  await send('POST', '', { name: 'rules', content: 'Be kind.' });
  const answer = await send('POST', '', {
    name: 'Answer',
    slug: 'my-answer',
    content: 'Answer {{name}}. {{> rules}}',
    folder: 'mail',
    category: 'support',
    description: 'Of mails',
    tags: ['a', 'b'],
    temperature: 0.5,
  });
  const { id } = answer.json();
  await send('PUT', `/${id}`, { content: 'Answer {{name}} shortly.', note: 'Shorter' });
  await send('POST', `/${id}/versions/1/restore`, {});
  await send('PUT', `/${id}/labels/production`, { version: 1 });
  await send('PUT', `/${id}/labels/staging`, { version: 3 });
  await send('POST', '', { name: 'Sections', task: 'Greet.', style: 'Warm' });
  const messages = [{ role: 'system', content: 'Greet.' }, { placeholder: 'history' }];
  await send('POST', '', { name: 'Chat', messages });
}

describe('a file of prompts', () => {
  it('carries a library to another organization as it is, and changes nothing the second time', async () => {
    await fill();
    const file = await exported();
    expect(linesOf(file)).toHaveLength(6);
    expect(await imported(file, bob)).toEqual({ ...none, created: 4, added: 2, labelled: 2 });
    const timeless = (text: string) => linesOf(text).map(({ createdAt: _, ...line }) => line);
    expect(timeless(await exported(bob))).toEqual(timeless(file));
    expect(await imported(file, bob)).toEqual({ ...none, unchanged: 6 });
    expect(await imported(file)).toEqual({ ...none, unchanged: 6 });
  });

  it('has more prompts and versions than are read at once, each with its labels', async () => {
    const line = (slug: string, version: number, labels: string[]) => ({
      name: slug,
      slug,
      version,
      labels,
      messages: [{ role: 'user', content: `Answer ${slug} in at most ${version} words.` }],
    });
    const many = Array.from({ length: 102 }, (_, at) => line(`prompt-${at}`, 1, at > 100 ? ['staging'] : []));
    const long = Array.from({ length: 40 }, (_, at) => line('prompt-101', at + 2, []));
    const file = ndjson(...many, ...long);
    expect(await imported(file)).toMatchObject({ created: 102, added: 40, labelled: 1, failedCount: 0 });
    const lines = linesOf(await exported());
    const placesOf = (list: { slug: string; version: number }[]) =>
      list.map(({ slug, version }) => `${slug} ${version}`);
    expect(placesOf(lines)).toEqual(placesOf([...many, ...long]));
    expect(placesOf(lines.filter(({ labels }) => labels.length > 0))).toEqual(['prompt-101 1']);
  });

  it('keeps a text whose includes would be others there', async () => {
    await fill();
    await send('POST', '', { name: 'rules', content: 'Be short.' }, bob);
    const lines = linesOf(await exported()).filter(({ slug }) => slug === 'my-answer');
    expect(await imported(ndjson(...lines), bob)).toMatchObject({ created: 1, added: 2 });
    const [first] = linesOf(await exported(bob)).filter(({ slug }) => slug === 'my-answer');
    expect(first).toMatchObject({
      messages: [{ role: 'user', content: 'Answer {{name}}. Be kind.' }],
      source: null,
    });
  });

  it('adds to prompts that were there with other texts, once', async () => {
    const { id } = (await send('POST', '', { name: 'Mine', slug: 'same', content: 'Mine.' })).json();
    const line = (version: number, content: string) => ({
      slug: 'same',
      name: 'Theirs',
      version,
      tags: ['theirs'],
      messages: [{ role: 'user', content }],
    });
    const file = ndjson(line(1, 'Theirs.'), line(2, 'Theirs, too.'), line(3, 'Theirs.'));
    expect(await imported(file)).toEqual({ ...none, added: 3 });
    expect(await imported(file)).toEqual({ ...none, unchanged: 3 });
    const prompt = (await test.get(ada, `/api/prompts/${id}`)).json();
    expect(prompt).toMatchObject({ name: 'Theirs', latest: 4, tags: ['theirs'], content: 'Theirs.' });
  });

  it('compares lines without a number with the newest version', async () => {
    const line = (content: string) => ({ name: 'Mine', messages: [{ role: 'user', content }] });
    expect(await imported(ndjson(line('a'), line('a'), line('b'), line('a')))).toEqual({
      ...none,
      created: 1,
      unchanged: 1,
      added: 2,
    });
  });

  it('may come as JSON, too', async () => {
    const prompts = [{ name: 'One', messages: [{ role: 'user', content: 'a' }] }];
    const reply = await send('POST', '/import', { prompts });
    expect(reply.json()).toEqual({ ...none, created: 1 });
    expectProblem(await send('POST', '/import', { prompts: [] }), 400, 'validation_failed');
  });
});

it('reads what the API of Langfuse answers', async () => {
  const common = { projectId: 'p', createdBy: 'API', isActive: true, type: 'text' };
  const file = ndjson(
    {
      ...common,
      name: 'movie-critic',
      version: 1,
      labels: ['production'],
      tags: ['films', 'films'],
      prompt: 'As a {{criticLevel}} critic, do you like {{ movie }}?',
      config: { model: 'gpt-4o' },
      commitMessage: 'First',
    },
    {
      ...common,
      name: 'movie-critic',
      version: 2,
      labels: ['latest', 'Not Ours'],
      tags: [],
      config: null,
      prompt: 'Do you like {{movie}}?',
    },
    {
      ...common,
      type: 'chat',
      name: 'chats/critic',
      version: 1,
      labels: [],
      tags: [],
      config: {},
      prompt: [
        { type: 'chatmessage', role: 'system', content: 'You are a critic.' },
        { type: 'placeholder', name: 'history' },
        { role: 'user', content: 'Hi' },
      ],
    },
    { ...common, name: 'bad', prompt: [{ role: 'tool', content: 'x' }] },
  );
  expect(await imported(file)).toEqual({
    created: 2,
    added: 1,
    unchanged: 0,
    labelled: 1,
    failedCount: 2,
    failed: [
      {
        line: 2,
        what: 'label',
        code: 'validation_failed',
        detail: 'The label "Not Ours" is none that is possible here.',
      },
      {
        line: 4,
        what: 'version',
        code: 'validation_failed',
        detail: 'prompt/0/role must be one of system, user, assistant.',
      },
    ],
  });
  const fetched = await test.get(ada, '/api/prompts/resolve?name=movie-critic');
  expect(fetched.json()).toMatchObject({
    template: 'As a {{criticLevel}} critic, do you like {{ movie }}?',
    config: { model: 'gpt-4o' },
    variables: ['criticLevel', 'movie'],
  });
  const chat = await test.get(ada, '/api/prompts/resolve?name=chats%2Fcritic&version=1');
  expect(chat.json().messages[1]).toEqual({ placeholder: 'history' });
});

describe('what is wrong', () => {
  it('is told for each line, and the others are in effect', async () => {
    const good = { name: 'Good', messages: [{ role: 'user', content: 'a' }] };
    const file = [
      '{"name": ',
      ndjson({ messages: good.messages }),
      ndjson({ ...good, messages: [] }),
      ndjson({ ...good, name: 'a\0b' }),
      ndjson({ ...good, messages: [1, 2].map(() => ({ role: 'user', content: 'x'.repeat(100_001) })) }),
      '[]',
      '',
      ndjson(good),
    ].join('\n');
    const reply = await imported(file);
    expect(reply).toMatchObject({ created: 1, failedCount: 6 });
    expect(reply.failed.map(({ line, detail }: { line: number; detail: string }) => [line, detail])).toEqual([
      [1, 'The line is not valid JSON.'],
      [2, expect.stringContaining('name')],
      [3, expect.stringContaining('messages')],
      [4, 'name must not contain the NUL character (U+0000).'],
      [5, expect.stringContaining('200,000 characters')],
      [6, expect.stringContaining('object')],
    ]);
  });

  it('stops no label of the others: a gate refuses its own', async () => {
    const line = (version: number, content: string, labels: string[]) => ({
      name: 'Rules',
      slug: 'rules',
      version,
      labels,
      messages: [{ role: 'user', content }],
    });
    await imported(ndjson(line(1, 'Answer the mail. Never name a price.', ['production'])));
    const reply = await imported(
      ndjson(line(2, 'Answer the mail. Name a price.', ['production', 'staging'])),
    );
    expect(reply).toMatchObject({ added: 1, labelled: 1, failedCount: 1 });
    expect(reply.failed).toMatchObject([{ line: 1, what: 'label', code: 'gate_failed' }]);
    const other = ndjson(line(3, 'Answer the mail politely. Never name a price.', ['dev']));
    expect(await imported(other, ada, '?labels=false')).toMatchObject({ added: 1, labelled: 0 });
  });

  it('is a right that is missing', async () => {
    const viewer = await buildColleague(test.ctx, ada, 'viewer');
    expectProblem(await importing('{}', viewer), 403, 'forbidden');
    expect((await test.get(viewer, '/api/prompts/export')).statusCode).toBe(200);
  });

  it.each<[string, string, string, number, ErrorCode]>([
    ['another type', 'text/csv', 'name\nx', 415, 'unsupported_media_type'],
    [
      'a file that is too large',
      'application/x-ndjson',
      '\n'.repeat(16 * 1024 * 1024 + 1),
      413,
      'payload_too_large',
    ],
    ['too many lines', 'application/x-ndjson', '[]\n'.repeat(5_001), 400, 'validation_failed'],
  ])('is %s', async (_case, type, payload, status, code) => {
    const reply = await test.post(ada, '/api/prompts/import', payload, { 'content-type': type });
    expectProblem(reply, status, code);
  });
});

it('an export has the own organization alone, or one project of it', async () => {
  await fill();
  expect(await exported(bob)).toBe('');
  const { projectId } = (await test.get(ada, '/api/prompts')).json()[0];
  const ofProject = (id: string) => test.get(ada, `/api/prompts/export?projectId=${id}`);
  expect(linesOf((await ofProject(projectId)).body)).toHaveLength(6);
  expect((await ofProject('01890000-0000-7000-8000-000000000000')).body).toBe('');
});

describe('a line', () => {
  const messages = [{ role: 'user', content: 'a' }];

  it.each<[string, object]>([
    ['a configuration that is too long', { config: { big: 'x'.repeat(20_000) } }],
    ['sections that are too long', { sections: { task: 'y'.repeat(200_001) } }],
    ['sections that there are not', { sections: { task: 'y', foo: 'bar' } }],
    [
      'a source that is too long',
      { source: ['x', 'y'].map((one) => ({ role: 'user', content: one.repeat(150_000) })) },
    ],
    ['values nested too deep', { config: { x: JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`) } }],
  ])('with %s fails, and the others do not', async (_, more) => {
    const file = ndjson({ name: 'bad', messages, ...more }, { name: 'good', messages });
    expect(await imported(file)).toMatchObject({ created: 1, failedCount: 1, failed: [{ line: 1 }] });
  });

  it('of Langfuse may have an emoji where its note is cut', async () => {
    const file = ndjson({ name: 'l', prompt: 'Hi', commitMessage: `${'x'.repeat(499)}😀` });
    expect(await imported(file)).toMatchObject({ created: 1, failedCount: 0 });
  });

  it('makes no prompt that includes itself, at once or through another', async () => {
    const post = async (name: string, content: string) => (await send('POST', '', { name, content })).json();
    await post('a', 'A.');
    await post('b', 'B {{> a}}');
    const line = (name: string, said: string, written: string) => ({
      name,
      slug: name,
      messages: [{ role: 'user', content: said }],
      source: [{ role: 'user', content: written }],
    });
    await imported(ndjson(line('a', 'x B A.', 'x {{> b}}')));
    const c = await post('c', 'C.');
    await imported(ndjson(line('c', 'x C.', 'x {{> c}}')));
    expect((await test.delete(ada, `/api/prompts/${c.id}`)).statusCode).toBe(204);
    const [a] = linesOf(await exported()).filter(({ slug, version }) => slug === 'a' && version === 2);
    expect(a).toMatchObject({ source: null, messages: [{ content: 'x B A.' }] });
  });
});

it('an imported prompt is found by its words, and a line without a slug is of the oldest with its name', async () => {
  const ids: string[] = [];
  for (const slug of ['first', 'second'])
    ids.push((await send('POST', '', { name: 'Twice', slug, content: `Say ${slug}.` })).json().id);
  await imported(
    ndjson(
      { name: 'Twice', messages: [{ role: 'user', content: 'Say bassoon.' }] },
      { name: 'New', messages: [{ role: 'user', content: 'Say clarinet.' }] },
    ),
  );
  const found = async (q: string) => (await test.get(ada, `/api/prompts?q=${q}`)).json();
  expect(await found('bassoon')).toMatchObject([{ id: ids[0], latest: 2 }]);
  expect(await found('clarinet')).toMatchObject([{ name: 'New' }]);
});
