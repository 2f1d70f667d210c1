import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { redisCommands } from './redis-command.ts';
import { plainWays, runCommand, serverEnvironment, wrapCommand } from './run-command.ts';
import { describeExit, endProcess, exitOf, PortTakenError, type ServerProcess } from './server-process.ts';

export interface NativeRedis {
  kind: 'redis-server' | 'valkey-server';
  path: string;
}

const KINDS: NativeRedis['kind'][] = ['valkey-server', 'redis-server'];
/** BullMQ warns below 6.2 and refuses below 5. */
const MIN_VERSION = 6.2;
/** Loading a large append-only file takes its time. */
/** A stranger who has the port may not answer at all. */
const ANSWER_TIMEOUT_MS = 500;
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
): Promise<ServerProcess> {
  const { port, password, dataDir } = options;
  const [way] = await workingWays(redis.path);
  const { file, args } = wrapCommand(way ?? { prefix: [] }, [redis.path, '-']);
  const child = spawn(file, args, {
    cwd: dataDir ?? tmpdir(),
    env: serverEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  const exited = exitOf(child);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed = `${printed}${chunk}`.slice(-4_000);
  });
  child.stdin.on('error', () => {});
  // On standard input the password shows neither in the process list nor in a file.
  child.stdin.end(configuration(port, password, dataDir));
  const stop = () =>
    endProcess(child, exited, [
      ['SIGTERM', 5_000],
      ['SIGKILL', 2_000],
    ]);
  const server = { pid: child.pid ?? 0, exited, stop };
  if (await answers(server, port, password)) return server;
  await stop();
  if (/Address already in use/i.test(printed)) throw new PortTakenError(`port ${port} is taken`);
  const exit = describeExit(await exited);
  throw new Error(
    `${redis.kind} ended while it started (${exit}): ${printed.trim().split('\n').slice(-5).join('\n')}`,
  );
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
async function answers({ exited }: ServerProcess, port: number, password: string): Promise<boolean> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!ended && Date.now() < deadline) {
    const replies = await redisCommands(port, [['AUTH', password], ['PING']], ANSWER_TIMEOUT_MS).catch(
      () => [],
    );
    if (replies[0] === '+OK' && replies[1] === '+PONG') return true;
    await Promise.race([delay(20), exited]);
  }
  return false;
}

async function workingWays(path: string) {
  const ways = plainWays();
  const results = await Promise.all(ways.map((way) => runCommand(way, [path, '--version'])));
  return ways.filter((_, index) => results[index]?.code === 0);
}

async function isRecent(path: string): Promise<boolean> {
  const { code, output } = await runCommand({ prefix: [] }, [path, '--version']);
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
