import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refiningTo } from '../../testing/vendor-app.ts';

const PROMPT =
  'Could you please write a report of at most 200 words about our sales in 2024? Never mention Acme GmbH.';
const SHORT = 'Report our 2024 sales in at most 200 words. Never mention Acme GmbH.';

const test = fixture(openVendorApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => test.openai.reset());

const send = (payload: object) => test.post(member, '/api/optimize', payload);
const optimize = async (payload: object) => (await send(payload)).json();

describe('targetTokens', () => {
  it('is reached, or a warning says so', async () => {
    const easy = await optimize({ text: PROMPT, targetTokens: 500 });
    expect(easy).toMatchObject({ targetTokens: 500, targetReached: true, warnings: [] });
    const hard = await optimize({ text: PROMPT, targetTokens: 3 });
    expect(hard).toMatchObject({ targetTokens: 3, targetReached: false, checks: { passed: true } });
    expect(hard.warnings.join(' ')).toMatch(/target of 3 could not be reached/);
    expect(hard.refinedText).toContain('200 words');
    const stored = (await test.get(member, `/api/optimize/${hard.id}`)).json();
    expect(stored).toMatchObject({ targetTokens: 3, targetReached: false });
    const [entry] = (await test.get(member, '/api/optimize/history?limit=1')).json();
    expect(entry).toMatchObject({ id: hard.id, targetTokens: 3, targetReached: false });
  });

  it('is not spoken of where none was named', async () => {
    const body = await optimize({ text: `${PROMPT} Once.` });
    expect(body).not.toHaveProperty('targetTokens');
    expect(body).not.toHaveProperty('targetReached');
  });

  it('makes it another request', async () => {
    const text = `${PROMPT} Twice.`;
    const cached = [];
    for (const targetTokens of [30, 40, 30]) cached.push((await optimize({ text, targetTokens })).cached);
    expect(cached).toEqual([false, false, true]);
  });

  it('is named to a model, whose result is measured by it', async () => {
    const text = `${PROMPT} Thrice.`;
    const short = `${SHORT} Thrice.`;
    test.openai.respondWith(refiningTo(short));
    const reached = await optimize({ text, provider: 'openai', targetTokens: 40 });
    expect(test.openai.requests[0]?.messages[0]?.text).toContain('at most 40 tokens');
    expect(reached).toMatchObject({ provider: 'openai', targetReached: true, warnings: [] });
    const missed = await optimize({ text, provider: 'openai', targetTokens: 4 });
    expect(missed).toMatchObject({ provider: 'openai', refinedText: short, targetReached: false });
    expect(missed.warnings).toEqual([
      expect.stringContaining(
        `The text has ${missed.refinedTokens} tokens. The target of 4 could not be reached`,
      ),
    ]);
  });

  it("leaves background out of a model's result, and nothing else", async () => {
    const background = 'The team moved into another building.';
    const text = `${PROMPT} ${background} Please mention the weather of June.`;
    const short = `${SHORT} ${background} Mention the weather of June.`;
    test.openai.respondWith(refiningTo(short));
    const body = await optimize({ text, provider: 'openai', targetTokens: 30 });
    expect(body).toMatchObject({
      provider: 'openai',
      targetReached: true,
      warnings: [],
      checks: { passed: true },
    });
    expect(body.refinedText).toContain('Never mention Acme GmbH.');
    expect(body.refinedText).toContain('weather of June');
    expect(body.refinedText).not.toContain('building');
  });

  it.each([0, -1, 1.5, '12', 1_000_001])('refuses %s', async (targetTokens) => {
    const problem = expectProblem(await send({ text: PROMPT, targetTokens }), 400, 'validation_failed');
    expect(problem.errors[0].path).toBe('targetTokens');
  });
});
