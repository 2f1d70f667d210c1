import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { isRefused, openRateProcesses, take } from './testing/rate-processes.ts';
import { ReferenceRate } from './testing/reference-rate.ts';

const PROCESSES = 3;
let world: ReturnType<typeof openRateProcesses>;

beforeAll(async () => {
  world = openRateProcesses(inject('services').redisUrl, PROCESSES);
  await world.ready();
});
afterAll(() => world.close());

const passed = fc.oneof(fc.constantFrom(0, 1, 999, 59_999, 60_000, 60_001, 120_000), fc.nat(200_000));
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      process: fc.nat(PROCESSES - 1),
      tokens: fc.nat(60),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ settle: fc.nat(100), truth: fc.nat(150) }) },
  { weight: 2, arbitrary: fc.record({ passed }) },
);
const steps = fc.array(step, { maxLength: 60 });
let run = 0;

it('one process counts tokens as one exact counter does', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 100 }), steps, async (limit, all) => {
    const apiKeyId = `alone-${run++}`;
    const reference = new ReferenceRate(limit);
    const open: { settle(tokens: number): void; expected(now: number, truth: number): void }[] = [];
    for (const one of all) {
      const now = () => world.clock.now().getTime();
      if ('passed' in one) world.clock.advance(one.passed);
      else if ('settle' in one) {
        const [call] = open.splice(one.settle % Math.max(1, open.length), 1);
        call?.settle(one.truth);
        call?.expected(now(), one.truth);
        await world.settled();
      } else {
        const tokens = Math.max(1, one.tokens);
        const expected = reference.take(now(), tokens);
        const answer = await take(world.processes[0], { apiKeyId, tokensPerMinute: limit, tokens });
        expect(isRefused(answer)).toBe(!expected);
        const facts = isRefused(answer) ? answer.rate : answer.tokens;
        expect(facts).toEqual(reference.facts(now()));
        if (expected && !isRefused(answer)) open.push({ settle: answer.settle, expected });
      }
    }
  });
  await fc.assert(property, { numRuns: 150 });
});

it('several processes together let through no more requests a window than the limit, and no fewer', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 40 }), steps, async (limit, all) => {
    const call = { apiKeyId: `shared-${run++}`, rateLimitPerMinute: limit };
    let through = 0;
    let endsAt = 0;
    const count = async (process: number, times: number): Promise<number> => {
      const now = world.clock.now().getTime();
      if (now >= endsAt) [through, endsAt] = [0, now + 60_000];
      const answers = await Promise.all(
        Array.from({ length: times }, () => take(world.processes[process], call)),
      );
      const taken = answers.filter((answer) => !isRefused(answer)).length;
      through += taken;
      expect(through).toBeLessThanOrEqual(limit);
      return taken;
    };
    for (const one of all) {
      if ('passed' in one) world.clock.advance(one.passed);
      else if ('process' in one) await count(one.process, one.times);
    }
    // Who asks until nothing is left gets all of it, whoever held a block.
    for (let process = 0; process < PROCESSES; process++) while (await count(process, 1));
    expect(through).toBe(limit);
    world.clock.advance(60_000);
  });
  await fc.assert(property, { numRuns: 60 });
});

/** What Redis holds of a limit of tokens. */
async function held(apiKeyId: string): Promise<{ used: number; endsAt: number }> {
  const [used, endsAt] =
    (await world.connections[0]?.hmget(`calls:tokens:${apiKeyId}`, 'used', 'endsAt')) ?? [];
  return { used: Number(used ?? 0), endsAt: Number(endsAt ?? 0) };
}

it('several processes begin no more tokens a window than the limit, and leave what is over to the next ones', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 3, max: 100 }), steps, async (limit, all) => {
    const apiKeyId = `tokens-${run++}`;
    const open: { settle(tokens: number): void; endsAt: number; counted: number }[] = [];
    const began = world.clock.now().getTime();
    let window = { endsAt: 0, tokens: 0 };
    let spent = 0;
    for (const one of all) {
      if ('passed' in one) world.clock.advance(one.passed);
      else if ('settle' in one) {
        const [call] = open.splice(one.settle % Math.max(1, open.length), 1);
        if (!call) continue;
        call.settle(one.truth);
        await world.settled();
        spent += one.truth;
        const back = Math.max(0, call.counted - one.truth);
        if (call.endsAt === window.endsAt && world.clock.now().getTime() < window.endsAt)
          window.tokens -= back;
      } else {
        const tokens = Math.max(1, one.tokens);
        const answer = await take(world.processes[one.process], { apiKeyId, tokensPerMinute: limit, tokens });
        if (isRefused(answer)) continue;
        const { endsAt } = await held(apiKeyId);
        if (endsAt !== window.endsAt) window = { endsAt, tokens: 0 };
        const counted = Math.min(tokens, limit);
        window.tokens += counted;
        expect(window.tokens).toBeLessThanOrEqual(limit);
        open.push({ settle: answer.settle, endsAt, counted });
      }
    }
    for (const { counted } of open) spent += counted;
    const windows = Math.floor((world.clock.now().getTime() - began) / 60_000) + 1;
    const over = Math.max(0, (await held(apiKeyId)).used - limit);
    expect(spent).toBeLessThanOrEqual(windows * limit + over);
  });
  await fc.assert(property, { numRuns: 80 });
});
