import type { Evaluator, RunResult } from '@prompt-refinery/client';

/** Most characters of an output that a table keeps: outputs may be long, and there may be many. */
const MOST_KEPT = 400;

/** A cell as the table has it. */
export interface Cell extends Pick<RunResult, 'itemId' | 'customId' | 'arm' | 'repeat' | 'status'> {
  /** The beginning of what was answered; null: nothing was, or it was removed. */
  output: string | null;
  isCut: boolean;
  isRemoved: boolean;
  scores: readonly { evaluatorId: string; score: number | null }[];
  /** Why it failed. */
  error: string | null;
}

interface ReadCells {
  cells: Cell[];
  /** Whether there was nothing more to read. */
  isWhole: boolean;
}

/**
 * Reads from a stream of results what comes after the first `skip`, at most `take`. Leaves it then: the rest
 * is not sent.
 */
export async function readCells(
  results: AsyncIterable<RunResult>,
  { skip, take }: { skip: number; take: number },
): Promise<ReadCells> {
  const cells: Cell[] = [];
  let at = 0;
  for await (const result of results) {
    at += 1;
    if (at <= skip) continue;
    // One more than is taken says that there is more.
    if (cells.length === take) return { cells, isWhole: false };
    cells.push(toCell(result));
  }
  return { cells, isWhole: true };
}

function toCell({ execution, error, scores, ...result }: RunResult): Cell {
  const { itemId, customId, arm, repeat, status } = result;
  const output = execution?.output ?? null;
  return {
    itemId,
    customId,
    arm,
    repeat,
    status,
    output: output?.slice(0, MOST_KEPT) ?? null,
    isCut: output !== null && output.length > MOST_KEPT,
    isRemoved: Boolean(execution?.textsRemovedAt),
    scores: scores.map(({ evaluatorId, score }) => ({ evaluatorId, score })),
    error: error?.code ?? null,
  };
}

/** Reads the cells of one item, and no further than until there are `most`. */
export async function readItem(
  results: AsyncIterable<RunResult>,
  itemId: string,
  most: number,
): Promise<RunResult[]> {
  const found: RunResult[] = [];
  for await (const result of results) {
    if (result.itemId !== itemId) continue;
    found.push(result);
    if (found.length >= most) break;
  }
  return found.sort((a, b) => a.arm - b.arm || a.repeat - b.repeat);
}

/** What was read of an item, by the arms. */
export interface ItemRow {
  itemId: string;
  customId: string | null;
  /** For each arm its cells by repeat; empty where none was read. */
  arms: readonly (readonly Cell[])[];
}

/** The items of what was read, in the order in which they came. */
export function rowsOf(cells: readonly Cell[], arms: number): ItemRow[] {
  return [...Map.groupBy(cells, ({ itemId }) => itemId)].map(([itemId, own]) => ({
    itemId,
    customId: own[0]?.customId ?? null,
    arms: Array.from({ length: arms }, (_, arm) =>
      own.filter((cell) => cell.arm === arm).sort((a, b) => a.repeat - b.repeat),
    ),
  }));
}

/** What an evaluator gave an arm's outputs of an item on average; null where it gave nothing. */
export function meanScore(cells: readonly Cell[], evaluatorId: string): number | null {
  const given = cells.flatMap(({ scores }) =>
    scores.flatMap((one) => (one.evaluatorId === evaluatorId ? (one.score ?? []) : [])),
  );
  return given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0) / given.length;
}

/** Both outputs of a pair are as good. */
const TIE = 0.5;
const LEAST_DIFFERENCE = 1e-9;

/** Whether an evaluator finds some arm of an item better than another. */
export function differs(
  { arms }: ItemRow,
  evaluators: readonly { id: string; kind: Evaluator['kind'] | null }[],
): boolean {
  return evaluators.some(({ id, kind }) => {
    const means = arms.flatMap((cells) => meanScore(cells, id) ?? []);
    // A judge of pairs scores only the candidate: how it does beside the baseline.
    const all = kind === 'pairwise' ? [TIE, ...means] : means;
    return Math.max(...all) - Math.min(...all) > LEAST_DIFFERENCE;
  });
}
