import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture((services) =>
  openTestApp(services, {
    env: {
      OPENAI_API_KEY: 'sk-test',
      PRICE_OVERRIDES: '{"openai/gpt-5-mini":{"inputPerMillion":1,"outputPerMillion":8}}',
    },
  }),
);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const validate = (payload: object, who = ada) => test.post(who, '/api/enrichment/validate', payload);
const suggestions = (promptId: string, who = ada) =>
  test.get(who, `/api/enrichment/suggestions?promptId=${promptId}`);
const made = async (payload: object) => {
  const reply = await test.post(ada, '/api/prompts', payload);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};

it('judges a text, sections and a prompt of the library alike', async () => {
  const text = 'Please answer {{customer}} in at most 100 words.';
  const ofText = (await validate({ text })).json();
  expect(ofText.findings.length).toBeGreaterThanOrEqual(12);
  const brief = ofText.findings.find(({ rule }: { rule: string }) => rule === 'brief');
  expect(brief).toMatchObject({ passed: false, weight: 1, start: 0, end: 6 });
  const prompt = await made({ name: 'Answer', content: text });
  expect((await validate({ promptId: prompt.id })).json()).toEqual(ofText);
  expect(prompt.qualityScore).toBe(ofText.score);
  const version = await test.get(ada, `/api/prompts/${prompt.id}/versions/1`);
  expect(version.json().score).toBe(ofText.score);
  const sections = { task: 'Answer.', style: 'Warm', output: null };
  const ofSections = (await validate({ sections })).json();
  expect((await made({ name: 'Sections', ...sections })).qualityScore).toBe(ofSections.score);
});

it.each([{}, { text: 'a', sections: { task: 'b' } }, { text: '' }, { text: 'x'.repeat(200_001) }])(
  'refuses what is not one prompt (%#)',
  async (payload) => {
    expectProblem(await validate(payload), 400, 'validation_failed');
  },
);

it('suggests what to do, the weightiest first, and takes a prompt of the own organization only', async () => {
  const { id } = await made({ name: 'Answer', content: 'Please answer the following mail. TODO' });
  const reply = (await suggestions(id)).json();
  expect(reply).toMatchObject({ promptId: id, version: 1 });
  const weights = reply.suggestions.map(({ weight }: { weight: number }) => weight);
  expect(weights).toEqual(weights.toSorted((a: number, b: number) => b - a));
  for (const { message, remedy } of reply.suggestions) {
    expect(message).toMatch(/^[A-Z].{10,}\.$/);
    expect(remedy).toMatch(/^[A-Z].{10,}\."?$/);
  }
  const bob = await buildMember(test.ctx);
  expectProblem(await suggestions(id, bob), 404, 'prompt_not_found');
  expectProblem(await validate({ promptId: id }, bob), 404, 'prompt_not_found');
});

it('says which models there are, what they cost, and why one cannot be used', async () => {
  const models = (await test.get(ada, '/api/enrichment/models')).json();
  const of = (name: string) => models.find(({ provider }: { provider: string }) => provider === name);
  expect(of('local')).toMatchObject({ usable: true, inputUsdPerMillion: 0, outputUsdPerMillion: 0 });
  expect(of('openai')).toMatchObject({ usable: true, reason: null, model: expect.any(String) });
  expect(of('openai').inputUsdPerMillion).toBeGreaterThan(0);
  expect(of('anthropic')).toMatchObject({ usable: false, reason: expect.any(String) });
});
