import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { die, echo, fail, hoard, nothing, spin } from './testing/tasks.ts';
import { createThreadPool, type ThreadPool } from './thread-pool.ts';

const tasks = new URL('./testing/tasks.ts', import.meta.url);
const short = (owner: string) => ({ owner, long: false });
const long = (owner: string) => ({ owner, long: true });

let pool: ThreadPool;
afterEach(() => pool.close());

const open = (options: { timeoutMs?: number; memoryMb?: number; file?: URL } = {}) => {
  pool = createThreadPool({ file: tasks, timeoutMs: 3_000, threads: 2, probe: nothing, ...options });
};

describe('createThreadPool', () => {
  it('does tasks of many owners, and hands on what they throw', async () => {
    open({ timeoutMs: 60_000 });
    const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`);
    const done = await Promise.all(texts.map((text, index) => pool.run(echo, text, short(`${index % 7}`))));
    expect(done).toEqual(texts);
    await expect(pool.run(fail, 'bad luck', short('a'))).rejects.toThrow('bad luck');
    expect(pool.problem()).toBeNull();
  });

  it('stops a task at its limit, by name, while others go on, and has a new thread then', async () => {
    open();
    const endless = pool.run(spin, undefined, long('hostile'));
    const order: string[] = [];
    const refused = expect(endless)
      .rejects.toMatchObject({ code: 'refining_limit_exceeded', message: expect.stringContaining('3 s') })
      .then(() => order.push('refused'));
    for (let round = 0; round < 5; round++) {
      expect(await pool.run(echo, 'quick', short('victim'))).toBe('quick');
      order.push('answered');
    }
    await refused;
    expect(order).toEqual([...Array<string>(5).fill('answered'), 'refused']);
    expect(await pool.run(echo, 'after', long('hostile'))).toBe('after');
    expect(pool.problem()).toBeNull();
  });

  it('ends a task that wants all memory, by name, and lives on', async () => {
    open({ timeoutMs: 60_000, memoryMb: 32 });
    await expect(pool.run(hoard, undefined, long('hostile'))).rejects.toMatchObject({
      code: 'refining_limit_exceeded',
      message: expect.stringContaining('memory'),
    });
    expect(await pool.run(echo, 'after', short('a'))).toBe('after');
  });

  it('is ready once it was warmed up, as long as the owner may have a thread and one is free', async () => {
    open();
    expect(pool.isReady(short('a'))).toBe(false);
    pool.warmUp();
    await waitFor(() => pool.isReady(short('a')));
    const busy = pool.run(spin, undefined, short('a'));
    expect([pool.isReady(short('a')), pool.isReady(short('b'))]).toEqual([false, true]);
    const others = pool.run(echo, 'x', short('b'));
    expect(pool.isReady(short('c'))).toBe(false);
    expect(await others).toBe('x');
    await expect(busy).rejects.toMatchObject({ code: 'refining_limit_exceeded' });
    await waitFor(() => pool.isReady(short('a')));
  });

  it('fails a task whose thread ends under it, and replaces the thread', async () => {
    open({ timeoutMs: 60_000 });
    await expect(pool.run(die, undefined, short('a'))).rejects.toThrow();
    expect(await pool.run(echo, 'after', short('a'))).toBe('after');
  });

  it('refuses what one owner has too much of', async () => {
    open({ timeoutMs: 1_000 });
    const asked = Array.from({ length: 250 }, () => pool.run(echo, 'x', short('greedy')));
    const settled = await Promise.allSettled(asked);
    const refused = settled.filter((one) => one.status === 'rejected').map((one) => one.reason);
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ code: 'rate_limited' });
    expect(await pool.run(echo, 'later', short('greedy'))).toBe('later');
  });

  it('tells of threads that never come up, and of nothing once they do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'thread-pool-'));
    const flag = join(folder, 'ready');
    // A module that waits: what a preloaded one once did, for ever, to every thread.
    const file = new URL('./testing/ready-later.ts', import.meta.url);
    vi.stubEnv('READY_FLAG', flag);
    try {
      open({ timeoutMs: 1_000, file });
      const refusal = { code: 'refining_limit_exceeded' };
      await expect(pool.run(echo, 'x', short('a'))).rejects.toMatchObject(refusal);
      await waitFor(() => pool.problem() === 'The threads do not work.', { what: 'the problem' });
      writeFileSync(flag, '');
      await waitFor(() => pool.run(echo, 'x', short('a')).catch(() => null), {
        what: 'a thread that comes up',
      });
      // A probe may have been on its way.
      await waitFor(() => pool.problem() === null, { what: 'the problem to be over' });
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });
});
