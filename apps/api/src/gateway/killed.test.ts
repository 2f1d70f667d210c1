import { recoverLeases } from '@refinery/domain/usage/leases/recover-leases.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startProcess } from '@refinery/testing/start-process.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, expect, it } from 'vitest';
import { type ApiProcess, openMoneyBench } from './testing/money-bench.ts';
import { KINDS, ofEachKind } from './testing/numbered-calls.ts';
import type { Team } from './testing/team.ts';

const bench = fixture((services) =>
  openMoneyBench(services, { WORKER_PORT: '0', RECONCILE_INTERVAL_MS: '250' }),
);

afterEach(() => bench.killAll());

async function kill(api: ApiProcess): Promise<void> {
  api.kill('SIGKILL');
  await api.exited;
}

it('of a process that is killed each call that ran is lost: its input is booked, and the rest given back', async () => {
  const [api, ...teams] = await Promise.all([
    bench.start(),
    bench.newTeam(),
    bench.newTeam({ budgetUsd: null, otherKeys: 3 }),
    bench.newTeam({ callTexts: 'none' }),
  ]);
  const ended = teams.flatMap((team) => bench.send(api.url, team, ofEachKind('quick', 1)));
  const running = teams.flatMap((team) => bench.send(api.url, team, ofEachKind('endless', 1)));
  for (const { status, text } of await Promise.all(ended)) expect(status, text).toBe(200);
  await waitFor(async () => {
    const books = await Promise.all(teams.map(bench.books));
    return books.every(({ statuses, notes }) => statuses.completed === KINDS && notes === KINDS);
  });
  await kill(api);
  for (const { isWhole } of await Promise.all(running)) expect(isWhole).toBe(false);
  await bench.expireLeases();
  const worker = await startProcess('apps/worker/src/main.ts', bench.test.environment);
  await Promise.all([1, 2, 3].map(() => recoverLeases(bench.test.ctx)));
  for (const team of teams) {
    await waitFor(async () => (await bench.books(team)).leases === 0);
    const { statuses } = await bench.expectBalanced(team);
    expect(statuses).toEqual({ completed: KINDS, lost: KINDS });
  }
  worker.kill('SIGTERM');
  expect(await worker.exited, worker.output()).toBe(0);
});

/**
 * Calls one after the other, until the process is gone. Answers the numbers of those that were answered, in
 * their order.
 */
async function callOn(api: ApiProcess, team: Team): Promise<number[]> {
  const answered: number[] = [];
  for (;;) {
    const stream = answered.length % 2 === 0;
    const [call] = bench.send(api.url, team, [{ shape: 'chat', stream, pace: 'quick' }]);
    const seen = await call;
    if (seen?.status !== 200 || !seen.isWhole) return answered;
    answered.push(seen.number);
  }
}

it('of a process that is killed in full flow only the last calls are missing', async () => {
  const [api, ...teams] = await Promise.all([bench.start(), bench.newTeam(), bench.newTeam()]);
  const callers = teams.flatMap((team) => Array.from({ length: 10 }, () => callOn(api, team)));
  await waitFor(() => teams.every((team) => bench.numbersSeen(team).length > 80));
  await kill(api);
  const answered = await Promise.all(callers);
  await bench.expireLeases();
  expect(await recoverLeases(bench.test.ctx)).toBeGreaterThanOrEqual(0);
  const rows = await bench.sql`
    select (metadata->>'number')::int as number from model_calls where status = 'completed' and cost_micros > 0`;
  const completed = new Set(rows.map(({ number }) => number));
  // Whoever made another call after one that is missing has none written down from then on.
  for (const own of answered) {
    const first = own.findIndex((number) => !completed.has(number));
    expect(own.slice(first === -1 ? own.length : first).filter((number) => completed.has(number))).toEqual(
      [],
    );
  }
  for (const team of teams) {
    const { recorded, statuses, costMicros, leases, notes } = await bench.books(team);
    const seen = bench.numbersSeen(team);
    expect(recorded).toEqual(seen.filter((number) => [recorded].flat().includes(number)));
    const { spent, reserved } = await bench.spend(team);
    expect([reserved, leases, notes]).toEqual([0, 0, 0]);
    // What ended last may be booked, and its row not written.
    const each = costMicros / (statuses.completed ?? 0);
    expect(spent).toBeGreaterThanOrEqual(costMicros);
    expect(spent).toBeLessThanOrEqual(costMicros + each * (seen.length - (statuses.completed ?? 0)));
  }
});
