import { expect, it } from 'vitest';
import { createFairGate, type FairGateLimits } from './fair-gate.ts';

/** A gate whose work ends when the test says so, and the order in which work began. */
function openGate(limits: Omit<FairGateLimits, 'refusal'>) {
  const gate = createFairGate({ ...limits, refusal: () => new Error('refused') });
  const began: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const outcomes = new Map<string, Promise<string>>();
  const send = (name: string): void => {
    const end = Promise.withResolvers<void>();
    ends.set(name, end);
    const work = () => {
      began.push(name);
      return end.promise;
    };
    const outcome = gate.run(name.charAt(0), work).then(
      () => 'done',
      (error: Error) => error.message,
    );
    outcomes.set(name, outcome);
  };
  return {
    began,
    send: (...names: string[]) => names.forEach(send),
    end: async (name: string, error?: Error) => {
      if (error) ends.get(name)?.reject(error);
      else ends.get(name)?.resolve();
      return outcomes.get(name);
    },
    outcome: (name: string) => outcomes.get(name),
  };
}

it('runs as much as there is room for, and callers by turns', async () => {
  const gate = openGate({ running: 2, waiting: 100 });
  gate.send('a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1');
  expect(gate.began).toEqual(['a1', 'a2']);
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4']) expect(await gate.end(name)).toBe('done');
  expect(gate.began).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2', 'a5']);
});

it('refuses the newest of whoever has the most waiting', async () => {
  const gate = openGate({ running: 1, waiting: 4 });
  gate.send('a1', 'a2', 'a3', 'a4', 'b1', 'c1');
  expect(await gate.outcome('a4')).toBe('refused');
  gate.send('a5');
  expect(await gate.outcome('a5')).toBe('refused');
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) expect(await gate.end(name)).toBe('done');
  expect(gate.began).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
});

it('gives the place of failed work to the next', async () => {
  const gate = openGate({ running: 1, waiting: 4 });
  gate.send('a1', 'b1');
  expect(await gate.end('a1', new Error('broken'))).toBe('broken');
  expect(await gate.end('b1')).toBe('done');
  gate.send('c1');
  expect(gate.began).toEqual(['a1', 'b1', 'c1']);
});

it('refuses nobody for those that have been served', async () => {
  const gate = openGate({ running: 1, waiting: 1 });
  for (const round of ['a', 'b', 'c']) {
    gate.send(`${round}1`, `${round}2`);
    expect(await gate.end(`${round}1`)).toBe('done');
    expect(await gate.end(`${round}2`)).toBe('done');
  }
});
