import { randomUUID } from 'node:crypto';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { CameLately } from './came-lately.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const test = fixture(openTestContext);
const clock = new TestClock();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Reached = ConstructorParameters<typeof CameLately>[0]['redis'];

/** A process that knows nothing but what is in Redis. */
const startProcess = (redis: Reached = test.ctx.redis) =>
  new CameLately({ redis, logger: test.ctx.logger, clock, mostWaitMs: 60_000 });
const away: Reached = { status: 'end', mget: vi.fn(), pipeline: vi.fn() };
const knows = async (process: CameLately, name: string) => (await process.which([name])).has(name);

it('what comes again within ten seconds is known for five minutes from then, though it is noted once', async () => {
  const [name, lately] = [randomUUID(), startProcess()];
  const pipeline = vi.spyOn(test.ctx.redis, 'pipeline');
  lately.note([name]);
  await lately.settled();
  clock.advance(10 * SECOND);
  lately.note([name]);
  await lately.settled();
  expect(pipeline).toHaveBeenCalledTimes(1);
  clock.advance(5 * MINUTE);
  for (const process of [lately, startProcess()]) expect(await knows(process, name)).toBe(true);
  clock.advance(1);
  for (const process of [lately, startProcess()]) expect(await knows(process, name)).toBe(false);
});

it('what comes again later is noted again, for other processes, too', async () => {
  const [name, lately] = [randomUUID(), startProcess()];
  lately.note([name]);
  await lately.settled();
  clock.advance(10 * SECOND + 1);
  lately.note([name]);
  await lately.settled();
  clock.advance(5 * MINUTE + 10 * SECOND);
  for (const process of [lately, startProcess()]) expect(await knows(process, name)).toBe(true);
});

it('Redis forgets it no sooner than the processes do', async () => {
  const [name, lately] = [randomUUID(), startProcess()];
  const [seconds = 0, micros = 0] = (await test.ctx.redis.time()).map(Number);
  lately.note([name]);
  await lately.settled();
  const ends = await test.ctx.redis.pexpiretime(`came:${name}`);
  const lives = ends - Math.floor(seconds * SECOND + micros / 1_000);
  expect(lives).toBeGreaterThanOrEqual(5 * MINUTE + 10 * SECOND);
  // Nor for much longer, however slow this machine is.
  expect(lives).toBeLessThan(24 * 60 * MINUTE);
});

it('what is noted while Redis is asked does not become older by its answer', async () => {
  const [name, other, lately] = [randomUUID(), startProcess(), startProcess()];
  other.note([name]);
  await other.settled();
  clock.advance(4 * MINUTE);
  const asked = knows(lately, name);
  lately.note([name]);
  expect(await asked).toBe(true);
  await lately.settled();
  clock.advance(4 * MINUTE);
  for (const process of [lately, startProcess()]) expect(await knows(process, name)).toBe(true);
});

it('of too many that a process knows the one goes that came longest ago', async () => {
  const lately = startProcess(away);
  const names = Array.from({ length: 50_000 }, (_, at) => `name ${at}`);
  lately.note(names);
  clock.advance(10 * SECOND + 1);
  lately.note(['name 0']);
  lately.note(['one more']);
  expect([...(await lately.which(['name 0', 'name 1', 'name 2', 'one more']))]).toEqual([
    ...['name 0', 'name 2', 'one more'],
  ]);
});

it('after a wait in vain Redis is not asked for a second, and one line of the log says so', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const mget = vi.fn((): Promise<null[]> => new Promise(() => undefined));
  const redis: Reached = { ...away, status: 'ready', mget };
  const logger = { warn: vi.fn() };
  const lately = new CameLately({ redis, logger, clock });
  const ask = async (ms: number) => {
    const told = lately.which(['name']);
    await vi.advanceTimersByTimeAsync(ms);
    return [...(await told)];
  };
  expect(await ask(25)).toEqual([]);
  await ask(0);
  await vi.advanceTimersByTimeAsync(999);
  await ask(0);
  expect(mget).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  await ask(25);
  expect([mget.mock.calls.length, logger.warn.mock.calls.length]).toEqual([2, 1]);
  // It answers, and is away again.
  mget.mockResolvedValueOnce([null]);
  await vi.advanceTimersByTimeAsync(1_000);
  await ask(0);
  await ask(25);
  expect([mget.mock.calls.length, logger.warn.mock.calls.length]).toEqual([4, 2]);
});
