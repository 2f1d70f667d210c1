import { expect, it } from 'vitest';
import { isOutdated, mostCellsOfItem } from './result-queries.ts';

it('knows how many cells an item may have', () => {
  const arm = { promptId: 'p', version: 1, provider: 'openai', model: 'm' } as const;
  const cells = (total: number) => ({ total, completed: 0, failed: 0, cancelled: 0 });
  const most = (repeats: number, total: number, mayBeMore: boolean) =>
    mostCellsOfItem({ arms: [arm, arm], repeats, cells: cells(total) }, mayBeMore);
  expect([most(1, 20, true), most(1, 30, true), most(1, 30, false)]).toEqual([2, 3, 2]);
  expect([most(3, 60, false), most(2, 50, false)]).toEqual([6, 4]);
});

it('knows what was read before a run came to its end, or began again', () => {
  const [running, first, second] = [null, '2026-01-01', '2026-01-02'].map((finishedAt) => ({ finishedAt }));
  const all = [running, first, second].flatMap((one) => one ?? []);
  const outdated = all.map((run) => all.map((page) => isOutdated([page], run)));
  expect(outdated).toEqual([
    [false, true, true],
    [true, false, true],
    [true, true, false],
  ]);
  expect(all.map((run) => isOutdated([], run))).toEqual([false, false, false]);
});
