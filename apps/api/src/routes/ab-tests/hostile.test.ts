import { randomUUID } from 'node:crypto';
import { startAbTest } from '@refinery/domain/ab-tests/start-ab-test.ts';
import { exposureOf, makeAbTest, makeTestedPrompt, metricOf, runAbTest } from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

/** The body may be a text, for what no JSON value can say. */
const report = (id: string, body: string, by = member) =>
  test.post(by, `/api/ab-tests/${id}/events`, body, { 'content-type': 'application/json' });
const send = (id: string, events: object[], by = member) => report(id, JSON.stringify({ events }), by);

const rowsOf = async (id: string) => {
  const units = await test.sql`select count(*)::int as count from ab_units where test_id = ${id}`;
  const values =
    await test.sql`select metric, sum, count from ab_values where test_id = ${id} order by unit, metric`;
  return { units: units[0]?.count, values: [...values] };
};

describe('events', () => {
  it('1,000 of one id count as one, 1,001 are too many', async () => {
    const { id, unit } = await runAbTest(member);
    const one = exposureOf(unit(0));
    const same = Array.from({ length: 1_000 }, () => ({ ...one, unit: unit(0) }));
    expect((await send(id, same)).json()).toEqual({ received: 1_000 });
    expect((await send(id, same)).statusCode).toBe(200);
    expect(await rowsOf(id)).toEqual({ units: 1, values: [] });
    const many = Array.from({ length: 1_001 }, () => exposureOf('user-1'));
    expectProblem(await send(id, many), 400, 'validation_failed');
  });

  it('1,000 of one unit in many requests at once make one unit with their mean', async () => {
    const { id, unit } = await runAbTest(member);
    const one = unit(1);
    const events = Array.from({ length: 500 }, () => [exposureOf(one), metricOf(one, 'solved', 0.25)]).flat();
    const parts = Array.from({ length: 10 }, (_, part) => events.slice(part * 100, (part + 1) * 100));
    const replies = await Promise.all([...parts, ...parts].map((part) => send(id, part)));
    for (const { statusCode } of replies) expect(statusCode).toBe(200);
    expect(await rowsOf(id)).toEqual({ units: 1, values: [{ metric: 0, sum: 125, count: 500 }] });
  });

  it.each([
    ['no number', '"NaN"'],
    ['nothing', 'null'],
    ['a number that no computer holds', '1e999'],
    ['less than 0', '-1e-9'],
    ['more than 1', '1.0000001'],
    ['a list', '[1]'],
  ])('with a value that is %s are refused as a whole', async (_, value) => {
    const { id, unit } = await runAbTest(member);
    const good = JSON.stringify(exposureOf(unit(0)));
    const bad = `{"eventId": "1", "unit": "u", "kind": "metric", "name": "solved", "value": ${value}}`;
    expectProblem(await report(id, `{"events": [${good}, ${bad}]}`), 400, 'validation_failed');
    expect(await rowsOf(id)).toEqual({ units: 0, values: [] });
  });

  it('of a guardrail count as its cap at most, whatever their value', async () => {
    const guardrails = [{ metric: 'cost' as const, maxIncrease: 0.1, cap: 1e-300 }];
    const { id, unit } = await runAbTest(member, { guardrails });
    const one = unit(0);
    const values = [Number.MAX_VALUE, 1e300, 0].map((value) => metricOf(one, 'cost', value));
    expect((await send(id, [exposureOf(one), ...values])).statusCode).toBe(200);
    expect(await rowsOf(id)).toEqual({ units: 1, values: [{ metric: 1, sum: 2, count: 3 }] });
    expect((await test.get(member, `/api/ab-tests/${id}`)).statusCode).toBe(200);
  });

  it.each([
    ['units of 501 characters', { unit: 'u'.repeat(501) }],
    ['units of 1 MB', { unit: 'u'.repeat(1_000_000) }],
    ['units without a character', { unit: '' }],
    ['units with NUL', { unit: 'u\0' }],
    ['units with half a character', { unit: '\ud800' }],
    ['ids with NUL', { eventId: 'e\0' }],
    ['ids with half a character', { eventId: '\udfff' }],
    ['ids of 101 characters', { eventId: 'e'.repeat(101) }],
  ])('with %s are refused', async (_, more) => {
    const { id } = await runAbTest(member);
    expectProblem(await send(id, [{ ...exposureOf('user-1'), ...more }]), 400, 'validation_failed');
    expect(await rowsOf(id)).toEqual({ units: 0, values: [] });
  });

  it('that do not fit the test are all named, and none of the request is counted', async () => {
    const { id, unit } = await runAbTest(member);
    const one = unit(0);
    const values = [metricOf(one, 'solved', 2), metricOf(one, 'solved', 1), metricOf(one, 'speed', 1)];
    const reply = await send(id, [exposureOf(one), ...values]);
    expectProblem(reply, 400, 'validation_failed');
    expect(reply.json().errors).toEqual([
      { path: 'events.1.value', message: 'must not be more than 1' },
      { path: 'events.3.name', message: 'must be a metric of the test' },
    ]);
    expect(await rowsOf(id)).toEqual({ units: 0, values: [] });
  });

  it('of more than 4 MB are not read', async () => {
    const { id } = await runAbTest(member);
    expect((await report(id, ' '.repeat(4 * 1024 * 1024 + 1))).statusCode).toBe(413);
  });

  it('of a test that was stopped are received and count nothing', async () => {
    const { id, unit } = await runAbTest(member);
    await test.post(member, `/api/ab-tests/${id}/stop`, {});
    expect((await send(id, [exposureOf(unit(0))])).json()).toEqual({ received: 1 });
    expect(await rowsOf(id)).toEqual({ units: 0, values: [] });
  });

  it('of another tenant reach nothing, with the same ids and units', async () => {
    const [mine, other] = [await runAbTest(member), await buildMember(test.ctx)];
    const theirs = await runAbTest(other);
    const events = [exposureOf('user-1'), metricOf('user-1', 'solved', 1)];
    expectProblem(await send(mine.id, events, other), 404, 'ab_test_not_found');
    expect((await send(theirs.id, events, other)).statusCode).toBe(200);
    expect(await rowsOf(mine.id)).toEqual({ units: 0, values: [] });
    expect((await send(mine.id, events)).statusCode).toBe(200);
    expect((await rowsOf(mine.id)).units).toBe(1);
    // The same unit cannot be recognized across tests.
    const units =
      await test.sql`select distinct unit from ab_units where test_id in (${mine.id}, ${theirs.id})`;
    expect(units).toHaveLength(2);
  });
});

describe('tests that are started at the same moment', () => {
  const start = (id: string) => test.post(member, `/api/ab-tests/${id}/start`, {});

  it('are one on one label', async () => {
    const { id: promptId } = await makeTestedPrompt(member);
    const made = await Promise.all(Array.from({ length: 6 }, () => makeAbTest(member, promptId)));
    const replies = await Promise.all(made.flatMap(({ id }) => [start(id), start(id)]));
    const codes = replies.map((reply) => (reply.statusCode === 200 ? 'started' : reply.json().code));
    expect(codes.filter((code) => code === 'started')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['started', 'test_running', 'test_started']));
    const running =
      await test.sql`select id from ab_tests where prompt_id = ${promptId} and status = 'running'`;
    expect(running).toHaveLength(1);
  });

  it('as the label moves find it moved, or keep it where it is', async () => {
    const { id: promptId } = await makeTestedPrompt(member);
    const { id } = await makeAbTest(member, promptId);
    const url = `/api/prompts/${promptId}/labels/production`;
    const [started, moved] = await Promise.all([start(id), test.put(member, url, { version: 2 })]);
    const [row] = await test.sql`
      select t.status, l.version from ab_tests t join prompt_labels l on l.prompt_id = t.prompt_id where t.id = ${id}`;
    expect([started.statusCode, moved.statusCode].filter((status) => status === 200)).toHaveLength(1);
    expect(row).toEqual(
      started.statusCode === 200 ? { status: 'running', version: 1 } : { status: 'draft', version: 2 },
    );
  });

  it('on two labels of one prompt are two', async () => {
    const { id: promptId } = await makeTestedPrompt(member);
    const url = `/api/prompts/${promptId}/labels/staging`;
    await test.put(member, url, { version: 1 });
    const [one, other] = [
      await makeAbTest(member, promptId),
      await makeAbTest(member, promptId, { label: 'staging' }),
    ];
    for (const reply of await Promise.all([start(one.id), start(other.id)]))
      expect(reply.statusCode, reply.body).toBe(200);
  });
});

describe('a test is not made', () => {
  const make = (body: object) => test.post(member, '/api/ab-tests', body);

  it.each([
    ['shares too small to count with', [1e-300, 1]],
    ['a share of almost nothing', [0.0009, 0.9991]],
    ['a share below 0', [-0.5, 1.5]],
  ])('with %s', async (_, weights) => {
    const { id: promptId } = await makeTestedPrompt(member);
    const arms = weights.map((weight, at) => ({ version: at + 1, weight }));
    const reply = await make({ promptId, label: 'production', metric: 'solved', arms });
    expectProblem(reply, 400, 'validation_failed');
  });

  it("of another's prompt, nor started by another", async () => {
    const other = await buildMember(test.ctx);
    const { id: promptId } = await makeTestedPrompt(other);
    const arms = [1, 2].map((version) => ({ version, weight: 0.5 }));
    const body = { promptId, label: 'production', metric: 'solved', arms };
    expectProblem(await make(body), 404, 'prompt_not_found');
    expectProblem(await make({ ...body, promptId: randomUUID() }), 404, 'prompt_not_found');
    const { id } = await makeAbTest(other, promptId);
    await expect(startAbTest(member.as, { id })).rejects.toMatchObject({ code: 'ab_test_not_found' });
  });
});
