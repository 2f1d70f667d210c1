import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hashInTurns } from './hash-in-turns.ts';
import { LoopShare } from './loop-share.ts';

/** What had its turn, by turns of the event loop, until all had. */
async function byTurns(
  share: LoopShare,
  asked: readonly [owner: string, bytes: number][],
): Promise<string[]> {
  const turns: string[] = [''];
  let left = asked.length;
  const note = (owner: string) => {
    turns[turns.length - 1] += owner;
    left -= 1;
  };
  for (const [owner, bytes] of asked) {
    const turn = share.take(owner, bytes);
    if (turn) void turn.then(() => note(owner));
    else note(owner);
  }
  while (left > 0) {
    turns.push('');
    await nextTurn();
    // What has begun goes on behind the turn in which it was let in.
    await Promise.resolve();
  }
  return turns;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the event loop', () => {
  it('does at once what one turn has room for', async () => {
    expect(await byTurns(new LoopShare(100), times(4, ['a', 25]))).toEqual(['aaaa']);
  });

  it('does in each turn no more than that', async () => {
    expect(await byTurns(new LoopShare(100), times(7, ['a', 40]))).toEqual(['aa', 'aa', 'aa', 'a']);
  });

  it('gives what is larger than a turn one for itself', async () => {
    const asked: [string, number][] = [
      ['a', 10],
      ['b', 500],
      ['c', 10],
    ];
    expect(await byTurns(new LoopShare(100), asked)).toEqual(['a', 'b', 'c']);
    expect(await byTurns(new LoopShare(100), [['a', 500]])).toEqual(['a']);
  });

  it('lets owners take turns, however much each of them wants', async () => {
    const asked: [string, number][] = [
      ...times(6, ['a', 50] as [string, number]),
      ['b', 50],
      ['c', 50],
      ['b', 50],
    ];
    expect(await byTurns(new LoopShare(100), asked)).toEqual(['aa', 'ab', 'ca', 'ba', 'a']);
  });

  it('has room again in the next turn', async () => {
    const share = new LoopShare(100);
    expect(await byTurns(share, [['a', 100]])).toEqual(['a']);
    await nextTurn();
    expect(await byTurns(share, [['a', 100]])).toEqual(['a']);
  });

  it('takes work that is light for far less', async () => {
    const share = new LoopShare(100);
    expect(share.takeLight('a', 1_600)).toBeUndefined();
    expect(share.take('a', 1)).toBeInstanceOf(Promise);
    await nextTurn();
  });
});

describe('a body that is hashed in turns', () => {
  it('has the hash that it has', async () => {
    const bytes = Buffer.alloc(3_000_000, 'abc');
    const ranges = [
      { start: 5, end: 10 },
      { start: 0, end: 2_900_000 },
      ...times(2_000, { start: 7, end: 11 }),
      { start: 4, end: 4 },
    ];
    for (const before of [undefined, '\n']) {
      const expected = createHash('sha256');
      for (const { start, end } of ranges) expected.update(before ?? '').update(bytes.subarray(start, end));
      const hash = createHash('sha256');
      await hashInTurns('a', hash, { bytes, ranges, before });
      expect(hash.digest('hex')).toBe(expected.digest('hex'));
    }
  });

  it('leaves the event loop to others meanwhile', async () => {
    const bytes = Buffer.alloc(32 * 1024 * 1024);
    let isOver = false;
    const hashing = hashInTurns('a', createHash('sha256'), {
      bytes,
      ranges: [{ start: 0, end: bytes.length }],
    }).finally(() => {
      isOver = true;
    });
    let turns = 0;
    while (!isOver) {
      turns += 1;
      await nextTurn();
    }
    await hashing;
    expect(turns).toBeGreaterThan(4);
  });
});
