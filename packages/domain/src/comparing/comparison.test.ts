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

  it('there are limits that hold whenever somebody looks', () => {
    const [found] = compare({ cells: cellsOf(300, [0.5], [0.5]), hasVerdicts: false }).evaluators;
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
