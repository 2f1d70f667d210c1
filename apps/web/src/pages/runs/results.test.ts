import type { RunResult } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { type Cell, differs, meanScore, readCells, readItem, rowsOf } from './results.ts';

const result = (itemId: string, arm: number, repeat = 1): RunResult => ({
  itemId,
  customId: null,
  arm,
  repeat,
  status: 'failed',
  execution: null,
  scores: [],
  error: { code: 'timeout', message: 'Too late.' },
});
const cell = (itemId: string, arm: number, score: number | null, repeat = 1): Cell => ({
  itemId,
  customId: `#${itemId}`,
  arm,
  repeat,
  status: 'completed',
  output: 'o',
  error: null,
  isCut: false,
  isRemoved: false,
  scores: [{ evaluatorId: 'e', score }],
});

/** A stream that says how far it was read. */
function streamOf(results: readonly RunResult[]) {
  const read = { count: 0, isLeft: false };
  async function* stream(): AsyncGenerator<RunResult> {
    try {
      for (const one of results) {
        read.count += 1;
        yield one;
      }
    } finally {
      read.isLeft = true;
    }
  }
  return { read, results: stream() };
}

const many = Array.from({ length: 10 }, (_, n) => result(`i${n}`, 0));

it('reads no more than is wanted', async () => {
  const { read, results } = streamOf(many);
  const { cells, isWhole } = await readCells(results, { skip: 2, take: 3 });
  expect(cells.map(({ itemId, error }) => [itemId, error])).toEqual([
    ['i2', 'timeout'],
    ['i3', 'timeout'],
    ['i4', 'timeout'],
  ]);
  expect([isWhole, read]).toEqual([false, { count: 6, isLeft: true }]);
  const rest = await readCells(streamOf(many).results, { skip: 5, take: 5 });
  expect([rest.cells.length, rest.isWhole]).toEqual([5, true]);
});

it('keeps the beginning of long outputs', async () => {
  const output = 'x'.repeat(1_000);
  const long: RunResult = { ...result('i', 0), status: 'completed' };
  const execution = { output, textsRemovedAt: null } as RunResult['execution'];
  const { cells } = await readCells(streamOf([{ ...long, execution }]).results, { skip: 0, take: 1 });
  expect(cells).toMatchObject([{ output: 'x'.repeat(400), isCut: true, isRemoved: false }]);
});

it('finds one item and leaves the rest', async () => {
  const { read, results } = streamOf([result('b', 1), result('a', 0), result('b', 0), ...many]);
  expect((await readItem(results, 'b', 2)).map(({ arm }) => arm)).toEqual([0, 1]);
  expect(read).toEqual({ count: 3, isLeft: true });
});

it('puts the outputs of an item side by side', () => {
  const rows = rowsOf([cell('a', 1, 1, 2), cell('b', 0, 1), cell('a', 1, 0)], 2);
  expect(rows.map(({ itemId, customId }) => [itemId, customId])).toEqual([
    ['a', '#a'],
    ['b', '#b'],
  ]);
  expect(rows[0]?.arms.map((cells) => cells.map(({ repeat }) => repeat))).toEqual([[], [1, 2]]);
});

it('tells items whose arms differ', () => {
  const kind = 'exact' as const;
  const isDifferent = (cells: Cell[], of: 'exact' | 'pairwise' = kind): boolean[] =>
    rowsOf(cells, 2).map((row) => differs(row, [{ id: 'e', kind: of }]));
  expect(meanScore([cell('a', 0, 1), cell('a', 0, 0, 2), cell('a', 0, null, 3)], 'e')).toBe(0.5);
  expect(isDifferent([cell('a', 0, 1), cell('a', 1, 0)])).toEqual([true]);
  expect(isDifferent([cell('a', 0, 1), cell('a', 1, 1)])).toEqual([false]);
  expect(isDifferent([cell('a', 0, 1), cell('a', 1, null)])).toEqual([false]);
  expect(isDifferent([cell('a', 1, 1)], 'pairwise')).toEqual([true]);
  expect(isDifferent([cell('a', 1, 0.5)], 'pairwise')).toEqual([false]);
  expect(rowsOf([cell('a', 0, 1)], 1).map((row) => differs(row, []))).toEqual([false]);
});
