import { setTimeout as sleep } from 'node:timers/promises';
import { fixture } from '@refinery/testing/fixture.ts';
import { SLOW } from '@refinery/testing/slow.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { openMoneyBench } from './testing/money-bench.ts';
import { type CallSeen, isShortOfMoney, repeat } from './testing/numbered-calls.ts';
import type { Pace } from './testing/numbered-vendor.ts';
import type { Team } from './testing/team.ts';

/** In millionths of a US dollar: about 20 calls may cost so much, and about 180 do. */
const BUDGET = 250_000;
const KEY_BUDGET = 60_000;
/** So many waves without an answer: nothing is left. */
const WAVES_IN_VAIN = 2;

const bench = fixture(openMoneyBench);

beforeEach(() => bench.vendor.hold());
afterEach(() => bench.killAll());

/** On a machine so busy that a stream had to begin before it, a refusal is told within the stream. */
const isAnswer = ({ status, isWhole }: CallSeen): boolean => status === 200 && isWhole;

function expectRefusal({ status, text, headers }: CallSeen): void {
  if (status === 200) {
    expect(isShortOfMoney({ text }), text).toBe(true);
    return;
  }
  expect([402, 429]).toContain(status);
  const openai = { error: { type: 'insufficient_quota', code: 'insufficient_quota' } };
  const anthropic = { type: 'error', error: { type: 'billing_error' } };
  expect(JSON.parse(text)).toMatchObject(status === 402 ? anthropic : openai);
  expect(headers.get('x-should-retry')).toBe('false');
}

/** Looks again and again at what is charged until the test ends: answers the most that it saw so far. */
function watchCharged({ member }: Team): () => { ofAll: number; ofKey: number } {
  const { organizationId } = member;
  const most = { ofAll: 0, ofKey: 0 };
  let goesOn = true;
  const watching = (async () => {
    while (goesOn) {
      const [row] = await bench.sql`
        select c.used::int as of_all, s.used::int as of_key
        from usage_counters c
          join api_keys k on k.organization_id = c.organization_id and k.monthly_budget_micros is not null
          left join api_key_spend s on s.api_key_id = k.id
        where c.organization_id = ${organizationId} and c.meter = 'spend_usd'`;
      most.ofAll = Math.max(most.ofAll, row?.of_all ?? 0);
      most.ofKey = Math.max(most.ofKey, row?.of_key ?? 0);
      // The processes need the processor more.
      await sleep(5);
    }
  })();
  onTestFinished(() => {
    goesOn = false;
    return watching;
  });
  return () => most;
}

it('200 calls at once over two processes never pass a budget', SLOW, async () => {
  const [team, ...apis] = await Promise.all([
    bench.newTeam({ budgetUsd: BUDGET / 1e6, keyBudgetUsd: KEY_BUDGET / 1e6 }),
    bench.start(),
    bench.start(),
  ]);
  const charged = watchCharged(team);
  const wave = (pace: Pace) =>
    apis.flatMap(({ url }) => [
      ...bench.send(url, team, repeat({ shape: 'chat', stream: true, pace } as const, 25)),
      ...bench.send(url, team, repeat({ shape: 'responses', stream: false, pace } as const, 25)),
      ...bench.send(url, team, repeat({ shape: 'messages', stream: true, pace } as const, 50)),
    ]);
  const first = wave('held');
  let ended = 0;
  for (const call of first)
    void call.then(() => {
      ended += 1;
    });
  // None that the vendor has can end: all others are refused, as together they might cost too much.
  await waitFor(() => ended + bench.numbersSeen(team).length === first.length, {
    what: () => `${first.length} calls: ${ended} have ended, the vendor saw ${bench.numbersSeen(team)}`,
  });
  const asked = bench.numbersSeen(team).length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(50);
  bench.vendor.letGo();
  let seen = await Promise.all(first);
  expect(seen.filter(isAnswer)).toHaveLength(asked);
  // On a busy machine a wave may come while all that is left is still held for calls of the one before.
  for (let inVain = 0; inVain < WAVES_IN_VAIN; inVain = seen.some(isAnswer) ? 0 : inVain + 1) {
    for (const each of seen) if (!isAnswer(each)) expectRefusal(each);
    seen = await Promise.all(wave('quick'));
  }
  // Nobody ends the processes: what they do not need they give back.
  await waitFor(async () => (await bench.books(team)).leases === 0);
  const { costMicros } = await bench.expectBalanced(team);
  expect(costMicros).toBeGreaterThan(BUDGET * 0.8);
  const { ofAll, ofKey } = charged();
  expect(ofAll).toBeLessThanOrEqual(BUDGET);
  expect(ofKey).toBeLessThanOrEqual(KEY_BUDGET);
  expect(ofKey).toBeGreaterThan(KEY_BUDGET / 2);
});
