import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { freePort } from '@refinery/embedded/ports.ts';
import { buildBundle } from '../../build-bundle.ts';
import { median } from '../../median.ts';
import { rssMb } from '../../memory/process-memory.ts';
import { startProcess } from '../../processes.ts';
import { startBenchServices } from '../../services.ts';
import { signUp } from '../../sign-up.ts';
import { FEW_ARENAS, SMALL_HEAP } from '../../small-heap.ts';
import { printTable } from '../../table.ts';
import { type Case, casesOf } from './cases.ts';
import type { LoopFigures } from './loop-probe.ts';
import { send } from './send.ts';

/**
 * How late the event loop of the API is while it gets hostile bodies, one and four at once, and what small
 * calls take meanwhile. The baseline, in the same run: the same with small calls alone. The process is that
 * of the image, from the bundle with a small heap, or with `--sources`; beside it runs only what notices how
 * late it is. `--only <part of a name>` chooses cases. `--why` tells what the event loop did when it was busy
 * the longest.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
    sources: { type: 'boolean', default: false },
    why: { type: 'boolean', default: false },
  },
});
const ROUNDS = Number(values.rounds);
const IDLE_MS = 1_000;

const probe = new URL('./loop-probe.ts', import.meta.url).href;
if (!values.sources) buildBundle();
const services = await startBenchServices();
const vendor = await startProcess('bench/src/hostile-vendor.ts', {});
const vendorOrigin = `http://127.0.0.1:${Object(vendor.message).port}`;
const port = await freePort();
const api = await startProcess(
  values.sources ? 'apps/api/src/main.ts' : 'dist/api.js',
  {
    ...services.env,
    ...FEW_ARENAS,
    PORT: `${port}`,
    LOG_LEVEL: 'warn',
    OPENAI_API_KEY: 'sk-bench',
    OPENAI_BASE_URL: `${vendorOrigin}/v1`,
    ANTHROPIC_API_KEY: 'sk-bench',
    ANTHROPIC_BASE_URL: vendorOrigin,
    ...(values.why ? { LOOP_PROFILE: '1' } : {}),
  },
  ['--enable-source-maps', '--import', probe, ...SMALL_HEAP],
);
const origin = `http://127.0.0.1:${port}`;
try {
  const client = await signUp(origin);
  await client.updateGateway({ holdoutPercent: 10, callTexts: 'full' });
  const { key: plain } = await client.createApiKey({ name: 'plain', scopes: ['models:call'] });
  const terms = { compactToolResults: true, replyCache: { ttlSeconds: 600 } };
  const { key: opted } = await client.createApiKey({ name: 'opted', scopes: ['models:call'], ...terms });
  await compare(casesOf({ plain, opted }, values.only ?? []), plain);
  console.log(`resident memory of the API: ${rssMb(api.pid).toFixed(0)} MB`);
} finally {
  await Promise.all([api.stop(), vendor.stop()]);
  await services.stop();
}

/** What was longest in some time, in milliseconds. */
interface Figures extends LoopFigures {
  /** A small call. */
  call: number;
  /** The whole of the work. */
  took: number;
}

async function compare(cases: readonly Case[], key: string): Promise<void> {
  const small = new Worker(fileURLToPath(new URL('./small-calls.ts', import.meta.url)), {
    workerData: { origin, key },
  });
  const measure = async (work: () => Promise<unknown>): Promise<Figures> => {
    await takeFigures(small);
    const started = performance.now();
    await work();
    const took = performance.now() - started;
    // Whatever it leaves to be done.
    await sleep(50);
    return { ...(await takeFigures(small)), took };
  };
  await measure(() => sleep(2 * IDLE_MS));
  const rows: string[][] = [];
  for (const one of cases) {
    const idle: Figures[] = [];
    const [single, together] = [[] as Figures[], [] as Figures[]];
    const statuses = new Set<string>();
    const sendSome = async (count: number) => {
      const sent = one.sent();
      const answers = await Promise.all(Array.from({ length: count }, () => send(origin, sent)));
      for (const status of answers) statuses.add(status);
    };
    for (let round = 0; round < ROUNDS; round++) {
      idle.push(await measure(() => sleep(IDLE_MS)));
      single.push(await measure(() => sendSome(one.single)));
      together.push(await measure(() => sendSome(one.together)));
    }
    if (values.why)
      for (const { busy, doing } of [...idle, ...single, ...together])
        console.error(`${busy.toFixed(1)} ms:`, doing);
    const row = [one.name, [...statuses].join(' '), ...shown(idle), ...shown(single), ...shown(together)];
    console.error(row.join(' | '));
    rows.push(row);
  }
  await small.terminate();
  const figures = (name: string) => [
    `late${name}`,
    `busy${name}`,
    `garbage${name}`,
    `small call${name}`,
    `took${name}`,
  ];
  printTable(['case', 'status', ...figures(', idle'), ...figures(', one'), ...figures(', four')], rows);
}

/** Medians of the rounds. */
function shown(rounds: readonly Figures[]): string[] {
  return (['late', 'busy', 'collecting', 'call', 'took'] as const).map((name) =>
    median(rounds.map((round) => round[name])).toFixed(name === 'took' ? 0 : 1),
  );
}

async function takeFigures(small: Worker): Promise<LoopFigures & { call: number }> {
  const answer = once(small, 'message');
  small.postMessage('take');
  const [{ longest }] = await answer;
  const told = Object(await api.ask('loop'));
  return { ...told.figures, call: longest };
}
