import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  it('never wakes too early', async () => {
    for (const ms of [0, 1, 3.5, 10]) {
      const before = systemClock.now();
      await systemClock.sleep(ms);
      expect(systemClock.now() - before).toBeGreaterThanOrEqual(ms);
    }
  });

  it('wakes at once when aborted, with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('Enough');
    const slept = systemClock.sleep(3_600_000, controller.signal);
    controller.abort(reason);
    await expect(slept).rejects.toBe(reason);
    for (const ms of [0, 3_600_000])
      await expect(systemClock.sleep(ms, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
