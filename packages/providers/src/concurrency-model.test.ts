import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createConcurrencyLimit } from './concurrency-limit.ts';

const PLACES = ['a', 'b', 'c'];
const GROUPS = ['one', 'two'];

interface Call {
  group: string;
  name: string;
  state: 'waiting' | 'running' | 'over';
  abort(): void;
  end(): void;
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('start'), group: fc.nat(1), place: fc.nat(2), pick: fc.nat() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('end', 'abort'), pick: fc.nat() }),
  },
);

const count = (calls: readonly Call[], fits: (call: Call) => boolean): number => calls.filter(fits).length;

it('keeps every limit, lets nobody wait where there is room, and begins in order, whatever ends when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { maxLength: 60 }),
      async (maxConcurrent, maxConcurrentPerGroup, steps) => {
        const limit = createConcurrencyLimit({ maxConcurrent, maxConcurrentPerGroup, maxQueued: 1_000 });
        const calls: Call[] = [];
        const begun: Call[] = [];
        const start = (group: string, name: string): void => {
          const gone = new AbortController();
          const gate = Promise.withResolvers<void>();
          const call: Call = { group, name, state: 'waiting', abort: () => gone.abort(), end: gate.resolve };
          calls.push(call);
          const run = (): Promise<void> => {
            call.state = 'running';
            begun.push(call);
            return gate.promise;
          };
          const over = (): void => {
            call.state = 'over';
          };
          limit.run({ group, name }, 'openai', gone.signal, run).then(over, over);
        };
        const check = (): void => {
          for (const group of GROUPS) {
            const own = calls.filter((call) => call.group === group);
            const running = count(own, ({ state }) => state === 'running');
            expect(running).toBeLessThanOrEqual(maxConcurrentPerGroup);
            for (const name of PLACES) {
              const here = own.filter((call) => call.name === name);
              const runningHere = count(here, ({ state }) => state === 'running');
              expect(runningHere).toBeLessThanOrEqual(maxConcurrent);
              const hasRoom = running < maxConcurrentPerGroup && runningHere < maxConcurrent;
              if (hasRoom) expect(count(here, ({ state }) => state === 'waiting')).toBe(0);
              const order = begun.filter((call) => here.includes(call)).map((call) => here.indexOf(call));
              expect(order).toEqual(order.toSorted((a, b) => a - b));
            }
          }
        };
        for (const { kind, pick, ...where } of steps) {
          if ('group' in where) start(GROUPS[where.group] ?? '', PLACES[where.place] ?? '');
          const open = calls.filter(({ state }) => state === (kind === 'end' ? 'running' : 'waiting'));
          const picked = open[pick % open.length];
          if (kind === 'end') picked?.end();
          if (kind === 'abort') picked?.abort();
          await setImmediate();
          check();
        }
        while (calls.some(({ state }) => state === 'running')) {
          calls.find(({ state }) => state === 'running')?.end();
          await setImmediate();
          check();
        }
        expect(count(calls, ({ state }) => state === 'waiting')).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});
