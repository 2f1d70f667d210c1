import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';

const signal = new AbortController().signal;

function setup(maxConcurrent: number, maxQueued: number) {
  const clock = new ManualClock();
  const limit = createConcurrencyLimit({ maxConcurrent, maxQueued, maxWaitMs: 1_000, clock });
  const begun: string[] = [];
  const start = (name: string, key = 'k', abort: AbortSignal = signal, place = 'n') => {
    const gate = Promise.withResolvers<string>();
    const result = limit.run({ group: key, name: place }, 'openai', abort, () => {
      begun.push(name);
      return gate.promise;
    });
    result.catch(() => {});
    return { result, finish: () => gate.resolve(name), fail: () => gate.reject(new Error(name)) };
  };
  return { begun, clock, start };
}

describe('createConcurrencyLimit', () => {
  it('runs as many as allowed and the others in order', async () => {
    const { begun, start } = setup(2, 10);
    const [a, b, c, d] = [start('a'), start('b'), start('c'), start('d')];
    expect(begun).toEqual(['a', 'b']);
    b.finish();
    await b.result;
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b', 'c']);
    a.fail();
    await expect(a.result).rejects.toThrow('a');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    c.finish();
    d.finish();
    await expect(Promise.all([c.result, d.result])).resolves.toEqual(['c', 'd']);
  });

  it('limits each group by itself', () => {
    const { begun, start } = setup(1, 10);
    start('a', 'one');
    start('b', 'two');
    expect(begun).toEqual(['a', 'b']);
  });

  it('limits the places of a group by themselves and together, and none waits for room in another', async () => {
    const { begun, start } = setup(2, 10);
    const at = (name: string) => start(name, 'k', signal, name.slice(0, 1));
    const [a1, a2] = [at('a1'), at('a2')];
    at('a3');
    const b1 = at('b1');
    at('b2');
    at('c1');
    at('c2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    for (const [call, next] of [
      [b1, 'c1'],
      [a1, 'a3'],
      [a2, 'c2'],
    ] as const) {
      call.finish();
      await vi.waitFor(() => expect(begun.at(-1)).toBe(next));
    }
    expect(begun).toHaveLength(7);
  });

  it('refuses a call that has waited too long, and lets the others wait on', async () => {
    const { begun, clock, start } = setup(1, 2);
    const a = start('a');
    const b = start('b');
    clock.advance(600);
    const c = start('c');
    clock.advance(600);
    await expect(b.result).rejects.toMatchObject({ kind: 'overloaded', reason: 'queue_full' });
    a.finish();
    await a.result;
    c.finish();
    await expect(c.result).resolves.toBe('c');
    expect(begun).toEqual(['a', 'c']);
    expect(clock.pending).toBe(0);
  });

  it('refuses when the queue is full', async () => {
    const { begun, start } = setup(1, 1);
    const a = start('a');
    const b = start('b');
    await expect(start('c').result).rejects.toMatchObject({
      kind: 'overloaded',
      reason: 'queue_full',
      retryable: true,
    });
    a.finish();
    b.finish();
    await b.result;
    expect(begun).toEqual(['a', 'b']);
  });

  it('lets an aborted call leave the queue', async () => {
    const { begun, start } = setup(1, 1);
    const controller = new AbortController();
    const reason = new Error('The client went away');
    const a = start('a');
    const b = start('b', 'k', controller.signal);
    controller.abort(reason);
    await expect(b.result).rejects.toBe(reason);
    const c = start('c');
    a.finish();
    c.finish();
    await c.result;
    expect(begun).toEqual(['a', 'c']);
    await expect(start('d', 'k', controller.signal).result).rejects.toBe(reason);
  });

  it('leaves nothing behind on the signal of whoever waited, which may live as long as the process', async () => {
    const { clock, start } = setup(1, 2);
    const controller = new AbortController();
    const a = start('a');
    const [b, c] = [start('b', 'k', controller.signal), start('c', 'k', controller.signal)];
    a.finish();
    b.finish();
    await b.result;
    c.finish();
    await c.result;
    const d = start('d');
    const refused = start('e', 'k', controller.signal);
    clock.advance(1_000);
    await expect(refused.result).rejects.toMatchObject({ reason: 'queue_full' });
    d.finish();
    await d.result;
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('runs sixteen calls of a place and twice as many of a group, and lets two hundred wait a minute, where nothing else is said', async () => {
    const clock = new ManualClock();
    const limit = createConcurrencyLimit({ clock });
    let running = 0;
    const start = (name: string) => {
      const run = () => {
        running += 1;
        return new Promise<never>(() => {});
      };
      const result = limit.run({ group: 'g', name }, 'openai', signal, run);
      result.catch(() => {});
      return result;
    };
    for (let call = 0; call < 16 + 50; call += 1) void start('a');
    expect(running).toBe(16);
    for (let call = 0; call < 16 + 149; call += 1) void start('b');
    expect(running).toBe(32);
    const last = start('c');
    await expect(start('c')).rejects.toMatchObject({ reason: 'queue_full' });
    clock.advance(59_999);
    expect(clock.pending).toBe(200);
    clock.advance(1);
    await expect(last).rejects.toMatchObject({ reason: 'queue_full' });
    expect(running).toBe(32);
  });

  it('makes room again for each call that ended, and for no more', async () => {
    const { begun, start } = setup(2, 10);
    for (let round = 0; round < 3; round += 1) {
      begun.length = 0;
      const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => start(name));
      expect(begun).toEqual(['a', 'b']);
      for (const call of calls) {
        call.finish();
        await call.result;
      }
      expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    }
  });

  it('never exceeds the limit under load', async () => {
    const limit = createConcurrencyLimit({ maxConcurrent: 3, maxQueued: 1000 });
    let running = 0;
    let peak = 0;
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        limit.run({ group: 'k', name: 'n' }, 'openai', signal, async () => {
          running += 1;
          peak = Math.max(peak, running);
          for (let turn = 0; turn < index % 5; turn += 1) await Promise.resolve();
          running -= 1;
        }),
      ),
    );
    expect(peak).toBe(3);
  });
});
