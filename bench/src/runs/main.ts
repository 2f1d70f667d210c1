import { parseArgs } from 'node:util';
import type { PromptRefinery } from '@prompt-refinery/client';
import { freePort } from '@refinery/embedded/ports.ts';
import { median } from '../median.ts';
import { cpuSeconds, mostDuring } from '../memory/process-memory.ts';
import { startProcess } from '../processes.ts';
import { describeTimes, processorTimes } from '../processor-time.ts';
import { startBenchServices } from '../services.ts';
import { signUp } from '../sign-up.ts';
import { FEW_ARENAS, SMALL_HEAP } from '../small-heap.ts';
import { printTable } from '../table.ts';
import { WORKS, type Work } from './work.ts';

/**
 * How much of the rate that the vendor allows a run reaches: 16 calls at a time, one worker process. The
 * baseline, in turn with it: the items of a batch at the same vendor. Beside it the most memory of the
 * worker, which is a new one each time.
 */
const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '1' },
    latency: { type: 'string', default: '500,50' },
  },
});
/** At a time; `PROVIDER_CONCURRENCY` of a worker. */
const CALLS = 16;
const cells = Number(values.cells);

const services = await startBenchServices();
const vendor = await startProcess('bench/src/run-vendor.ts', {});
const { baseUrl } = vendor.message as { baseUrl: string };
const env = { ...services.env, ...FEW_ARENAS, OPENAI_BASE_URL: baseUrl, PROVIDER_CONCURRENCY: `${CALLS}` };
const port = await freePort();
const api = await startProcess('apps/api/src/main.ts', { ...env, PORT: `${port}` }, SMALL_HEAP);
try {
  const client = await signUp(`http://127.0.0.1:${port}`);
  await client.saveProvider({ provider: 'openai', apiKey: 'sk-bench', defaultModel: 'gpt-4o-mini' });
  const rows: (string | number)[][] = [];
  for (const latency of values.latency.split(',').map(Number)) {
    const measured = new Map<Work, Measured[]>(WORKS.map((work) => [work, []]));
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const work of WORKS) measured.get(work)?.push(await measure(client, work, latency));
    }
    for (const [work, all] of measured) rows.push([`${latency} ms`, work.name, ...figuresOf(all)]);
  }
  printTable(
    ['vendor', `${cells} units`, 'of the ceiling', 'units/s', 'worker, ms/unit', 'its most MB'],
    rows,
  );
} finally {
  await Promise.all([api.stop(), vendor.stop()]);
  await services.stop();
}

interface Measured {
  share: number;
  rate: number;
  workerMs: number;
  mb: number;
}

async function measure(client: PromptRefinery, work: Work, latencyMs: number): Promise<Measured> {
  const worker = await startProcess('apps/worker/src/main.ts', env, SMALL_HEAP);
  try {
    // Compiled, connected, and with the first plans made.
    await vendor.ask('5');
    await work.run(client, 200);
    const before = Number(await vendor.ask(`${latencyMs}`));
    const [cpu, times] = [cpuSeconds(worker.pid), processorTimes()];
    let seconds = Number.NaN;
    const mb = await mostDuring(worker.pid, async () => {
      seconds = await work.run(client, cells);
    });
    const workerMs = ((cpuSeconds(worker.pid) - cpu) * 1_000) / cells;
    const calls = Number(await vendor.ask('5')) - before;
    console.log(
      `${work.name}, ${latencyMs} ms: ${calls} calls, ${seconds} s; ms of a core each: ${describeTimes(times, cells)}`,
    );
    return { share: (calls * latencyMs) / 1_000 / CALLS / seconds, rate: cells / seconds, workerMs, mb };
  } finally {
    await worker.stop();
  }
}

function figuresOf(all: readonly Measured[]): string[] {
  const of = (figure: keyof Measured) => median(all.map((one) => one[figure]));
  return [of('share').toFixed(2), of('rate').toFixed(0), of('workerMs').toFixed(1), of('mb').toFixed(0)];
}
