import type { RunComparisonReply, RunVerdict } from '@refinery/contracts/runs.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { comparePairs, type Method, type ScoredPair } from '@refinery/statistics/compare-pairs.ts';
import { itemsNeeded } from '@refinery/statistics/items-needed.ts';
import { leastOf } from '@refinery/statistics/verdict.ts';

type ComparedArm = RunComparisonReply['arms'][number];
type ComparedEvaluator = ComparedArm['evaluators'][number];

/** How the scores of an evaluator are compared. */
export interface ComparedKind {
  id: string;
  /**
   * `scores`: each arm has its own. `choices`: those of a candidate say how often it was chosen, the others
   * are the baseline's. `noise`: those of the baseline say how similar its own outputs are to each other.
   */
  by: 'scores' | 'choices' | 'noise';
}

/** An output of a run. */
export interface ComparedCell {
  /** The item, or what items are put together by. */
  cluster: string;
  arm: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number | null;
  /** One for each evaluator, in their order; null: none. */
  scores: readonly (number | null)[];
}

export interface RunToCompare {
  arms: number;
  evaluators: readonly ComparedKind[];
  margin: number;
  /** Whether somebody looks before all cells are there: then only items count of which all are. */
  isSequential: boolean;
  /** Whether each arm is to answer an item several times, or items are put together. */
  isAveraged: boolean;
  /** How many outputs a complete item has. */
  cellsOfItem: number;
  /** For each arm: how many items have a call that failed for good, in it or in the baseline. */
  failedItems: readonly number[];
  /** Without them there are no limits either, unless somebody may look before all cells are there. */
  hasVerdicts: boolean;
  costMicros: number;
  /** Whether to say how many items are needed: it takes longest. */
  wantsItemsNeeded: boolean;
  cells: readonly ComparedCell[];
}

/** Each may take seconds: so many undecided evaluators are told how many items they need. */
const MOST_NEEDED = 5;

/** A baseline whose outputs are more alike than this has no noise to compare with. */
const MOST_ALIKE = 0.98;
const CALLS = 1_000;

/** Compares each further arm with the first one. It takes seconds for 100,000 cells: run it in a thread. */
export function compareRun(run: RunToCompare): ComparedArm[] {
  const scored = run.isSequential ? completeItems(run) : run.cells;
  const needed = { left: run.wantsItemsNeeded ? MOST_NEEDED : 0 };
  return Array.from({ length: run.arms - 1 }, (_, at) => compareArm({ ...run, needed }, scored, at + 1));
}

/**
 * When an item counts must not depend on what it scores: the first outputs of a slow item would be other than
 * all of them.
 */
function completeItems({ cells, cellsOfItem }: RunToCompare): ComparedCell[] {
  const byItem = Map.groupBy(cells, ({ cluster }) => cluster);
  return cells.filter(({ cluster }) => byItem.get(cluster)?.length === cellsOfItem);
}

const ofArm = (cells: readonly ComparedCell[], arm: number) => cells.filter((cell) => cell.arm === arm);

interface Pairs {
  /** What each item, or cluster, scored in the baseline and in an arm. */
  pairs: readonly ScoredPair[];
  /** Whether one of them has several scores of an arm: a baseline may answer more often than the others. */
  isAveraged: boolean;
}

function pairsIn(
  cells: { baseline: readonly ComparedCell[]; candidate: readonly ComparedCell[] },
  { place, by }: { place: number; by: ComparedKind['by'] },
): Pairs {
  const [baseline, candidate] = [meansOf(cells.baseline, place), meansOf(cells.candidate, place)];
  return {
    pairs: pairsOf(by, { baseline: baseline.means, candidate: candidate.means }),
    isAveraged: baseline.isAveraged || candidate.isAveraged,
  };
}

interface Comparing extends RunToCompare {
  /** How many more may be told how many items they need. */
  needed: { left: number };
}

function compareArm(run: Comparing, scored: readonly ComparedCell[], arm: number): ComparedArm {
  const [baseline, candidate] = [ofArm(run.cells, 0), ofArm(run.cells, arm)];
  const compared = { baseline: ofArm(scored, 0), candidate: ofArm(scored, arm) };
  const failedItems = run.failedItems[arm] ?? 0;
  const evaluators = run.evaluators.map((kind, place) =>
    compareBy(run, kind, { failedItems, ...pairsIn(compared, { place, by: kind.by }) }),
  );
  const verdicts = evaluators.map(({ verdict }) => verdict);
  return {
    arm,
    verdict: run.hasVerdicts && evaluators.length > 0 ? together(verdicts) : null,
    evaluators,
    failedItems,
    tokens: { baseline: tokensOf(baseline), candidate: tokensOf(candidate) },
    savedTokensPercentage: savedTokens(baseline, candidate),
    ...moneyOf(run.costMicros, baseline, candidate),
  };
}

/** The mean score of each item, or cluster, over its outputs. */
function meansOf(
  cells: readonly ComparedCell[],
  place: number,
): { means: Map<string, number>; isAveraged: boolean } {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { cluster, scores } of cells) {
    const score = scores[place];
    if (score === null || score === undefined) continue;
    const so = sums.get(cluster) ?? { sum: 0, count: 0 };
    sums.set(cluster, { sum: so.sum + score, count: so.count + 1 });
  }
  const means = new Map([...sums].map(([cluster, { sum, count }]) => [cluster, sum / count]));
  return { means, isAveraged: [...sums.values()].some(({ count }) => count > 1) };
}

function compareBy(
  { margin, isSequential, isAveraged, hasVerdicts, needed }: Comparing,
  { id, by }: ComparedKind,
  { failedItems, pairs, ...scored }: Pairs & { failedItems: number },
): ComparedEvaluator {
  if (pairs.length === 0) return { id, ...NOTHING, margin, verdict: hasVerdicts ? 'inconclusive' : null };
  const compared = comparePairs(pairs, {
    margin,
    isSequential,
    isAveraged: isAveraged || scored.isAveraged,
    missing: failedItems,
  });
  const { method } = compared;
  const found = by === 'noise' && compared.means.baseline > MOST_ALIKE ? 'no_noise' : compared.verdict;
  const verdict = hasVerdicts ? found : null;
  // Limits hold whenever somebody looks only where no item counts before all of its outputs are there.
  const isShown = hasVerdicts || isSequential;
  return {
    id,
    n: compared.n,
    margin,
    method,
    means: { baseline: rounded(compared.means.baseline), candidate: rounded(compared.means.candidate) },
    difference: rounded(compared.difference),
    lower: isShown ? rounded(compared.lower) : null,
    upper: isShown ? rounded(compared.upper) : null,
    verdict,
    itemsNeeded: verdict === 'inconclusive' && needed.left-- > 0 ? neededFor(pairs, method, margin) : null,
  };
}

/** Sums of fractions end in digits that mean nothing. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const NOTHING = {
  n: 0,
  means: { baseline: null, candidate: null },
  difference: null,
  lower: null,
  upper: null,
  method: null,
  itemsNeeded: null,
};

function pairsOf(
  by: ComparedKind['by'],
  { baseline, candidate }: { baseline: Map<string, number>; candidate: Map<string, number> },
): ScoredPair[] {
  return [...candidate].flatMap(([cluster, score]): ScoredPair[] => {
    const other = by === 'choices' ? 1 - score : baseline.get(cluster);
    return other === undefined ? [] : [{ baseline: other, candidate: score }];
  });
}

const neededFor = (pairs: readonly ScoredPair[], method: Method, margin: number): number | null =>
  itemsNeeded(
    pairs.map(({ baseline, candidate }) => candidate - baseline),
    { margin, method },
  );

/** The least good of all. Where one measures nothing, the others decide; if there are none, nothing does. */
function together(verdicts: readonly (RunVerdict | null)[]): RunVerdict {
  const said = verdicts.filter((verdict) => verdict !== null && verdict !== 'no_noise');
  return said.length > 0 ? leastOf(said) : 'no_noise';
}

function tokensOf(cells: readonly ComparedCell[]): ComparedArm['tokens']['baseline'] {
  return {
    input: meanOf(cells.map(({ inputTokens }) => inputTokens)),
    output: meanOf(cells.map(({ outputTokens }) => outputTokens)),
  };
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);

function savedTokens(baseline: readonly ComparedCell[], candidate: readonly ComparedCell[]): number | null {
  const all = (cells: readonly ComparedCell[]) =>
    meanOf(cells.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens));
  const [before, after] = [all(baseline), all(candidate)];
  return before && after !== null ? rounded((100 * (before - after)) / before) : null;
}

function moneyOf(
  costMicros: number,
  baseline: readonly ComparedCell[],
  candidate: readonly ComparedCell[],
): Pick<ComparedArm, 'per1000CallsUsd' | 'paysAfterCalls'> {
  const per1000 = (cells: readonly ComparedCell[]): number | null => {
    const costs = cells.flatMap((cell) => cell.costMicros ?? []);
    const mean = costs.length === cells.length ? meanOf(costs) : null;
    return mean === null ? null : rounded(toUsd(CALLS * mean));
  };
  const [before, after] = [per1000(baseline), per1000(candidate)];
  const saved = before === null || after === null ? null : rounded(before - after);
  return {
    per1000CallsUsd: { baseline: before, candidate: after, saved },
    paysAfterCalls: saved !== null && saved > 0 ? Math.ceil((CALLS * toUsd(costMicros)) / saved) : null,
  };
}
