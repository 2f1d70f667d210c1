import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './postgres-cluster.ts';
import { postgresFailed } from './postgres-failure.ts';
import { ROOT_FOLDER, serverEnvironment, wrapCommand } from './run-command.ts';
import {
  describeExit,
  endProcess,
  exitOf,
  PortTakenError,
  type ProcessExit,
  type ServerProcess,
} from './server-process.ts';

/** Crash recovery replays at most `max_wal_size` (1 GB), which takes a slow disk well below this. */
const START_TIMEOUT_MS = 120_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Starts the server of a prepared cluster on 127.0.0.1:`port` and waits until it takes connections. It runs in a
 * session of its own, so Ctrl-C at the terminal reaches it only through `stop`.
 *
 * @throws PortTakenError | StartError
 */
export async function launchPostgres(
  cluster: Cluster,
  port: number,
  logFile: string,
): Promise<ServerProcess> {
  rotateLog(logFile);
  const { file, args, identity } = wrapCommand(cluster.account.wrapper, [
    cluster.binaries.postgres,
    '-D',
    cluster.dataDir,
    ...settings(port, cluster.durable).flatMap((setting) => ['-c', setting]),
  ]);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(file, args, {
    ...identity,
    cwd: ROOT_FOLDER,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  const exited = exitOf(child);
  const stop = () => stopPostgres(child, exited, cluster);
  try {
    await untilReady(child, exited, cluster.dataDir);
  } catch (cause) {
    await stop();
    const output = readFileSync(logFile).subarray(logStart).toString('utf8');
    if (/could not bind [^\n]{0,80}(?:in use|Permission denied)/i.test(output))
      throw new PortTakenError(output);
    throw postgresFailed(cause instanceof Error ? cause.message : String(cause), cluster.dataDir, output);
  }
  return { pid: child.pid ?? 0, exited, stop };
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
    ...(durable
      ? []
      : [
          'fsync=off',
          'synchronous_commit=off',
          'full_page_writes=off',
          'wal_level=minimal',
          'max_wal_senders=0',
        ]),
  ];
}

async function untilReady(child: ChildProcess, exited: Promise<ProcessExit>, dataDir: string): Promise<void> {
  let exit: ProcessExit | undefined;
  void exited.then((value) => {
    exit = value;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!isReady(dataDir, child.pid)) {
    if (exit) throw new Error(`Postgres ended while it started (${describeExit(exit)})`);
    if (Date.now() > deadline) throw new Error(`Postgres was not ready after ${START_TIMEOUT_MS / 1000} s`);
    await Promise.race([delay(10), exited]);
  }
}

/** The server itself writes its state into line 8 of postmaster.pid (`PM_STATUS_READY` in Postgres' pidfile.h). */
function isReady(dataDir: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Fast shutdown, then immediate shutdown after 6 s, then SIGKILL after 2 s more: below 10 s altogether. */
const STOP_STEPS: [NodeJS.Signals, number][] = [
  ['SIGINT', 6_000],
  ['SIGQUIT', 2_000],
  ['SIGKILL', 1_000],
];

/** Windows has no signals: there pg_ctl passes them on. */
function stopPostgres(
  child: ChildProcess,
  exited: Promise<ProcessExit>,
  { binaries }: Cluster,
): Promise<void> {
  if (process.platform !== 'win32') return endProcess(child, exited, STOP_STEPS);
  return endProcess(child, exited, STOP_STEPS, (signal) => {
    if (signal === 'SIGKILL') child.kill();
    else execFile(binaries.pgCtl, ['kill', signal.slice(3), String(child.pid)], () => {});
  });
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
}
