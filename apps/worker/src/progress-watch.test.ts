import { beforeEach, describe, expect, it } from 'vitest';
import { type ProgressWatch, watchProgress } from './progress-watch.ts';

let time: number;
let waiting: number | null;
let isRunning: boolean;
let watch: ProgressWatch;

const minutes = (count: number) => count * 60_000;
const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  time = 0;
  waiting = 0;
  isRunning = true;
  watch = watchProgress({
    slots: 2,
    isRunning: () => isRunning,
    waiting: async () => waiting,
    now: () => time,
  });
});

/** Lets time pass as the worker lives through it, checking every few seconds. */
async function pass(milliseconds: number): Promise<void> {
  for (const end = time + milliseconds; time < end; time += 5_000) await watch.check();
}

describe('watchProgress', () => {
  it('is content with a worker that has nothing to do, however long', async () => {
    await pass(minutes(120));
    expect(watch.problem()).toBeNull();
  });

  it('tells of a job that takes very long before it takes the worker for wedged', async () => {
    void watch.run(never);
    await pass(minutes(9));
    expect(watch.delay()).toBeNull();
    await pass(minutes(2));
    expect([watch.delay(), watch.problem()]).toEqual([expect.stringMatching(/running for \d+ s/), null]);
  });

  it('tells that a worker leaves waiting jobs alone although it has a free slot', async () => {
    waiting = 3;
    await pass(minutes(1));
    expect(watch.problem()).toBeNull();
    await pass(minutes(2));
    expect(watch.problem()).toMatch(/^No job was taken for \d+ s, although 3 are waiting\.$/);
    await watch.run(async () => undefined);
    expect(watch.problem()).toBeNull();
  });

  it('is content with jobs that wait while every slot is taken by one that moves', async () => {
    waiting = 50;
    for (let round = 0; round < 60; round++) {
      const jobs = [1, 2].map(() => {
        let end = (): void => undefined;
        const ended = new Promise<void>((resolve) => {
          end = resolve;
        });
        return { done: watch.run(() => ended), end };
      });
      await pass(minutes(10));
      expect(watch.problem()).toBeNull();
      for (const { end, done } of jobs) {
        end();
        await done;
      }
    }
  });

  it('tells that a job never ends, also while others do', async () => {
    void watch.run(never);
    for (let round = 0; round < 12; round++) {
      await pass(minutes(4));
      await watch.run(async () => undefined);
    }
    expect(watch.problem()).toMatch(/^A job has been running for \d+ s\.$/);
  });

  it('forgets a job that failed', async () => {
    await expect(watch.run(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    await pass(minutes(120));
    expect(watch.problem()).toBeNull();
    expect([watch.completed(), watch.failed()]).toEqual([0, 1]);
  });

  it('tells nothing of the queue while it cannot be asked', async () => {
    waiting = 3;
    await pass(minutes(1));
    waiting = null;
    await pass(minutes(10));
    expect(watch.problem()).toBeNull();
  });

  it('tells that the worker has stopped taking jobs', () => {
    isRunning = false;
    expect(watch.problem()).toBe('The worker is not taking jobs.');
  });
});
