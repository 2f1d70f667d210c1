import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const text = 'Please write a short poem about {{topic}}.';
const optimize = (query = '', headers = {}) => test.post(member, `/api/optimize${query}`, { text }, headers);

it('leaves out of a reply what was not named, in the order of the reply', async () => {
  const whole = (await optimize()).json();
  const reply = await optimize('?fields=explanation,id,refinedText');
  expect(reply.statusCode).toBe(200);
  expect(Object.entries(reply.json())).toEqual([
    ['id', expect.any(String)],
    ['refinedText', whole.refinedText],
    ['explanation', whole.explanation],
  ]);
  expect(reply.headers['content-length']).toBe(`${Buffer.byteLength(reply.body)}`);
});

it('works for what is read again, which has other fields', async () => {
  const { id } = (await optimize()).json();
  const read = (fields: string) => test.get(member, `/api/optimize/${id}?fields=${fields}`);
  expect((await read('originalText')).json()).toEqual({ originalText: text });
  expectProblem(await read('customId'), 400, 'validation_failed');
});

it('names what is no field of the reply', async () => {
  const problem = expectProblem(await optimize('?fields=id,nothing'), 400, 'validation_failed');
  expect(problem.errors).toEqual([
    { path: 'fields', message: 'contains a name that is not a field of the reply: "nothing"' },
  ]);
});

it('answers a repeated request with the same fields, and stores the whole reply', async () => {
  const headers = { 'idempotency-key': 'one' };
  const first = await optimize('?fields=id', headers);
  const again = await optimize('?fields=id', headers);
  expect(Object.keys(first.json())).toEqual(['id']);
  expect(again.json()).toEqual(first.json());
  expect(again.headers['idempotency-replayed']).toBe('true');
});

it('leaves problems whole, and other endpoints without it', async () => {
  const problem = await test.post(member, '/api/optimize?fields=id', { text: '' });
  expectProblem(problem, 400, 'validation_failed');
  expectProblem(await test.get(member, '/api/webhooks?fields=id'), 400, 'validation_failed');
});
