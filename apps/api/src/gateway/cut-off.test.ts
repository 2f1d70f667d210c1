import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { type ApiProcess, type MoneyBench, openMoneyBench } from './testing/money-bench.ts';
import { type CallSeen, ofEachKind } from './testing/numbered-calls.ts';
import type { Team } from './testing/team.ts';

let bench: MoneyBench;
let redis: TcpProxy;
let postgres: TcpProxy;
let api: ApiProcess;
let teams: Team[];
beforeAll(async () => {
  bench = await openMoneyBench(inject('services'));
  redis = await startTcpProxy(bench.test.environment.REDIS_URL ?? '');
  postgres = await startTcpProxy(bench.test.environment.DATABASE_URL ?? '');
});
afterAll(async () => {
  await bench.close();
  await redis.close();
  await postgres.close();
});
beforeEach(async () => {
  bench.vendor.hold();
  [api, ...teams] = await Promise.all([
    bench.start({ REDIS_URL: redis.url, DATABASE_URL: postgres.url }),
    bench.newTeam(),
    bench.newTeam({ otherKeys: 3 }),
    bench.newTeam({ callTexts: 'none' }),
  ]);
});
afterEach(() => bench.killAll());

/** Begins calls that the vendor holds, and waits until it has all of them. */
async function begin(): Promise<Promise<CallSeen>[]> {
  const sent = teams.flatMap((team) => bench.send(api.url, team, ofEachKind('held', 1)));
  await waitFor(() => teams.every(bench.hasReached));
  return sent;
}
const quick = () => teams.flatMap((team) => bench.send(api.url, team, ofEachKind('quick', 1)));

async function expectAnswered(sent: readonly Promise<CallSeen>[]): Promise<void> {
  for (const { status, isWhole, text } of await Promise.all(sent))
    expect([status, isWhole], text).toEqual([200, true]);
}

async function expectBalanced(): Promise<void> {
  api.kill('SIGTERM');
  expect(await api.exited, api.output()).toBe(0);
  for (const team of teams) {
    const { statuses } = await bench.expectBalanced(team);
    expect(Object.keys(statuses)).toEqual(['completed']);
  }
}

/** Makes calls one after the other until it is told to stop, which it answers with how many were refused. */
function keepCalling(team: Team): () => Promise<number> {
  let goesOn = true;
  let refused = 0;
  const going = (async () => {
    while (goesOn) {
      const [call] = bench.send(api.url, team, [{ shape: 'chat', stream: true, pace: 'quick', once: true }]);
      const seen = await call;
      if (seen?.status !== 200) refused += 1;
    }
  })();
  return async () => {
    goesOn = false;
    await going;
    return refused;
  };
}

it('without Redis calls go on, and each is in the books', async () => {
  await expectAnswered(quick());
  const held = await begin();
  await redis.cut();
  await expectAnswered(quick());
  bench.vendor.letGo();
  await expectAnswered(held);
  await redis.restore();
  await expectAnswered(quick());
  await expectBalanced();
});

it('without Postgres calls that run go on, others are refused, and all that the vendor saw is in the books in the end', async () => {
  await expectAnswered(quick());
  const held = await begin();
  const stops = teams.flatMap((team) => [keepCalling(team), keepCalling(team)]);
  await postgres.cut();
  const [team] = teams;
  const ask = async (shape: 'chat' | 'messages') => {
    const call = { shape, stream: true, pace: 'quick', once: true } as const;
    const [seen] = team ? await Promise.all(bench.send(api.url, team, [call])) : [];
    return seen;
  };
  const refusal = await waitFor(async () => {
    const seen = await ask('chat');
    return seen?.status !== 200 && seen;
  });
  expect(refusal.status).toBe(503);
  expect(JSON.parse(refusal.text)).toMatchObject({
    error: { type: 'server_error', code: 'service_unavailable' },
  });
  const overloaded = await ask('messages');
  expect(overloaded?.status).toBe(529);
  expect(JSON.parse(overloaded?.text ?? '')).toMatchObject({
    type: 'error',
    error: { type: 'overloaded_error' },
  });
  bench.vendor.letGo();
  await expectAnswered(held);
  await postgres.restore();
  const refused = await Promise.all(stops.map((stop) => stop()));
  for (const count of refused) expect(count).toBeGreaterThan(0);
  await expectAnswered(quick());
  await expectBalanced();
});
