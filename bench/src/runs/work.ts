import { setTimeout as sleep } from 'node:timers/promises';
import type { PromptRefinery } from '@prompt-refinery/client';

const POLL_MS = 200;
/** Enough for any of these runs: what is measured is the bookkeeping. */
const BUDGET_USD = 1_000;

export interface Work {
  name: string;
  /**
   * Does so many units, and gives the seconds from the moment they were accepted until the last had ended.
   */
  run(client: PromptRefinery, units: number): Promise<number>;
}

const base = (): number => Math.floor(Math.random() * 1e9);
const lines = (count: number, lineOf: (report: number) => object): string => {
  const first = base();
  return Array.from({ length: count }, (_, at) => JSON.stringify(lineOf(first + at))).join('\n');
};
const prompt = (report: string | number): string =>
  `Hello! Could you please kindly summarize report ${report}, in order to help me? Do not exceed 50 words.`;

interface Ended {
  createdAt: string;
  finishedAt: string | null;
}

async function untilEnded<T extends Ended>(read: () => Promise<T>): Promise<{ last: T; seconds: number }> {
  for (;;) {
    const last = await read();
    if (last.finishedAt !== null)
      return { last, seconds: (Date.parse(last.finishedAt) - Date.parse(last.createdAt)) / 1_000 };
    await sleep(POLL_MS);
  }
}

function requireAll(units: number, completed: number): void {
  if (completed !== units) throw new Error(`${completed} of ${units} completed`);
}

const batch: Work = {
  name: 'items of a batch',
  async run(client, units) {
    const file = lines(units, (report) => ({ text: prompt(report) }));
    const options = {
      provider: 'openai',
      model: 'gpt-4o-mini',
      contentType: 'application/x-ndjson',
    } as const;
    const { id } = await client.createBatch({ file, ...options });
    const { last, seconds } = await untilEnded(() => client.getBatch(id));
    requireAll(units, last.counts.completed);
    return seconds;
  },
};

async function runCells(client: PromptRefinery, units: number, maxCostUsd?: number): Promise<number> {
  const dataset = await client.createDataset({ name: 'Reports' });
  const file = lines(units, (report) => ({ input: { report } }));
  await client.addDatasetItems({ id: dataset.id, file, contentType: 'application/x-ndjson' });
  // A name of its own: it is measured several times.
  const name = `Summarize ${dataset.id}`;
  const { id: promptId } = await client.createPrompt({ name, content: prompt('{{report}}') });
  const { id } = await client.createRun({
    datasetId: dataset.id,
    arms: [{ promptId, model: 'openai/gpt-4o-mini' }],
    evaluators: [],
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
  });
  const { last, seconds } = await untilEnded(() => client.getRun(id));
  requireAll(units, last.cells.completed);
  return seconds;
}

/** The baseline first. */
export const WORKS: readonly Work[] = [
  batch,
  { name: 'cells of a run', run: (client, units) => runCells(client, units) },
  { name: 'cells of a run with a budget', run: (client, units) => runCells(client, units, BUDGET_USD) },
];
