import { recoverLeases } from '@refinery/domain/usage/leases/recover-leases.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMoneyBench } from './testing/money-bench.ts';
import { KINDS, ofEachKind, repeat } from './testing/numbered-calls.ts';

const bench = fixture((services) => openMoneyBench(services, { SHUTDOWN_TIMEOUT_MS: '6000' }));

beforeEach(() => bench.vendor.hold());
afterEach(() => bench.killAll());

it('a process that is told to stop loses no call and holds no money', async () => {
  const [api, ...teams] = await Promise.all([
    bench.start(),
    bench.newTeam(),
    bench.newTeam({ budgetUsd: null, otherKeys: 3 }),
    bench.newTeam({ callTexts: 'none' }),
  ]);
  const leaving = new AbortController();
  const calls = [
    ...ofEachKind('quick', 1),
    ...ofEachKind('held', 1),
    ...ofEachKind('endless', 1),
    ...ofEachKind('endless', 1).map((call) => ({ ...call, signal: leaving.signal })),
  ];
  const sent = teams.flatMap((team) => bench.send(api.url, team, calls));
  await waitFor(() => teams.every(bench.hasReached));
  leaving.abort();
  api.kill('SIGTERM');
  await waitFor(() => api.output().includes('"stopping"'));
  bench.vendor.letGo();
  expect(await api.exited, api.output()).toBe(0);
  const answered = (await Promise.all(sent)).filter(({ status, isWhole }) => status === 200 && isWhole);
  let completed = 0;
  for (const team of teams) {
    const { statuses } = await bench.expectBalanced(team);
    completed += statuses.completed ?? 0;
    expect((statuses.completed ?? 0) + (statuses.cancelled ?? 0)).toBe(calls.length);
    expect(statuses.cancelled).toBeGreaterThanOrEqual(2 * KINDS);
  }
  expect(answered.length).toBeLessThanOrEqual(completed);
  expect(answered.length).toBeGreaterThanOrEqual(3 * KINDS);
});

describe('calls that wait for their turn are no calls to their vendor, nor in the books', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('of a process that ends by %s', async (signal) => {
    const [api, team] = await Promise.all([bench.start({ GATEWAY_CONCURRENCY: '3' }), bench.newTeam()]);
    const chat = { shape: 'chat', stream: false, pace: 'endless' } as const;
    const asked = bench.send(api.url, team, repeat(chat, 3));
    await waitFor(() => bench.numbersSeen(team).length === 3);
    const leaving = new AbortController();
    const left = bench.send(api.url, team, repeat({ ...chat, signal: leaving.signal }, 3));
    const waiting = bench.send(api.url, team, repeat(chat, 6));
    // Whatever was begun before these would be noted with them.
    const quick = { shape: 'messages', stream: true, pace: 'quick' } as const;
    await Promise.all(bench.send(api.url, team, repeat(quick, 2)));
    await waitFor(async () => (await bench.books(team)).statuses.completed === 2);
    leaving.abort();
    await Promise.all(left);
    api.kill(signal);
    expect(await api.exited, api.output()).toBe(signal === 'SIGTERM' ? 0 : signal);
    await Promise.all([...asked, ...waiting]);
    if (signal === 'SIGKILL') {
      await bench.expireLeases();
      await recoverLeases(bench.test.ctx);
    }
    const { statuses } = await bench.expectBalanced(team);
    expect(statuses).toEqual({ completed: 2, [signal === 'SIGTERM' ? 'cancelled' : 'lost']: 3 });
  });
});
