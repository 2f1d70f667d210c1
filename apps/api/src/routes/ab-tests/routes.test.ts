import { randomUUID } from 'node:crypto';
import { assignArm } from '@refinery/contracts/assignment.ts';
import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const post = (url: string, payload: object, by = member) => test.post(by, url, payload);
const get = (url: string, by = member) => test.get(by, url);

/** A prompt with three versions that say the same in other words; the first is in production. */
async function makePrompt(by = member): Promise<{ id: string; slug: string }> {
  const slug = `p-${randomUUID()}`;
  const made = await post('/api/prompts', { name: slug, slug, content: 'Answer {{question}}.' }, by);
  expect(made.statusCode, made.body).toBe(201);
  const { id } = made.json();
  for (const text of ['Please answer {{question}}.', 'Answer {{question}}, please.']) {
    const payload = { content: text };
    const reply = await test.put(by, `/api/prompts/${id}`, payload);
    expect(reply.statusCode, reply.body).toBe(200);
  }
  await label(id, 1, by);
  return { id, slug };
}

const label = (id: string, version: number, by = member) =>
  test.put(by, `/api/prompts/${id}/labels/production`, { version });

const settings = (promptId: string, more: object = {}) => ({
  promptId,
  label: 'production',
  metric: 'solved',
  arms: [
    { version: 1, weight: 0.5 },
    { version: 2, weight: 0.5 },
  ],
  ...more,
});

async function makeTest(promptId: string, more: object = {}): Promise<string> {
  const reply = await post('/api/ab-tests', settings(promptId, more));
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

describe('an A/B test', () => {
  it('is made with defaults, read, listed, started and stopped', async () => {
    const { id: promptId } = await makePrompt();
    const guardrails = [
      { metric: 'cost', maxIncrease: 0.1, cap: 0.05 },
      { metric: 'errors', maxPoints: 0.02 },
    ];
    const made = await post('/api/ab-tests', settings(promptId, { guardrails }));
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({
      status: 'draft',
      missing: 'zero',
      windowHours: 24,
      alpha: 0.05,
      minUnits: 100,
      autoPromote: false,
      arms: [
        { version: 1, weight: 0.5, exposed: 0, closed: 0, mean: null },
        { version: 2, weight: 0.5, exposed: 0, closed: 0, mean: null },
      ],
      comparisons: [{ arm: 2, difference: null, lower: -1, upper: 1, eValue: 1, verdict: 'inconclusive' }],
      guardrails: [
        { metric: 'cost', maxIncrease: 0.1, maxPoints: null, cap: 0.05, windowMinutes: 10 },
        { metric: 'errors', maxIncrease: null, maxPoints: 0.02, cap: 1, windowMinutes: 10 },
      ],
      srm: { exposed: 1, counted: 1, mismatch: false },
      winner: null,
      reason: null,
      startedAt: null,
      endedAt: null,
    });
    const { id } = made.json();
    expect((await get(`/api/ab-tests/${id}`)).json()).toEqual(made.json());
    expect((await get(`/api/ab-tests?promptId=${promptId}`)).json()).toEqual([made.json()]);
    expect((await get(`/api/ab-tests?promptId=${promptId}&status=running`)).json()).toEqual([]);

    expectProblem(await post(`/api/ab-tests/${id}/stop`, {}), 409, 'test_not_running');
    expect((await post(`/api/ab-tests/${id}/start`, {})).json()).toMatchObject({ status: 'running' });
    expectProblem(await post(`/api/ab-tests/${id}/start`, {}), 409, 'test_started');
    const stopped = (await post(`/api/ab-tests/${id}/stop`, {})).json();
    expect(stopped).toMatchObject({ status: 'stopped', winner: null, reason: 'It was stopped.' });
    expectProblem(await post(`/api/ab-tests/${id}/stop`, {}), 409, 'test_not_running');
    expectProblem(await post(`/api/ab-tests/${id}/start`, {}), 409, 'test_started');
  });

  it('locks its label while it is running', async () => {
    const { id: promptId } = await makePrompt();
    const [one, other] = [await makeTest(promptId), await makeTest(promptId)];
    expect((await post(`/api/ab-tests/${one}/start`, {})).statusCode).toBe(200);
    expectProblem(await post(`/api/ab-tests/${other}/start`, {}), 409, 'test_running');
    expectProblem(await label(promptId, 2), 409, 'test_running');
    const remove = () => test.delete(member, `/api/prompts/${promptId}/labels/production`);
    expectProblem(await remove(), 409, 'test_running');
    await post(`/api/ab-tests/${one}/stop`, {});
    expect((await label(promptId, 2)).statusCode).toBe(200);
    // The first arm is not what has the label.
    expectProblem(await post(`/api/ab-tests/${other}/start`, {}), 400, 'validation_failed');
    expect((await remove()).statusCode).toBe(204);
    expectProblem(await post(`/api/ab-tests/${other}/start`, {}), 404, 'label_not_found');
  });

  it.each<[string, object, number, ErrorCode]>([
    ['weights below 1', { arms: weighed(0.5, 0.4) }, 422, 'weights_invalid'],
    ['weights above 1', { arms: weighed(0.5, 0.5 + 1e-8) }, 422, 'weights_invalid'],
    ['a weight of 0', { arms: weighed(1, 0) }, 400, 'validation_failed'],
    ['one arm', { arms: weighed(1) }, 400, 'validation_failed'],
    ['eleven arms', { arms: weighed(...Array.from({ length: 11 }, () => 1 / 11)) }, 400, 'validation_failed'],
    ['a version twice', { arms: [...weighed(0.5), ...weighed(0.5)] }, 400, 'validation_failed'],
    ['no such version', { arms: weighed(0.25, 0.25, 0.25, 0.25) }, 404, 'prompt_version_not_found'],
    ['no such label', { label: 'staging' }, 404, 'label_not_found'],
    ['no such prompt', { promptId: randomUUID() }, 404, 'prompt_not_found'],
    ['latest', { label: 'latest' }, 400, 'validation_failed'],
    ['a metric without a name', { metric: '' }, 400, 'validation_failed'],
    ['721 hours', { windowHours: 721 }, 400, 'validation_failed'],
    [
      'two limits',
      guarded({ metric: 'cost', maxIncrease: 0.1, maxPoints: 0.1, cap: 1 }),
      400,
      'validation_failed',
    ],
    ['no limit', guarded({ metric: 'cost', cap: 1 }), 400, 'validation_failed'],
    ['no cap', guarded({ metric: 'latency', maxIncrease: 0.1 }), 400, 'validation_failed'],
    ['errors by share', guarded({ metric: 'errors', maxIncrease: 0.1 }), 400, 'validation_failed'],
    ['a strange guardrail', guarded({ metric: 'joy', maxIncrease: 0.1, cap: 1 }), 400, 'validation_failed'],
    ['a limit above the cap', guarded({ metric: 'cost', maxPoints: 2, cap: 1 }), 400, 'validation_failed'],
    [
      'the metric as guardrail',
      { metric: 'errors', ...guarded({ metric: 'errors', maxPoints: 0.1 }) },
      400,
      'validation_failed',
    ],
  ])('is not made with %s', async (_, more, status, code) => {
    const { id } = await makePrompt();
    expectProblem(await post('/api/ab-tests', settings(id, more)), status, code);
  });

  it('takes weights that decimals cannot say exactly', async () => {
    const { id } = await makePrompt();
    await makeTest(id, { arms: weighed(0.1, 0.2, 0.7) });
  });

  it('is out of reach for others, and of readers', async () => {
    const { id: promptId } = await makePrompt();
    const id = await makeTest(promptId);
    const stranger = await buildMember(test.ctx);
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    const events = { events: [{ eventId: '1', unit: 'u', kind: 'exposure' }] };
    expectProblem(await get(`/api/ab-tests/${id}`, stranger), 404, 'ab_test_not_found');
    expect((await get(`/api/ab-tests/${id}`, viewer)).statusCode).toBe(200);
    for (const [path, body] of [
      ['start', {}],
      ['stop', {}],
      ['events', events],
    ] as const) {
      expectProblem(await post(`/api/ab-tests/${id}/${path}`, body, stranger), 404, 'ab_test_not_found');
      expectProblem(await post(`/api/ab-tests/${id}/${path}`, body, viewer), 403, 'forbidden');
    }
    expectProblem(await post('/api/ab-tests', settings(promptId), viewer), 403, 'forbidden');
    expectProblem(await post('/api/ab-tests', settings(promptId), stranger), 404, 'prompt_not_found');
    expectProblem(await post(`/api/ab-tests/${id}/events`, events), 409, 'test_not_running');
  });
});

function weighed(...weights: number[]) {
  return weights.map((weight, place) => ({ version: place + 1, weight }));
}

function guarded(guardrail: object) {
  return { guardrails: [guardrail] };
}

describe('a program', () => {
  it('gets the arms of a running test with the prompt', async () => {
    const { id: promptId, slug } = await makePrompt();
    const url = `/api/prompts/resolve?name=${slug}`;
    const before = await get(url);
    expect(before.json()).not.toHaveProperty('abTest');
    const id = await makeTest(promptId, { arms: weighed(0.2, 0.3, 0.5) });
    await post(`/api/ab-tests/${id}/start`, {});
    const during = await get(url);
    expect(during.headers.etag).not.toBe(before.headers.etag);
    const { abTest, version } = during.json();
    expect(version).toBe(1);
    expect(abTest).toMatchObject({ id, salt: expect.any(String) });
    expect(abTest.arms).toMatchObject([
      { version: 1, weight: 0.2, template: 'Answer {{question}}.', variables: ['question'] },
      { version: 2, weight: 0.3, template: 'Please answer {{question}}.' },
      { version: 3, weight: 0.5, template: 'Answer {{question}}, please.' },
    ]);
    expect((await get(`${url}&version=1`)).json()).not.toHaveProperty('abTest');
    expect((await get(`${url}&label=latest`)).json()).not.toHaveProperty('abTest');
    await post(`/api/ab-tests/${id}/stop`, {});
    expect((await get(url)).headers.etag).toBe(before.headers.etag);
  });

  it('reports events, each of which counts once, in the arm that client and server know', async () => {
    const { id: promptId, slug } = await makePrompt();
    const id = await makeTest(promptId, guarded({ metric: 'cost', maxIncrease: 0.1, cap: 2 }));
    await post(`/api/ab-tests/${id}/start`, {});
    const units = Array.from({ length: 40 }, (_, unit) => `user-${unit}`);
    const events = units.flatMap((unit) => [
      { eventId: `${unit}-1`, unit, kind: 'exposure' },
      { eventId: `${unit}-2`, unit, kind: 'exposure' },
      { eventId: `${unit}-3`, unit, kind: 'metric', name: 'solved', value: 1 },
      { eventId: `${unit}-4`, unit, kind: 'metric', name: 'cost', value: 7 },
    ]);
    const send = () => post(`/api/ab-tests/${id}/events`, { events });
    const replies = await Promise.all([send(), send(), send()]);
    for (const reply of replies) expect(reply.json()).toEqual({ received: 160 });
    const { abTest } = (await get(`/api/prompts/resolve?name=${slug}`)).json();
    const weights = [0.5, 0.5];
    const inFirst = units.filter((unit) => assignArm({ salt: abTest.salt, weights }, unit) === 0).length;
    expect((await get(`/api/ab-tests/${id}`)).json().arms).toMatchObject([
      { exposed: inFirst, closed: 0 },
      { exposed: 40 - inFirst, closed: 0 },
    ]);
  });

  it.each<[string, object]>([
    ['a metric without a value', { kind: 'metric', name: 'solved' }],
    ['a metric without a name', { kind: 'metric', value: 1 }],
    ['a metric above 1', { kind: 'metric', name: 'solved', value: 1.1 }],
    ['a metric below 0', { kind: 'metric', name: 'solved', value: -0.1 }],
    ['a metric of another test', { kind: 'metric', name: 'joy', value: 1 }],
    ['an exposure with a value', { kind: 'exposure', value: 1 }],
    ['another kind', { kind: 'click' }],
  ])('does not report %s', async (_, event) => {
    const { id: promptId } = await makePrompt();
    const id = await makeTest(promptId);
    await post(`/api/ab-tests/${id}/start`, {});
    const events = [{ eventId: '1', unit: 'u', ...event }];
    expectProblem(await post(`/api/ab-tests/${id}/events`, { events }), 400, 'validation_failed');
  });
});

it('is not handed out for its key any more once its prompt is deleted', async () => {
  const { id: promptId } = await makePrompt();
  const metric = 'theremin';
  const make = () =>
    test.post(member, '/api/ab-tests', settings(promptId, { metric }), {
      'idempotency-key': `of ${promptId}`.replace(' ', '-'),
    });
  const made = await make();
  expect([made.statusCode, (await make()).body]).toEqual([201, made.body]);
  const url = `/api/prompts/${promptId}?force=true`;
  expect((await test.delete(member, url)).statusCode).toBe(204);
  const again = await make();
  expect(again.statusCode).toBeGreaterThanOrEqual(400);
  expect(again.body).not.toContain(metric);
});
