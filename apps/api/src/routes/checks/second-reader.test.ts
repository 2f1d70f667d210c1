import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { answersTo } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openVendorApp } from '../../testing/vendor-app.ts';

/** No rule knows these words, so none can tell whether one may stand for the other. */
const ORIGINAL = 'Sort the frindles before lunch.';
const REWRITTEN = 'Sort the grommets before lunch.';

const test = fixture(openVendorApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => test.openai.reset());

const check = async (options: object = {}) => {
  const payload = { original: ORIGINAL, rewritten: REWRITTEN, ...options };
  const reply = await test.post(member, '/api/checks', payload);
  expect(reply.statusCode).toBe(200);
  return reply.json();
};
const deciders = (body: { requirements: Decided[]; added: Decided[] }) =>
  [...body.requirements, ...body.added]
    .filter(({ decidedBy }) => decidedBy === 'verifier')
    .map(({ verdict }) => verdict);
interface Decided {
  verdict: string;
  decidedBy: string;
}

describe('a doubt about any two texts', () => {
  it('stays one where nobody is to be asked, and is a loss where it is strict', async () => {
    const verdicts = async (options: object) => {
      const { passed, requirements, added } = await check(options);
      expect(passed).toBe(false);
      return [...requirements, ...added].map(({ verdict }: Decided) => verdict);
    };
    expect(await verdicts({})).toContain('doubtful');
    expect(await verdicts({ strictness: 'strict', verify: 'all' })).toContain('lost');
    expect(test.openai.requests).toHaveLength(0);
  });

  it.each([
    [true, 'kept'],
    [false, 'lost'],
  ])('is decided by the second reader: %s', async (isKept, verdict) => {
    test.openai.respondWith((request) => answersTo(request, () => isKept));
    const body = await check({ verify: 'doubts', provider: 'openai', model: 'gpt-4o-mini' });
    expect(body).toMatchObject({
      passed: isKept,
      verifiedBy: { provider: 'openai' },
      usage: { provider: 'openai', inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
      warnings: [],
    });
    expect(new Set(deciders(body))).toEqual(new Set([verdict]));
  });
});
