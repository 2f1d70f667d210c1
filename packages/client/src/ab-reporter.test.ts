import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { assignArm } from './generated/assignment.ts';
import { json, openClient, problem, type Step } from './testing/fake-api.ts';

const ID = '0190a000-0000-7000-8000-000000000001';
const text = (version: number) => ({
  template: `Version ${version}`,
  messages: [{ role: 'user', content: `Version ${version}` }],
  config: {},
  variables: [],
});
const WEIGHTS = [0.5, 0.5];
const resolved = {
  name: 'Answer',
  slug: 'answer',
  version: 1,
  label: 'production',
  type: 'text',
  ...text(1),
  abTest: {
    id: ID,
    salt: 's',
    arms: WEIGHTS.map((weight, at) => ({ version: at + 1, weight, ...text(at + 1) })),
  },
};
const received = (): Step => json({ received: 1 });
const down = (): Step => new TypeError('fetch failed');
const open = (steps: Step[]) => openClient([json(resolved), ...steps], { retries: 0 });
const eventsOf = (body: unknown): { eventId: string; unit: string; kind: string; value?: number }[] =>
  JSON.parse(String(body)).events;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.restoreAllMocks().useRealTimers());

it('a unit always gets the arm that the server counts it in, from one fetch', async () => {
  const { client, sent } = open([received()]);
  for (let time = 0; time < 2; time++)
    for (const unit of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const prompt = await client.getPrompt('answer', { unit });
      const version = assignArm({ salt: 's', weights: WEIGHTS }, unit) + 1;
      expect(prompt).toMatchObject({ version, template: `Version ${version}`, abTest: { id: ID, unit } });
    }
  // Who names no unit gets what has the label, and is no part of the test.
  expect(await client.getPrompt('answer')).toMatchObject({ version: 1, abTest: null });
  await client.flushEvents();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.path).toBe(`/api/v1/ab-tests/${ID}/events`);
  expect(eventsOf(sent[1]?.body).map(({ unit, kind }) => [unit, kind])).toEqual(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((unit) => [unit, 'exposure']),
  );
});

it('metrics follow the exposure, and nothing is reported without a test', async () => {
  const { client, sent } = open([received()]);
  const prompt = await client.getPrompt('answer', { unit: 'a' });
  client.reportMetric(prompt, 'solved', 1);
  client.reportMetric({ abTest: null }, 'solved', 1);
  await client.flushEvents();
  await client.flushEvents();
  expect(sent).toHaveLength(2);
  expect(eventsOf(sent[1]?.body)).toEqual([
    { eventId: expect.any(String), unit: 'a', kind: 'exposure' },
    { eventId: expect.any(String), unit: 'a', kind: 'metric', name: 'solved', value: 1 },
  ]);
});

it('events are sent by themselves, again under the same ids after an outage', async () => {
  const { client, sent } = open([down(), received()]);
  await client.getPrompt('answer', { unit: 'a' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(3);
  expect(sent[2]?.body).toEqual(sent[1]?.body);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sent).toHaveLength(3);
});

it('10,000 events wait in an outage, the newest ones, and go in batches of 1,000', async () => {
  const { client, sent } = open([down(), ...Array.from({ length: 10 }, received)]);
  const prompt = await client.getPrompt('answer', { unit: 'a' });
  for (let event = 0; event < 10_500; event++) client.reportMetric(prompt, 'solved', event / 10_500);
  await expect(client.flushEvents()).rejects.toThrow();
  await client.flushEvents();
  const batches = sent.slice(2).map(({ body }) => eventsOf(body));
  expect(batches.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 1_000));
  expect(new Set(batches.flat().map(({ eventId }) => eventId)).size).toBe(10_000);
  const values = batches.flat().map(({ value }) => value);
  expect(values).toEqual(Array.from({ length: 10_000 }, (_, at) => (at + 500) / 10_500));
});

it('a unit whose exposure had no place in an outage is reported when it comes again', async () => {
  const { client, sent } = open([down(), ...Array.from({ length: 11 }, received)]);
  const prompt = await client.getPrompt('answer', { unit: 'a' });
  for (let event = 0; event < 10_000; event++) client.reportMetric(prompt, 'solved', 1);
  await expect(client.flushEvents()).rejects.toThrow();
  await client.getPrompt('answer', { unit: 'a' });
  await client.flushEvents();
  const events = sent.slice(2).flatMap(({ body }) => eventsOf(body));
  expect(events.filter(({ kind }) => kind === 'exposure')).toMatchObject([{ unit: 'a' }]);
});

it('what the API refuses for good is not sent again', async () => {
  const { client, sent } = open([problem(404, 'ab_test_not_found')]);
  await client.getPrompt('answer', { unit: 'a' });
  await expect(client.flushEvents()).rejects.toMatchObject({ code: 'ab_test_not_found' });
  await client.flushEvents();
  expect(sent).toHaveLength(2);
});

it('an event that the API refuses takes no other with it', async () => {
  const errors = [{ path: 'events.1.value', message: 'must be at least 0' }];
  const { client, sent } = open([problem(400, 'validation_failed', {}, { errors }), received()]);
  for (const unit of ['a', 'b', 'c']) await client.getPrompt('answer', { unit });
  await expect(client.flushEvents()).rejects.toMatchObject({ code: 'validation_failed' });
  await client.flushEvents();
  expect(sent.slice(1).map(({ body }) => eventsOf(body).map(({ unit }) => unit))).toEqual([
    ['a', 'b', 'c'],
    ['a', 'c'],
  ]);
});

it('all events that a refusal names are dropped, and no others', async () => {
  const errors = [0, 2].map((at) => ({ path: `events.${at}.value`, message: 'must be at least 0' }));
  const { client, sent } = open([problem(400, 'validation_failed', {}, { errors }), received()]);
  for (const unit of ['a', 'b', 'c', 'd']) await client.getPrompt('answer', { unit });
  await expect(client.flushEvents()).rejects.toMatchObject({ code: 'validation_failed' });
  expect(sent.slice(1).map(({ body }) => eventsOf(body).map(({ unit }) => unit))).toEqual([
    ['a', 'b', 'c', 'd'],
    ['b', 'd'],
  ]);
});

it('the events of each test are sent to that test', async () => {
  const OTHER = ID.replace('1', '2');
  const other = json({ ...resolved, slug: 'other', abTest: { ...resolved.abTest, id: OTHER } });
  const { client, sent } = open([other, received(), received()]);
  for (const unit of ['a', 'b'])
    for (const name of ['answer', 'other']) await client.getPrompt(name, { unit });
  await client.flushEvents();
  expect(sent.slice(2).map(({ path, body }) => [path, eventsOf(body).map(({ unit }) => unit)])).toEqual([
    [`/api/v1/ab-tests/${ID}/events`, ['a', 'b']],
    [`/api/v1/ab-tests/${OTHER}/events`, ['a', 'b']],
  ]);
});

it('an event that comes while others are sent is sent after them, once', async () => {
  const answer = Promise.withResolvers<Response>();
  const { client, sent } = open([() => answer.promise, received()]);
  await client.getPrompt('answer', { unit: 'a' });
  const flushes = [client.flushEvents()];
  await client.getPrompt('answer', { unit: 'b' });
  flushes.push(client.flushEvents());
  answer.resolve(json({ received: 1 }));
  await Promise.all(flushes);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sent.slice(1).map(({ body }) => eventsOf(body).map(({ unit }) => unit))).toEqual([['a'], ['b']]);
});

it('events that wait keep no program from ending', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const { client } = open([]);
  await client.getPrompt('answer', { unit: 'a' });
  const [timer] = timers.mock.results.slice(-1);
  expect(timer?.value.hasRef()).toBe(false);
});

it('of more than ten events only the one that is refused is dropped', async () => {
  const errors = [{ path: 'events.10.value', message: 'must be at least 0' }];
  const { client, sent } = open([problem(400, 'validation_failed', {}, { errors }), received()]);
  const units = Array.from({ length: 11 }, (_, at) => `unit ${at}`);
  for (const unit of units) await client.getPrompt('answer', { unit });
  await expect(client.flushEvents()).rejects.toMatchObject({ code: 'validation_failed' });
  expect(sent.slice(1).map(({ body }) => eventsOf(body).map(({ unit }) => unit))).toEqual([
    units,
    units.slice(0, 10),
  ]);
});

it('while a test is running, the API is asked after 30 seconds, so that nobody gets an arm for long that does harm', async () => {
  const { abTest: _ended, ...after } = resolved;
  const { client, sent } = open([received(), json(after)]);
  const unit = ['a', 'b', 'c', 'd', 'e'].find((one) => assignArm({ salt: 's', weights: WEIGHTS }, one) === 1);
  expect(await client.getPrompt('answer', { unit })).toMatchObject({ version: 2 });
  await client.flushEvents();
  await vi.advanceTimersByTimeAsync(29_999);
  await client.getPrompt('answer', { unit });
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  await client.getPrompt('answer', { unit });
  await vi.advanceTimersByTimeAsync(0);
  expect(await client.getPrompt('answer', { unit })).toMatchObject({ version: 1, abTest: null });
  // Without a test it is used as long as it says.
  await vi.advanceTimersByTimeAsync(59_000);
  await client.getPrompt('answer', { unit });
  expect(sent).toHaveLength(3);
});

it.each(['', 'u'.repeat(501), 'u\0', '\ud800'])(
  'what the API takes for no unit is no part of a test: %j',
  async (unit) => {
    const { client, sent } = open([]);
    expect(await client.getPrompt('answer', { unit })).toMatchObject({ version: 1, abTest: null });
    await client.flushEvents();
    expect(sent).toHaveLength(1);
  },
);

it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
  '%d is no value: it would take other events with it',
  async (value) => {
    const { client } = open([]);
    const prompt = await client.getPrompt('answer', { unit: 'a' });
    expect(() => client.reportMetric(prompt, 'solved', value)).toThrow(TypeError);
  },
);
