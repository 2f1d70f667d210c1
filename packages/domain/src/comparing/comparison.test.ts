import { describe, expect, it } from 'vitest';
import { type ComparedCell, type ComparedKind, compareRun, type RunToCompare } from './comparison.ts';

const scores = (id: string): ComparedKind => ({ id, by: 'scores' });

const cell = (item: number, arm: number, ...given: (number | null)[]): ComparedCell => ({
  cluster: `item ${item}`,
  arm,
  inputTokens: 10,
  outputTokens: 5,
  costMicros: 100,
  scores: given,
});

/** Items that score the same in all evaluators, once in each of two arms. */
const cellsOf = (count: number, baseline: readonly number[], candidate: readonly number[]): ComparedCell[] =>
  Array.from({ length: count }, (_, item) => [
    cell(item, 0, ...baseline),
    cell(item, 1, ...candidate),
  ]).flat();

const run = (changed: Partial<RunToCompare>): RunToCompare => ({
  arms: 2,
  evaluators: [scores('exact')],
  margin: 0.05,
  isSequential: false,
  isAveraged: false,
  cellsOfItem: 2,
  failedItems: [0, 0],
  hasVerdicts: true,
  costMicros: 1_000,
  wantsItemsNeeded: true,
  cells: [],
  ...changed,
});

const compare = (changed: Partial<RunToCompare>) => {
  const [arm] = compareRun(run(changed));
  if (!arm) throw new Error('There are two arms.');
  return arm;
};
const methodOf = (changed: Partial<RunToCompare>) => compare(changed).evaluators.map(({ method }) => method);

describe('the method', () => {
  const cells = cellsOf(40, [1], [1]);

  it('of passes and failures is for one look where each arm answers each item once', () => {
    expect(methodOf({ cells })).toEqual(['tango']);
  });

  it('holds for averages where repeats or clusters may be averaged, whatever these are by chance', () => {
    expect(methodOf({ cells, isAveraged: true })).toEqual(['betting']);
    expect(methodOf({ cells, isSequential: true })).toEqual(['betting']);
  });

  it('holds for averages where only the baseline answers twice', () => {
    const again = Array.from({ length: 40 }, (_, item) => cell(item, 0, 1));
    expect(methodOf({ cells: [...cells, ...again] })).toEqual(['betting']);
    // One that failed, or does not apply, has no score to average.
    const unscored = again.map((one) => ({ ...one, scores: [null] }));
    expect(methodOf({ cells: [...cells, ...unscored] })).toEqual(['tango']);
  });

  it('holds for averages where only the candidate answers twice', () => {
    expect(methodOf({ cells: [...cells, cell(0, 1, 1)] })).toEqual(['betting']);
  });
});

describe('without verdicts', () => {
  it('there are means, and no limits that hold for one look only', () => {
    const found = compare({ cells: cellsOf(300, [1], [1]), hasVerdicts: false });
    expect(found).toMatchObject({
      verdict: null,
      evaluators: [{ n: 300, difference: 0, method: 'tango', lower: null, upper: null, verdict: null }],
    });
  });

  it('there are limits where only complete items count, which holds whenever somebody looks', () => {
    const cells = cellsOf(300, [0.5], [0.5]);
    const limitsOf = (isSequential: boolean) =>
      compare({ cells, hasVerdicts: false, isSequential }).evaluators[0];
    expect(limitsOf(false)).toMatchObject({ method: 'betting', lower: null, upper: null, verdict: null });
    const found = limitsOf(true);
    expect(found).toMatchObject({ method: 'betting', verdict: null });
    expect(found?.lower).toBeGreaterThan(-0.1);
    expect(found?.upper).toBeLessThan(0.1);
  });

  it('nothing says that it is undecided', () => {
    for (const hasVerdicts of [true, false]) {
      const { verdict, evaluators } = compare({ cells: cellsOf(10, [1], [1]), hasVerdicts });
      expect(verdict).toBe(hasVerdicts ? 'inconclusive' : null);
      expect(evaluators[0]?.itemsNeeded).toEqual(hasVerdicts ? expect.any(Number) : null);
      expect(compare({ hasVerdicts }).evaluators).toMatchObject([{ n: 0, verdict }]);
    }
  });

  it('there are none either where nothing is scored', () => {
    expect(compare({ cells: cellsOf(10, [], []), evaluators: [] })).toMatchObject({
      verdict: null,
      evaluators: [],
    });
  });
});

describe('how many items are needed', () => {
  const undecided = { cells: cellsOf(4, Array(7).fill(1), Array(7).fill(1)) };
  const evaluators = Array.from({ length: 7 }, (_, place) => scores(`${place}`));
  const neededOf = (changed: Partial<RunToCompare>) =>
    compareRun(run(changed)).flatMap((arm) => arm.evaluators.map(({ itemsNeeded }) => itemsNeeded !== null));

  it('is told for five undecided evaluators of a run', () => {
    expect(neededOf({ ...undecided, evaluators })).toEqual([true, true, true, true, true, false, false]);
    const third = undecided.cells.filter(({ arm }) => arm === 1).map((one) => ({ ...one, arm: 2 }));
    const two = { cells: [...undecided.cells, ...third], arms: 3, evaluators: evaluators.slice(0, 3) };
    expect(neededOf(two)).toEqual([true, true, true, true, true, false]);
  });

  it('is told only of what is undecided, and that alone counts', () => {
    const scored = cellsOf(300, [1, 0.5, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1]);
    const few = scored.map((one, at) => ({
      ...one,
      scores: one.scores.map((score, place) => (place < 2 || at < 8 ? score : null)),
    }));
    expect(neededOf({ cells: few, evaluators })).toEqual([false, false, true, true, true, true, true]);
  });

  it('is more by bets than for one look', () => {
    const neededBy = (isAveraged: boolean) =>
      compare({ cells: cellsOf(10, [1], [1]), isAveraged }).evaluators[0]?.itemsNeeded ?? 0;
    expect(neededBy(true)).toBeGreaterThan(neededBy(false));
  });

  it('is not told where nobody wants it', () => {
    expect(neededOf({ ...undecided, evaluators, wantsItemsNeeded: false })).not.toContain(true);
  });
});

describe('a baseline that always says the same', () => {
  const noise = (id: string): ComparedKind => ({ id, by: 'noise' });

  it('leaves the verdict to the other evaluators', () => {
    const worse = compare({ cells: cellsOf(60, [1, 1], [1, 0]), evaluators: [noise('a'), scores('b')] });
    expect(worse).toMatchObject({
      verdict: 'worse',
      evaluators: [{ verdict: 'no_noise', itemsNeeded: null }, { verdict: 'worse' }],
    });
    const better = compare({ cells: cellsOf(60, [0, 1], [1, 1]), evaluators: [scores('a'), noise('b')] });
    expect(better).toMatchObject({
      verdict: 'better',
      evaluators: [{ verdict: 'better' }, { verdict: 'no_noise' }],
    });
  });

  it('decides nothing where there are no others', () => {
    const evaluators = [noise('a'), noise('b')];
    expect(compare({ cells: cellsOf(60, [1, 0.99], [0, 0]), evaluators }).verdict).toBe('no_noise');
  });

  it('is one whose outputs are more alike than 0.98, and not one with high scores', () => {
    const verdictOf = (kind: ComparedKind, alike: number) =>
      compare({ cells: cellsOf(60, [alike], [0]), evaluators: [kind] }).verdict;
    expect(verdictOf(noise('a'), 0.98)).toBe('worse');
    expect(verdictOf(noise('a'), 0.981)).toBe('no_noise');
    expect(verdictOf(scores('a'), 1)).toBe('worse');
  });
});

describe('what is compared', () => {
  it('is each item that both arms have a score for, 0 included', () => {
    const cells = [
      ...cellsOf(10, [1], [0]),
      cell(10, 0, 1),
      cell(11, 1, 1),
      cell(12, 0, 1),
      cell(12, 1, null),
    ];
    expect(compare({ cells }).evaluators).toMatchObject([
      { n: 10, means: { baseline: 1, candidate: 0 }, difference: -1 },
    ]);
  });

  it('is an average of repeats', () => {
    const cells = [cell(0, 0, 1), cell(0, 0, 0), cell(0, 1, 1), cell(0, 1, 1), cell(0, 1, 0)];
    expect(compare({ cells }).evaluators).toMatchObject([
      { n: 1, means: { baseline: 0.5, candidate: 0.666667 }, difference: 0.166667 },
    ]);
  });

  it('is complete where somebody looks while it grows', () => {
    const cells = [...cellsOf(10, [0], [1]), cell(10, 0, 1), cell(10, 0, 1), cell(10, 1, 0)];
    const nOf = (changed: Partial<RunToCompare>) =>
      compare({ cells, cellsOfItem: 4, ...changed }).evaluators[0]?.n;
    expect(nOf({ isSequential: true })).toBe(0);
    expect(nOf({ isSequential: true, cells: [...cells, cell(10, 1, 0)] })).toBe(1);
    expect(nOf({})).toBe(11);
  });

  it('is how often a candidate was chosen, with how often it was not', () => {
    const evaluators: ComparedKind[] = [{ id: 'pairs', by: 'choices' }];
    const cells = [1, 1, 1, 0.5].flatMap((score, item) => [cell(item, 0, null), cell(item, 1, score)]);
    expect(compare({ cells, evaluators }).evaluators).toMatchObject([
      { n: 4, means: { baseline: 0.125, candidate: 0.875 }, difference: 0.75 },
    ]);
  });

  it('allows for what failed in its own arm, up and down', () => {
    const cells = cellsOf(95, [1], [1]);
    const all = [...cells, ...cells.filter(({ arm }) => arm === 1).map((one) => ({ ...one, arm: 2 }))];
    const [first, second] = compareRun(run({ cells: all, arms: 3, failedItems: [0, 5, 0] }));
    expect(first).toMatchObject({ arm: 1, failedItems: 5, verdict: 'inconclusive' });
    expect(second).toMatchObject({ arm: 2, failedItems: 0, verdict: 'equivalent' });
    const [wide, narrow] = [first?.evaluators[0], second?.evaluators[0]];
    expect(wide?.lower).toBeCloseTo(0.95 * (narrow?.lower ?? 0) - 0.05, 5);
    expect(wide?.upper).toBeCloseTo(0.95 * (narrow?.upper ?? 0) + 0.05, 5);
  });
});

describe('what an arm costs', () => {
  const priced = (arm: number, inputTokens: number, outputTokens: number, costMicros: number | null) => ({
    ...cell(0, arm),
    inputTokens,
    outputTokens,
    costMicros,
  });
  const evaluators: ComparedKind[] = [];

  it('is told of all outputs, per 1,000 calls, with when it pays', () => {
    const cells = [priced(0, 100, 20, 300), priced(0, 300, 60, 500), priced(1, 100, 44, 100)];
    // 1 dollar is paid back by 0.3 dollars for each 1,000 calls.
    expect(compare({ cells, evaluators, costMicros: 1_000_000, isSequential: true })).toMatchObject({
      tokens: { baseline: { input: 200, output: 40 }, candidate: { input: 100, output: 44 } },
      savedTokensPercentage: 40,
      per1000CallsUsd: { baseline: 0.4, candidate: 0.1, saved: 0.3 },
      paysAfterCalls: 3_334,
    });
  });

  it('is told in millionths of a dollar, whatever the mean is', () => {
    const cells = [priced(0, 1, 1, 100), priced(0, 1, 1, 100), priced(0, 1, 1, 201), priced(1, 1, 1, 33)];
    expect(compare({ cells, evaluators }).per1000CallsUsd).toEqual({
      baseline: 0.133667,
      candidate: 0.033,
      saved: 0.100667,
    });
  });

  it('never pays where it saves nothing, and is not known where a price is not', () => {
    const baseline = priced(0, 100, 20, 300);
    const dearer = compare({ cells: [baseline, priced(1, 200, 40, 400)], evaluators });
    expect(dearer).toMatchObject({
      savedTokensPercentage: -100,
      per1000CallsUsd: { saved: -0.1 },
      paysAfterCalls: null,
    });
    expect(compare({ cells: [baseline, priced(1, 1, 1, 300)], evaluators }).paysAfterCalls).toBeNull();
    const empty = [priced(0, 0, 0, 300), priced(1, 1, 1, 300)];
    expect(compare({ cells: empty, evaluators }).savedTokensPercentage).toBeNull();
    const unpriced = [baseline, priced(1, 10, 2, 100), priced(1, 10, 2, null)];
    expect(compare({ cells: unpriced, evaluators })).toMatchObject({
      per1000CallsUsd: { baseline: 0.3, candidate: null, saved: null },
      paysAfterCalls: null,
    });
    expect(compare({ cells: [baseline], evaluators })).toMatchObject({
      tokens: { candidate: { input: null, output: null } },
      savedTokensPercentage: null,
      per1000CallsUsd: { candidate: null, saved: null },
    });
  });
});
