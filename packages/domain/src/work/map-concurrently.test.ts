import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrently } from './map-concurrently.ts';

describe('mapConcurrently', () => {
  it('keeps the order and never exceeds its limit', async () => {
    const limits = fc.integer({ min: 1, max: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5)), limits, async (delays, limit) => {
        let running = 0;
        let most = 0;
        const results = await mapConcurrently(delays, limit, async (turns) => {
          most = Math.max(most, ++running);
          for (let turn = 0; turn < turns; turn++) await null;
          running--;
          return turns * 2;
        });
        expect(results).toEqual(delays.map((turns) => turns * 2));
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('takes up to its limit at once', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = 0;
    const done = mapConcurrently([1, 2, 3, 4], 3, async () => {
      if (++begun === 3) release();
      await gate;
    });
    await done;
    expect(begun).toBe(4);
  });

  it('rejects with the first error', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('two');
      return item;
    };
    await expect(mapConcurrently([1, 2, 3], 2, work)).rejects.toThrow('two');
  });
});
