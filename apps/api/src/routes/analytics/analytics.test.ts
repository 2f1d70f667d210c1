import { computeUsageHours } from '@refinery/domain/analytics/compute-usage-hours.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const clock = new TestClock(new Date('2026-05-15T12:30:00Z'));
const test = fixture((services) =>
  openTestApp(services, { clock, env: { REFRESH_TOKEN_EXPIRY: '8640000' } }),
);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  await test.post(member, '/api/optimize', { text: 'Please write a poem.' });
  await computeUsageHours(test.ctx, { mostMs: Number.POSITIVE_INFINITY });
});

const get = (path: string, who = member) => test.get(who, `/api/analytics/${path}`);

describe.each(['usage', 'prompts', 'models', 'trends'])('GET /api/analytics/%s', (name) => {
  it('answers for the last 30 days', async () => {
    const reply = await get(name);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      from: '2026-04-16T00:00:00.000Z',
      to: '2026-05-15T13:00:00.000Z',
      upToDateUntil: '2026-05-15T12:30:00.000Z',
    });
  });

  it('is open to viewers, and shows nothing of others', async () => {
    const viewer = await buildMember(test.ctx, { role: 'viewer' });
    const reply = await get(name, viewer);
    expect([reply.statusCode, reply.json().upToDateUntil]).toEqual([200, null]);
    expect(reply.body).not.toMatch(/"requests":[1-9]/);
  });

  it('counts whole hours', async () => {
    const reply = await get(`${name}?from=2026-05-15T11:59:59Z&to=2026-05-15T12:00:01Z`);
    expect(reply.json()).toMatchObject({ from: '2026-05-15T11:00:00.000Z', to: '2026-05-15T13:00:00.000Z' });
  });

  it.each([
    ['from=2026-05-15T13:00:00Z&to=2026-05-16T00:00:00Z', 'from must not be in the future'],
    ['from=2026-05-02T00:00:00Z&to=2026-05-02T00:00:00Z', 'from must be before to'],
    ['from=2025-05-01T00:00:00Z&to=2026-05-03T00:00:00Z', 'from must be at most 366 days before to'],
    ['from=0001-01-01T00:00:00Z', 'from must be at most 366 days before to'],
    ['to=0001-01-01T00:00:00Z', 'to must be after 1970'],
    ['from=yesterday', 'from'],
    ['nonsense=1', 'nonsense'],
  ])('refuses ?%s', async (query, detail) => {
    const reply = await get(`${name}?${query}`);
    expect(expectProblem(reply, 400, 'validation_failed').detail).toContain(detail);
  });
});

it('trends have a point for every hour and day, and are refused where these would be too many', async () => {
  const day = 'from=2026-05-14T00:00:00Z&to=2026-05-15T00:00:00Z';
  expect((await get(`trends?by=hour&${day}`)).json().points).toHaveLength(24);
  expect((await get('trends')).json().points).toHaveLength(30);
  expect((await get('trends?by=hour')).json().points).toHaveLength(709);
  const long = await get('trends?by=hour&from=2026-04-01T00:00:00Z&to=2026-05-03T00:00:00Z');
  expect(expectProblem(long, 400, 'validation_failed').detail).toContain('31 days');
  expectProblem(await get('trends?by=week'), 400, 'validation_failed');
});

it.each([
  'usage?action=none',
  'usage?provider=none',
  'usage?promptId=1',
  'models?limit=101',
  'prompts?limit=0',
])('refuses %s', async (path) => void expectProblem(await get(path), 400, 'validation_failed'));

it('is selected by all filters together', async () => {
  const requests = async (query: string) => (await get(`usage?${query}`)).json().requests;
  const found = [
    'action=optimization&provider=local',
    'action=batch',
    'provider=openai',
    "model='; select 1",
  ];
  expect(await Promise.all(found.map(requests))).toEqual([1, 0, 0, 0]);
});
