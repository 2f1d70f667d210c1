import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGroups } from './group-tasks.ts';

/** Groups of numbers that are doubled, each when it is let go; a group with a number below zero fails. */
function openGroups(places = 2) {
  const begun: { inputs: number[]; letGo: () => void }[] = [];
  const alone: number[] = [];
  const double = createGroups({
    places,
    run: async (inputs: number[]) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      begun.push({ inputs, letGo: resolve });
      await promise;
      if (inputs.some((input) => input < 0)) throw new Error('group');
      return inputs.map((input) => input * 2);
    },
    alone: async (input) => {
      alone.push(input);
      if (input < 0) throw new Error('alone');
      return input * 2;
    },
  });
  return { begun, alone, double };
}

const turn = () => sleep(1);

describe('createGroups', () => {
  it('does what comes at the same time together, shared out among the places', async () => {
    const { begun, double } = openGroups(2);
    const results = [1, 2, 3, 4, 5].map(double);
    await turn();
    expect(begun.map(({ inputs }) => inputs)).toEqual([[1, 2, 3], [4]]);
    results.push(double(6));
    await turn();
    expect(begun).toHaveLength(2);
    begun[0]?.letGo();
    await turn();
    expect(begun[2]?.inputs).toEqual([5]);
    for (const { letGo } of begun) letGo();
    await turn();
    for (const { letGo } of begun) letGo();
    expect(await Promise.all(results)).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it('takes no more than 16 at once', async () => {
    const { begun, double } = openGroups(1);
    for (let at = 0; at < 40; at++) void double(at);
    await turn();
    expect(begun.map(({ inputs }) => inputs.length)).toEqual([16]);
  });

  it('does those of a group that fails alone: only what is bad fails', async () => {
    const { begun, alone, double } = openGroups(1);
    const results = Promise.allSettled([1, -2, 3].map(double));
    await turn();
    begun[0]?.letGo();
    expect(await results).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: new Error('alone') },
      { status: 'fulfilled', value: 6 },
    ]);
    expect(alone).toEqual([1, -2, 3]);
  });

  it('fails with its group where that was itself', async () => {
    const { begun, alone, double } = openGroups(1);
    const results = Promise.allSettled([double(-1)]);
    await turn();
    begun[0]?.letGo();
    expect(await results).toEqual([{ status: 'rejected', reason: new Error('group') }]);
    expect(alone).toEqual([]);
  });

  it('answers everybody once with their own result, and never does more groups than there are places', async () => {
    const bursts = fc.array(fc.array(fc.integer({ min: -2, max: 50 }), { maxLength: 40 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), bursts, async (places, all) => {
        let running = 0;
        const double = createGroups({
          places,
          run: async (inputs: number[]) => {
            running++;
            expect(running).toBeLessThanOrEqual(places);
            await turn();
            running--;
            if (inputs.some((input) => input < 0)) throw new Error('group');
            return inputs.map((input) => input * 2);
          },
          alone: async (input) => input * 2,
        });
        const results: Promise<number | 'failed'>[] = [];
        for (const burst of all) {
          results.push(...burst.map((input) => double(input).catch(() => 'failed' as const)));
          await turn();
        }
        for (const [at, input] of all.flat().entries()) {
          const result = await results[at];
          expect(input < 0 && result === 'failed' ? input * 2 : result).toBe(input * 2);
        }
      }),
      { numRuns: 30 },
    );
  });
});
