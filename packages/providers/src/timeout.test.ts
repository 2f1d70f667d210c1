import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { withTimeout } from './timeout.ts';

const never = () => new Promise<never>(() => {});

function setup() {
  const controller = new AbortController();
  const clock = new ManualClock();
  return {
    controller,
    clock,
    options: { timeoutMs: 1000, provider: 'openai', signal: controller.signal, clock } as const,
  };
}

describe('withTimeout', () => {
  it('passes a result on and forgets the timer', async () => {
    const { clock, options } = setup();
    let signal: AbortSignal | undefined;
    const result = await withTimeout(async (limited) => {
      signal = limited;
      return 'done';
    }, options);
    expect(clock.pending).toBe(0);
    expect(result).toBe('done');
    expect(signal?.aborted).toBe(false);
  });

  it('passes an error on and forgets the timer', async () => {
    const { clock, options } = setup();
    const error = new Error('Broken');
    await expect(withTimeout(() => Promise.reject(error), options)).rejects.toBe(error);
    expect(clock.pending).toBe(0);
  });

  it('leaves nothing behind on the signal of its caller, which may live as long as the process', async () => {
    const { clock, controller, options } = setup();
    await withTimeout(async () => 'done', options);
    const late = expect(withTimeout(never, options)).rejects.toMatchObject({ kind: 'timeout' });
    clock.advance(1000);
    await late;
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('ends at the limit, even if nothing listens to the signal', async () => {
    const { clock, options } = setup();
    let signal: AbortSignal | undefined;
    const result = withTimeout((limited) => {
      signal = limited;
      return never();
    }, options);
    const failed = expect(result).rejects.toMatchObject({
      kind: 'timeout',
      provider: 'openai',
      retryable: true,
    });
    clock.advance(999);
    expect(signal?.aborted).toBe(false);
    clock.advance(1);
    await failed;
    expect(signal?.aborted).toBe(true);
  });

  it('ends with the abort reason of the caller', async () => {
    const { clock, controller, options } = setup();
    const reason = new Error('The client went away');
    const failed = expect(withTimeout(never, options)).rejects.toBe(reason);
    controller.abort(reason);
    await failed;
    expect(clock.pending).toBe(0);
    const begun = vi.fn(never);
    await expect(withTimeout(begun, options)).rejects.toBe(reason);
    expect(begun).not.toHaveBeenCalled();
  });
});
