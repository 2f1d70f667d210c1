import type { CheckBody } from '@refinery/contracts/checks.ts';
import type { FidelityResult } from '@refinery/guard';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { answersTo, doubtsIn } from '@refinery/testing/fake-vendors/second-reader.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveVerificationSettings } from '../providers/verification-settings.ts';
import { addition, fidelity, requirement } from '../refining/doubts/testing/fidelity.ts';
import { checkRewrite } from './check-rewrite.ts';

const original = 'Write only to Bob before lunch. Be brief.';
const rewritten = 'Briefly write to Bob, now.';
const kept = requirement('r1', 'kept', { original, words: 'Bob', rewritten, said: 'Bob' });
const doubtful = requirement('r2', 'doubtful', { original, words: 'brief', rewritten, said: 'Briefly' });
const lost = requirement('r3', 'lost', { original, words: 'before lunch' });
const added = addition('a1', 'doubtful', { rewritten, words: 'now' });

const vendor = fixture(() => startFakeVendor({ protocol: 'openai', apiKey: 'sk-reader' }));
const test = fixture((services) =>
  openTestContext(services, {
    env: {
      OPENAI_API_KEY: 'sk-reader',
      OPENAI_BASE_URL: vendor.baseUrl,
      DEEPSEEK_API_KEY: 'sk-reader',
      DEEPSEEK_BASE_URL: vendor.baseUrl,
      PROVIDER_RETRIES: '0',
    },
  }),
);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => vendor.reset());

/** Checks the two texts as if the guard had found this in them. */
function check(
  { lost: _, doubtful: __, ...findings }: FidelityResult,
  options: Partial<CheckBody> = {},
  who = member,
) {
  const tokens = { original: 10, rewritten: 7 };
  const refiner = { ...test.ctx.refiner, check: async () => ({ findings, tokens }) };
  return checkRewrite({ ...who.as, refiner }, { original, rewritten, ...options });
}
const verdictsOf = ({ requirements, added: more }: Awaited<ReturnType<typeof check>>) =>
  [...requirements, ...more].map(({ id, verdict, decidedBy }) => `${id} ${verdict} ${decidedBy}`);
const saysYes = () => vendor.respondWith((request) => answersTo(request, () => true));

describe('checkRewrite', () => {
  it('asks nobody unless it is asked to', async () => {
    const found = fidelity([kept, doubtful, lost], [added]);
    for (const options of [{}, { verify: 'off' }, { verify: 'all', strictness: 'strict' }] as const) {
      const checked = await check(found, { ...options, provider: 'gemini' });
      expect(checked).toMatchObject({ passed: false, tokens: { original: 10, rewritten: 7 }, warnings: [] });
      expect(checked).not.toHaveProperty('verifiedBy');
      const doubt = 'strictness' in options ? 'lost' : 'doubtful';
      expect(verdictsOf(checked)).toEqual([
        ...['r1 kept rule', `r2 ${doubt} rule`, 'r3 lost rule', `a1 ${doubt} rule`],
      ]);
    }
    expect(vendor.requests).toHaveLength(0);
  });

  it('has doubts decided by a second reader, and says who it was and what it billed', async () => {
    saysYes();
    const checked = await check(fidelity([kept, doubtful], [added]), { verify: 'doubts' });
    expect(verdictsOf(checked)).toEqual(['r1 kept rule', 'r2 kept verifier', 'a1 kept verifier']);
    expect(checked).toMatchObject({
      passed: true,
      verifiedBy: { provider: 'openai' },
      usage: { provider: 'openai', inputTokens: expect.any(Number) },
      warnings: [],
    });
    expect(vendor.requests.map(doubtsIn).map((doubts) => doubts.map(({ words }) => words))).toEqual([
      ['brief', 'now'],
    ]);
  });

  it('lets no reader overrule a loss, and asks about what is kept where it is told to', async () => {
    saysYes();
    const checked = await check(fidelity([kept, lost]), { verify: 'all' });
    expect(verdictsOf(checked)).toEqual(['r1 kept verifier', 'r3 lost rule']);
    expect(checked.passed).toBe(false);
  });

  it('leaves doubts where the reader fails, and says so', async () => {
    vendor.respondWith(() => ({ kind: 'error', status: 500 }));
    const checked = await check(fidelity([doubtful]), { verify: 'doubts' });
    expect(verdictsOf(checked)).toEqual(['r2 doubtful rule']);
    expect(checked).toMatchObject({
      passed: false,
      warnings: [expect.stringMatching(/^The second reader failed: .+[^.]\.$/)],
    });
    expect(checked).not.toHaveProperty('usage');
  });
});

describe('the reader', () => {
  const modelsAsked = () => vendor.requests.map(({ model }) => model);

  it('is the provider and model that the caller names', async () => {
    saysYes();
    const options = { verify: 'doubts', provider: 'deepseek', model: 'deepseek-reader' } as const;
    expect(await check(fidelity([doubtful]), options)).toMatchObject({
      verifiedBy: { provider: 'deepseek' },
    });
    expect(modelsAsked()).toEqual(['deepseek-reader']);
    const unusable = check(fidelity([doubtful]), { verify: 'doubts', provider: 'gemini' });
    await expect(unusable).rejects.toMatchObject({ code: 'provider_not_usable' });
  });

  it('is else the one that the organization has chosen', async () => {
    saysYes();
    const owner = await buildMember(test.ctx);
    await saveVerificationSettings(owner.as, { provider: 'deepseek', model: 'their-reader' });
    const found = fidelity([doubtful]);
    expect(await check(found, { verify: 'doubts' }, owner)).toMatchObject({
      verifiedBy: { provider: 'deepseek' },
    });
    await check(found, { verify: 'doubts', model: 'other' }, owner);
    expect(modelsAsked()).toEqual(['their-reader', 'other']);
  });
});
