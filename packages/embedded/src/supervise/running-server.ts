import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withFileAdvice } from '../errors.ts';
import { onPort, PortTakenError } from '../ports.ts';
import { describeExit, type RunningProcess } from '../process/child-process.ts';
import { acquireInstanceLock } from '../process/instance-lock.ts';
import { type Report, type Supervised, supervise } from './supervise.ts';

/** Crash recovery of a database, or reading an append-only file, is done before on a slow disk too. */
const START_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 10;
const PORT_TAKEN = /Address already in use|could not bind [^\n]{0,80}Permission denied/i;
const SILENT: Report = { progress: () => {}, warn: () => {} };

/**
 * A server on 127.0.0.1 that comes back on the same port, with the same password, whenever it ends unasked.
 */
export interface RunningServer extends Pick<Supervised, 'pid' | 'kill'> {
  url: string;
  port: number;
  /** Ends the server within 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** The process of a server, which may still be starting. */
export interface LaunchedServer extends RunningProcess {
  /** Whether it takes connections. */
  isReady(): boolean | Promise<boolean>;
  /** What it has printed. */
  output(): string;
}

export interface ServerOptions {
  /** As it begins a sentence. */
  name: string;
  /** TCP port on 127.0.0.1. Default: a free one at each start. */
  port?: number | undefined;
  /** Gets a line for each step that takes time, and for a crash and restart. */
  report?: Report | undefined;
  launch(port: number): LaunchedServer | Promise<LaunchedServer>;
  /** The error of a server that did not get ready, of what went wrong and what it printed. */
  failure(what: string, output: string): Error;
}

/**
 * Starts a server and keeps it running on the port where it came up. Throws what its first start fails with.
 */
export async function superviseServer(options: ServerOptions): Promise<Supervised & { port: number }> {
  const { name, report = SILENT } = options;
  let { port = 0 } = options;
  const supervised = supervise({
    name,
    report,
    start: () =>
      onPort(port, name, async (free) => {
        const started = await launchReady(options, free);
        port = free;
        return started;
      }),
  });
  await supervised.ready;
  return { ...supervised, port };
}

/** Starts a server and waits until it takes connections. Throws PortTakenError, or its failure. */
async function launchReady(options: ServerOptions, port: number): Promise<RunningProcess> {
  const server = await options.launch(port);
  const problem = await problemOfStart(server);
  if (problem === undefined) return server;
  await server.stop();
  const output = server.output();
  if (PORT_TAKEN.test(output)) throw new PortTakenError();
  throw options.failure(`${options.name} ${problem}`, output);
}

/** Waits until a server takes connections; answers what went wrong where it does not come to that. */
async function problemOfStart({ isReady, exited }: LaunchedServer): Promise<string | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady())) {
    const exit = await Promise.race([delay(LOOK_EVERY_MS), exited]);
    if (exit) return `ended while it started (${describeExit(exit)})`;
    if (Date.now() > deadline) return `was not ready after ${START_TIMEOUT_MS / 1_000} s`;
  }
  return undefined;
}

/**
 * Starts a server that holds the lock of its data folder, `<dataDir>.lock`, until it has stopped. Makes the
 * folder above, and hands `start` the path as the kernel names it.
 *
 * @throws StartError with advice where the folder is in use or cannot be written
 */
export async function onDataFolder<T extends RunningServer>(
  folder: string,
  start: (dataDir: string) => Promise<T>,
): Promise<T> {
  const path = resolve(folder);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const dataDir = existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    try {
      const server = await start(dataDir);
      return { ...server, stop: () => server.stop().finally(() => lock.release()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw withFileAdvice(error, path);
  }
}
