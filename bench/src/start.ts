import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import { buildConsole } from '../../apps/web/scripts/build-console.ts';
import { median } from './median.ts';
import { printTable } from './table.ts';

/**
 * From the start of the launcher until the API is ready, each time with a new data folder: while it builds
 * the console beside it, and, in turn with that, with a console that is there already.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(values.rounds);
const LAUNCHER = fileURLToPath(new URL('../../apps/standalone/src/main.ts', import.meta.url));
const QUICK_IMPORTS = fileURLToPath(new URL('../../packages/runtime/src/quick-imports.mjs', import.meta.url));
const POLL_MS = 10;
// A start by a script of pnpm shares its terminal with it; this one has none.
const { npm_lifecycle_event: _, ...inherited } = process.env;

interface Start {
  readyMs: number;
  /** Until the console can be opened. */
  consoleMs: number;
}

/** Starts it once and ends it. `console`: a folder with a console; without it is built. */
async function start(console?: string): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-bench-start-'));
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', QUICK_IMPORTS, LAUNCHER], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...inherited,
      DATA_DIR: folder,
      PORT: `${port}`,
      ...(console ? { CONSOLE_DIR: console } : {}),
    },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const since = async (isSo: () => Promise<boolean>): Promise<number> => {
    while (!(await isSo())) {
      if (child.exitCode !== null) throw new Error(`The launcher ended with ${child.exitCode}`);
      await sleep(POLL_MS);
    }
    return performance.now() - started;
  };
  const readyMs = await since(() => isReady(port));
  const consoleMs = console ? readyMs : await since(async () => isBuilt(folder));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
  return { readyMs, consoleMs };
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

function isBuilt(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, 'console/state.json'), 'utf8')).state === 'ready';
  } catch {
    return false;
  }
}

const built = mkdtempSync(join(tmpdir(), 'refinery-bench-start-'));
await buildConsole(built);
const withBuild: Start[] = [];
const without: Start[] = [];
try {
  for (let round = 0; round < ROUNDS; round++) {
    withBuild.push(await start());
    without.push(await start(built));
  }
} finally {
  rmSync(built, { recursive: true, force: true });
}
const seconds = (starts: readonly Start[], name: keyof Start): string =>
  (median(starts.map((one) => one[name])) / 1_000).toFixed(2);
printTable(
  ['seconds', 'API ready', 'console ready'],
  [
    ['the console is built beside it', seconds(withBuild, 'readyMs'), seconds(withBuild, 'consoleMs')],
    ['the console is there', seconds(without, 'readyMs'), seconds(without, 'consoleMs')],
  ],
);
