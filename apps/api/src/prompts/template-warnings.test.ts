import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const SINGLE = 'Line 2: `{name}` has single braces and is text. A variable is `{{name}}`.';
const body = { name: 'Answer', content: 'Answer.\nGreet {name}.' };
const send = (method: 'POST' | 'PUT', path: string, payload: object, headers = {}) =>
  test.call(ada, method, `/api/prompts${path}`, payload, headers);

it('what looks like a variable and is none is told to whoever makes or changes a prompt, and to nobody else', async () => {
  const made = await send('POST', '', body);
  expect(made.statusCode, made.body).toBe(201);
  expect(made.json().warnings).toEqual([SINGLE]);
  const { id } = made.json();
  // The text is still as it was.
  expect((await send('PUT', `/${id}`, { tags: ['a'] })).json().warnings).toEqual([SINGLE]);
  expect((await send('PUT', `/${id}`, { content: 'Greet {{ name }}.' })).json()).toMatchObject({
    warnings: [],
    variables: ['name'],
  });
  expect((await test.get(ada, `/api/prompts/${id}`)).json()).not.toHaveProperty('warnings');
});

it('a repeated request has them again', async () => {
  const key = { 'idempotency-key': 'one' };
  const [first, second] = [await send('POST', '', body, key), await send('POST', '', body, key)];
  expect(second.json()).toEqual(first.json());
  expect(second.json().warnings).toEqual([SINGLE]);
});

it('of a text that includes others, what was written counts', async () => {
  await send('POST', '', { name: 'rules', content: 'Never {{a b}}.' });
  const { warnings } = (await send('POST', '', { ...body, content: '{{> rules}}\nGreet {name}.' })).json();
  expect(warnings).toEqual([SINGLE]);
});
