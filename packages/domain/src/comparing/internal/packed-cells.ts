import type { ComparedCell } from '../comparison.ts';

/**
 * Outputs of a run in a few arrays of numbers, NaN for what is missing. 100,000 of them as objects would stop
 * the process for as long as it takes to hand them to a thread.
 */
export interface PackedCells {
  /** A number for each cluster. */
  clusters: Int32Array;
  /** Of each cell in turn: arm, input tokens, output tokens, cost, and then its scores. */
  figures: Float64Array;
  evaluators: number;
}

const FIGURES = 4;

/** @param evaluators how many scores each of the cells has */
export function packCells(cells: readonly ComparedCell[], evaluators: number): PackedCells {
  const width = FIGURES + evaluators;
  const numbers = new Map<string, number>();
  const clusters = new Int32Array(cells.length);
  const figures = new Float64Array(cells.length * width);
  for (const [at, { cluster, arm, inputTokens, outputTokens, costMicros, scores }] of cells.entries()) {
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    clusters[at] = number;
    figures.set([arm, inputTokens, outputTokens, costMicros ?? Number.NaN], at * width);
    for (let place = 0; place < evaluators; place++) {
      figures[at * width + FIGURES + place] = scores[place] ?? Number.NaN;
    }
  }
  return { clusters, figures, evaluators };
}

/** The same cells; each cluster has its number for a name. */
export function unpackCells({ clusters, figures, evaluators }: PackedCells): ComparedCell[] {
  const width = FIGURES + evaluators;
  return Array.from(clusters, (cluster, at) => {
    const [arm = 0, inputTokens = 0, outputTokens = 0, cost, ...scores] = figures.subarray(
      at * width,
      (at + 1) * width,
    );
    return {
      cluster: String(cluster),
      arm,
      inputTokens,
      outputTokens,
      costMicros: orNull(cost),
      scores: scores.map(orNull),
    };
  });
}

const orNull = (figure: number | undefined): number | null =>
  figure === undefined || Number.isNaN(figure) ? null : figure;
