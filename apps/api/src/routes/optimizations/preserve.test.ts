import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const LONGEST = Array.from({ length: 50 }, (_, at) => String(at % 10).repeat(1_000));
const MESSAGE = 'must not have more than 50,000 characters in total';

const post = (url: string, payload: object) => test.post(member, url, payload);
const form = (texts: readonly string[]): FormData => {
  const parts = new FormData();
  for (const text of texts) parts.append('preserve', text);
  parts.append('file', new Blob(['{"text":"Keep it."}\n'], { type: 'application/x-ndjson' }), 'a.ndjson');
  return parts;
};

describe('texts to preserve have at most 50,000 characters in all', () => {
  it.each([
    ['a prompt', '/api/v1/optimize', (preserve: string[]) => ({ text: 'Keep it.', preserve }), 200],
    [
      'a batch as JSON',
      '/api/v1/batches',
      (preserve: string[]) => ({ items: [{ text: 'Keep it.' }], preserve }),
      202,
    ],
    ['a batch as a form', '/api/v1/batches', form, 202],
  ])('of %s', async (_name, url, payload, status) => {
    expect((await post(url, payload(LONGEST))).statusCode).toBe(status);
    const problem = expectProblem(await post(url, payload([...LONGEST, 'a'])), 400, 'validation_failed');
    expect(problem.errors).toEqual([expect.objectContaining({ path: 'preserve', message: MESSAGE })]);
  });

  it('and are texts', async () => {
    for (const preserve of [5, [5], [null], { length: 3 }])
      expectProblem(await post('/api/v1/optimize', { text: 'Keep it.', preserve }), 400, 'validation_failed');
  });
});
