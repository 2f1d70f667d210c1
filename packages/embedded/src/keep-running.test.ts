import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { keepRunning, type Supervisor } from './keep-running.ts';
import type { ProcessExit, ServerProcess } from './server-process.ts';

interface FakeServer extends ServerProcess {
  crash(): void;
  stopped: boolean;
}

/** What the next launches do: the number of failures before one that works. */
let failures: number;
let launches: number;
let pauses: number[];
let lines: string[];
let servers: FakeServer[];
/** Ends the pause that goes on. */
let endPause: () => void;
/** Whether pauses last until they are ended, or no time at all. */
let waits: boolean;

beforeEach(() => {
  failures = 0;
  launches = 0;
  pauses = [];
  lines = [];
  servers = [];
  waits = false;
  endPause = () => {};
});

function serve(): FakeServer {
  const { promise: exited, resolve } = Promise.withResolvers<ProcessExit>();
  const server: FakeServer = {
    pid: servers.length + 1,
    exited,
    stopped: false,
    crash: () => resolve({ code: null, signal: 'SIGSEGV' }),
    stop: async () => {
      server.stopped = true;
      resolve({ code: 0, signal: null });
    },
  };
  servers.push(server);
  return server;
}

async function launch(): Promise<ServerProcess> {
  launches++;
  if (failures-- > 0) throw new Error('no room');
  return serve();
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  pauses.push(ms);
  if (!waits) return;
  await new Promise<void>((resolve) => {
    endPause = resolve;
    signal.addEventListener('abort', () => resolve());
  });
}

const supervise = (): Supervisor =>
  keepRunning(serve(), launch, (line) => lines.push(line), 'The server', pause);

/** Ends the process that runs, with this many failed starts after it. */
async function crash(failedStarts: number): Promise<void> {
  failures = failedStarts;
  servers.at(-1)?.crash();
  await setImmediate();
}

test('a server that ends is started again at once', async () => {
  const supervisor = supervise();
  await crash(0);
  expect([supervisor.pid(), pauses]).toEqual([2, []]);
  await supervisor.stop();
  // Nothing is said of an end that was asked for.
  expect(lines).toEqual(['The server ended (SIGSEGV): restarting it']);
});

test('one that cannot be started is tried again after pauses that double up to five seconds', async () => {
  const supervisor = supervise();
  await crash(8);
  expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  expect([launches, supervisor.pid()]).toEqual([9, 2]);
  expect(lines.at(-1)).toBe('The server could not be restarted, trying again: no room');
  await supervisor.stop();
});

test('the pauses begin anew once it has started', async () => {
  const supervisor = supervise();
  await crash(3);
  await crash(2);
  expect(pauses).toEqual([100, 200, 400, 100, 200]);
  await supervisor.stop();
});

test('no start is tried before its pause is over', async () => {
  waits = true;
  const supervisor = supervise();
  await crash(2);
  for (const tried of [1, 2]) {
    expect(launches).toBe(tried);
    endPause();
    await setImmediate();
  }
  expect([launches, supervisor.pid()]).toEqual([3, 2]);
  await supervisor.stop();
});

test('told to stop in a pause it stays down', async () => {
  waits = true;
  const supervisor = supervise();
  await crash(1);
  await supervisor.stop();
  await supervisor.stop();
  expect([launches, servers.length]).toEqual([1, 1]);
});

test('told to stop while a start is under way it ends what comes of it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = serve();
  const slowly = () => promise.then(serve);
  const supervisor = keepRunning(first, slowly, () => {}, 'The server', pause);
  first.crash();
  await setImmediate();
  const stopped = supervisor.stop();
  resolve();
  await stopped;
  expect(servers.map((server) => server.stopped)).toEqual([true, true]);
});
