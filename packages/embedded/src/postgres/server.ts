import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorText } from '../errors.ts';
import { PortTakenError } from '../ports.ts';
import { describeExit, type RunningProcess, startProcess } from '../process/child-process.ts';
import { wrapped } from '../process/run-as.ts';
import type { Cluster } from './cluster.ts';
import { postgresFailed } from './failure.ts';

/** Crash recovery replays at most `max_wal_size` (1 GB), which takes a slow disk well below this. */
const START_TIMEOUT_MS = 120_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Starts the server of a prepared cluster on 127.0.0.1:`port` and waits until it takes connections.
 *
 * @throws PortTakenError | StartError
 */
export async function launchPostgres(
  cluster: Cluster,
  port: number,
  logFile: string,
): Promise<RunningProcess> {
  rotateLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const server = startProcess({
    command: wrapped(cluster.way, [
      cluster.binaries.postgres,
      '-D',
      cluster.dataDir,
      ...settings(port, cluster.durable).flatMap((setting) => ['-c', setting]),
    ]),
    stdio: ['ignore', log, log],
    // Fast shutdown, then immediate shutdown, which takes the sessions along: below 10 s altogether.
    stopSteps: [
      ['SIGINT', 6_000],
      ['SIGQUIT', 2_000],
      ['SIGKILL', 1_000],
    ],
    killSteps: [
      ['SIGQUIT', 500],
      ['SIGKILL', 0],
    ],
  });
  closeSync(log);
  try {
    await untilReady(server, cluster.dataDir);
    return server;
  } catch (cause) {
    await server.stop();
    const output = readFileSync(logFile).subarray(logStart).toString('utf8');
    if (/could not bind [^\n]{0,80}(?:in use|Permission denied)/i.test(output))
      throw new PortTakenError(output);
    throw postgresFailed(errorText(cause), cluster.dataDir, output);
  }
}

function settings(port: number, durable: boolean): string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=64MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    // Statements and the rows in error details carry customers' texts, which have no place in a log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    // Parallel queries live in /dev/shm, which containers often limit to 64 MB.
    'max_parallel_workers_per_gather=0',
    ...(durable ? [] : NOT_DURABLE),
  ];
}

const NOT_DURABLE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

async function untilReady({ pid, exited }: RunningProcess, dataDir: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!isReady(dataDir, pid)) {
    const exit = await Promise.race([delay(10), exited]);
    if (exit) throw new Error(`Postgres ended while it started (${describeExit(exit)})`);
    if (Date.now() > deadline) throw new Error(`Postgres was not ready after ${START_TIMEOUT_MS / 1000} s`);
  }
}

/** The server itself writes its state into line 8 of postmaster.pid (`PM_STATUS_READY` in Postgres' pidfile.h). */
function isReady(dataDir: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
}
