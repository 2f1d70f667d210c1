import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue, type QueuedTask } from './fair-queue.ts';

const short = (owner: string): QueuedTask => ({ owner, long: false });
const long = (owner: string): QueuedTask => ({ owner, long: true });
const queueOf = (slots: number, ...tasks: QueuedTask[]) => {
  const queue = createFairQueue({ slots, maxWaiting: 100 });
  for (const task of tasks) queue.push(task);
  return queue;
};

describe('createFairQueue', () => {
  it('lets owners take turns, however much each has waiting', () => {
    const queue = queueOf(1, short('a'), short('a'), short('a'), short('b'), short('c'), short('b'));
    const order: string[] = [];
    for (let task = queue.next(); task; task = queue.next()) {
      order.push(task.owner);
      queue.done(task);
    }
    expect(order.join('')).toBe('abcaba');
  });

  it('keeps a slot free of an owner who has all others', () => {
    const queue = queueOf(3, ...Array.from({ length: 10 }, () => short('a')));
    expect([queue.next(), queue.next(), queue.next()]).toEqual([short('a'), short('a'), undefined]);
    queue.push(short('b'));
    expect(queue.next()).toEqual(short('b'));
  });

  it('keeps a slot free of long tasks, also of several owners', () => {
    const queue = queueOf(2, long('a'), long('b'), long('c'));
    const first = queue.next();
    expect(first).toEqual(long('a'));
    expect(queue.next()).toBeUndefined();
    queue.push(short('d'));
    expect(queue.next()).toEqual(short('d'));
    if (first) queue.done(first);
    expect(queue.next()).toEqual(long('b'));
  });

  it("lets an owner's short task pass the long one that waits before it", () => {
    const queue = queueOf(2, long('a'));
    queue.next();
    queue.push(long('b'));
    queue.push(short('b'));
    expect(queue.next()).toEqual(short('b'));
  });

  it('lets what is brief have the last slot, in its turn', () => {
    const brief = (): QueuedTask => ({ owner: 'many', long: false, brief: true });
    const queue = queueOf(2, brief(), brief(), brief(), long('a'));
    expect(queue.next()).toEqual(brief());
    expect(queue.hasRoom(brief())).toBe(false);
    expect(queue.next()).toEqual(long('a'));
    expect(queue.next()).toBeUndefined();
    queue.done(long('a'));
    expect(queue.next()).toEqual(brief());
    queue.done(brief());
    queue.done(brief());
    expect([queue.next(), queue.hasRoom(brief()), queue.hasRoom(short('many'))]).toEqual([
      brief(),
      true,
      false,
    ]);
  });

  it('works with a single slot', () => {
    const queue = queueOf(1, long('a'), long('a'));
    expect(queue.next()).toEqual(long('a'));
    expect(queue.next()).toBeUndefined();
  });

  it('refuses what an owner has too much of, and nobody else', () => {
    const queue = createFairQueue({ slots: 2, maxWaiting: 2 });
    expect(['a', 'a', 'a', 'b'].map((owner) => queue.push(short(owner)))).toEqual([true, true, false, true]);
    expect(queue.waiting).toBe(3);
  });

  it('does every task once, never more than the slots at a time, and never lets all wait', () => {
    const task = fc.record({
      owner: fc.constantFrom('a', 'b', 'c', 'd'),
      long: fc.boolean(),
      brief: fc.boolean(),
    });
    const steps = fc.array(fc.oneof({ arbitrary: task, weight: 2 }, fc.constant('end' as const)), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), steps, (slots, sequence) => {
        const queue = createFairQueue<QueuedTask>({ slots, maxWaiting: 1_000 });
        const running: QueuedTask[] = [];
        const seen = new Set<QueuedTask>();
        let pushed = 0;
        const beginAll = () => {
          for (let next = queue.next(); next; next = queue.next()) {
            expect(seen.has(next)).toBe(false);
            seen.add(next);
            running.push(next);
          }
          expect(running.length).toBeLessThanOrEqual(slots);
          expect(running.length + queue.waiting > 0 && running.length === 0).toBe(false);
        };
        const endOne = () => {
          const ended = running.shift();
          if (ended) queue.done(ended);
        };
        for (const step of sequence) {
          if (step === 'end') endOne();
          else {
            pushed++;
            queue.push({ ...step });
          }
          beginAll();
        }
        while (running.length) {
          endOne();
          beginAll();
        }
        expect([seen.size, queue.waiting]).toEqual([pushed, 0]);
      }),
    );
  });
});
