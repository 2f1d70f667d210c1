import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOOPBACK } from '../ports.ts';
import { startProcess } from '../process/child-process.ts';
import { wrapped } from '../process/run-as.ts';
import type { LaunchedServer } from '../supervise/running-server.ts';
import type { Cluster } from './cluster.ts';

const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** Starts the server of a prepared cluster on 127.0.0.1:`port`. */
export function launchPostgres(cluster: Cluster, port: number, logFile: string): LaunchedServer {
  const { dataDir, way, binaries, durable } = cluster;
  const options = settings(port, durable).flatMap((setting) => ['-c', setting]);
  rotateLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const server = startProcess({
    command: wrapped(way, [binaries.postgres, '-D', dataDir, ...options]),
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
  return {
    ...server,
    isReady: () => isReady(dataDir, server.pid),
    output: () => readFileSync(logFile).subarray(logStart).toString('utf8'),
  };
}

function settings(port: number, durable: boolean): string[] {
  return [
    `listen_addresses=${LOOPBACK}`,
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
    // What is left of shared memory is in the data folder, and goes with it: there it would outlive a server
    // that is killed and never started again.
    'dynamic_shared_memory_type=mmap',
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

/**
 * The server itself writes its state into line 8 of postmaster.pid (`PM_STATUS_READY` in Postgres'
 * pidfile.h).
 */
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
