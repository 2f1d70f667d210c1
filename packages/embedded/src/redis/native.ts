import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PortTakenError } from '../ports.ts';
import { describeExit, type RunningProcess, startProcess } from '../process/child-process.ts';
import { firstWorking, waysAsOurselves, wrapped } from '../process/run-as.ts';
import { runCommand, serverEnvironment } from '../process/run-command.ts';
import { redisCommands } from './command.ts';

export interface NativeRedis {
  kind: 'redis-server' | 'valkey-server';
  path: string;
}

const KINDS: NativeRedis['kind'][] = ['valkey-server', 'redis-server'];
/** BullMQ warns below 6.2 and refuses below 5. */
const MIN_VERSION = 6.2;
/** A stranger who has the port may not answer at all. */
const ANSWER_TIMEOUT_MS = 500;
/** Loading a large append-only file takes its time. */
const START_TIMEOUT_MS = 60_000;

/**
 * The first usable valkey-server or redis-server (6.2 or newer) in the folders of `searchPath`, which has the form
 * of the environment variable PATH.
 */
export async function findNativeRedis(searchPath: string): Promise<NativeRedis | undefined> {
  for (const kind of KINDS) {
    for (const folder of searchPath.split(delimiter).filter((entry) => entry !== '')) {
      const path = join(folder, process.platform === 'win32' ? `${kind}.exe` : kind);
      if (isExecutable(path) && (await isRecent(path))) return { kind, path };
    }
  }
  return undefined;
}

/**
 * Starts a Redis server with the given folder for its append-only file, or without persistence.
 *
 * @throws PortTakenError, or Error with what the server printed before it ended
 */
export async function launchNativeRedis(
  redis: NativeRedis,
  options: { port: number; password: string; dataDir: string | undefined },
): Promise<RunningProcess> {
  const { port, password, dataDir } = options;
  const { way = { prefix: [] } } = await firstWorking(waysAsOurselves(), [redis.path, '--version']);
  let printed = '';
  const server = startProcess({
    command: wrapped(way, [redis.path, '-']),
    cwd: dataDir ?? tmpdir(),
    env: serverEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    onOutput: (_stream, chunk) => {
      printed = `${printed}${chunk}`.slice(-4_000);
    },
  });
  // On standard input the password shows neither in the process list nor in a file.
  server.child.stdin?.end(configuration(port, password, dataDir));
  if (await answers(server, port, password)) return server;
  await server.stop();
  if (/Address already in use/i.test(printed)) throw new PortTakenError(`port ${port} is taken`);
  const exit = describeExit(await server.exited);
  const lastLines = printed.trim().split('\n').slice(-5).join('\n');
  throw new Error(`${redis.kind} ended while it started (${exit}): ${lastLines}`);
}

function configuration(port: number, password: string, dataDir: string | undefined): string {
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

async function isRecent(path: string): Promise<boolean> {
  const { code, output } = await runCommand([path, '--version']);
  const version = /v=(\d+\.\d+)/.exec(output)?.[1];
  return code === 0 && version !== undefined && Number(version) >= MIN_VERSION;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
