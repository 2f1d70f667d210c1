import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import postgres from 'postgres';
import { mostDuring, rssMb } from './memory/process-memory.ts';
import { startProcess } from './processes.ts';
import { fillRun } from './runs/fill-run.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';
import { FEW_ARENAS, SMALL_HEAP } from './small-heap.ts';
import { printTable } from './table.ts';

/**
 * The largest run that is accepted, at the API: how long it takes to accept, compare and read it, how much
 * memory that takes, and how long another small call waits meanwhile at the most. The baseline: the same
 * calls while nothing else happens.
 */
const { values } = parseArgs({ options: { cells: { type: 'string', default: '100000' } } });
const cells = Number(values.cells);

const services = await startBenchServices();
const port = await freePort();
const env = { ...services.env, ...FEW_ARENAS, PORT: `${port}` };
const api = await startProcess('apps/api/src/main.ts', env, SMALL_HEAP);
const origin = `http://127.0.0.1:${port}`;
const rows: (string | number)[][] = [];
const sql = postgres(services.ownerDatabaseUrl, { max: 1, onnotice: () => undefined });
try {
  const client = await signUp(origin);
  await client.saveProvider({ provider: 'openai', apiKey: 'sk-bench', defaultModel: 'gpt-4o-mini' });
  await measured('nothing', () => sleep(5_000));
  const { id: datasetId } = await client.createDataset({ name: 'Reports' });
  const item = (report: number) => JSON.stringify({ input: { report }, expected: `Report ${report}.` });
  const file = Array.from({ length: cells / 2 }, (_, report) => item(report)).join('\n');
  await measured('uploading the items', () =>
    client.addDatasetItems({ id: datasetId, file, contentType: 'application/x-ndjson' }),
  );
  const prompts = await Promise.all(
    ['Summarize', 'Please summarize'].map((how) =>
      client.createPrompt({ name: how, content: `${how} report {{report}}.` }),
    ),
  );
  const evaluators = await Promise.all([
    client.createEvaluator({ kind: 'exact', settings: {} }),
    client.createEvaluator({ kind: 'contains', settings: { values: ['report'] } }),
    client.createEvaluator({ kind: 'regex', settings: { pattern: 'Report [0-9]+' } }),
  ]);
  const { id } = await measured('accepting', () =>
    client.createRun({
      datasetId,
      arms: prompts.map(({ id: promptId }) => ({ promptId })),
      maxCostUsd: 1_000,
      evaluators: evaluators.map((one) => one.id),
    }),
  );
  await fillRun(sql, id);
  await measured('comparing', () => client.getRunComparison(id));
  await measured('comparing again', () => client.getRunComparison(id));
  await measured('reading its results', async () => {
    let count = 0;
    for await (const { execution } of client.streamRunResults(id)) if (execution) count += 1;
    if (count !== cells) throw new Error(`${count} of ${cells} results`);
  });
  printTable([`${cells} cells`, 's', 'API, most MB', 'more than before', 'a small call waits, ms'], rows);
} finally {
  await sql.end();
  await api.stop();
  await services.stop();
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = rssMb(api.pid);
  const started = performance.now();
  let longest = 0;
  let isDone = false;
  const waits = (async () => {
    while (!isDone) {
      const asked = performance.now();
      await (await fetch(`${origin}/livez`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - asked);
      await sleep(5);
    }
  })();
  let result: { value: T } | undefined;
  const most = await mostDuring(api.pid, async () => {
    result = { value: await work() };
  });
  isDone = true;
  const seconds = (performance.now() - started) / 1_000;
  await waits;
  rows.push([what, seconds.toFixed(1), most.toFixed(0), (most - before).toFixed(0), longest.toFixed(0)]);
  console.log(rows.at(-1)?.join(', '));
  if (!result) throw new Error(`${what} did not end`);
  return result.value;
}
