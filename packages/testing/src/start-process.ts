import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface StartedProcess {
  pid: number;
  /** What the process sent when it was ready. */
  ready: Record<string, unknown>;
  kill(signal: NodeJS.Signals): void;
  /** Closes the channel to the process, as its parent's death would. */
  disconnect(): void;
  /** Exit code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  output(): string;
}

/**
 * What lets a process start sooner and keep its files with those of the tests, and nothing else of the tests'
 * own environment.
 */
const inherited = (): Record<string, string> => {
  const { PATH = '', NODE_OPTIONS = '', TMPDIR = tmpdir() } = process.env;
  return { PATH, NODE_OPTIONS, TMPDIR };
};

/** Many times what an entry takes on a busy machine. */
const READY_WITHIN_MS = 60_000;

/**
 * Starts an entry of the product, such as `apps/worker/src/main.ts`, as the launcher does, and waits until it
 * is ready. Throws with its output where it ends before that, and where it is not ready within
 * `readyWithinMs`: it is killed then.
 */
export async function startProcess(
  entry: string,
  env: Record<string, string>,
  { readyWithinMs = READY_WITHIN_MS } = {},
): Promise<StartedProcess> {
  const child = spawn(process.execPath, [entry], {
    cwd: ROOT,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const listen = (chunk: Buffer): void => {
    output = `${output}${chunk}`.slice(-100_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? -1));
  });
  const ready = once(child, 'message').then(([message]) => message);
  const late = setTimeout(() => child.kill('SIGKILL'), readyWithinMs);
  const started = performance.now();
  const first = await Promise.race([ready, exited.then((code) => ({ ended: code }))]);
  clearTimeout(late);
  if ('ended' in first) {
    const after = `after ${Math.round(performance.now() - started)} ms, before it was ready`;
    throw new Error(`${entry} ended with ${first.ended} ${after}:\n${output}`);
  }
  return {
    pid: child.pid ?? 0,
    ready: first,
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
    exited,
    output: () => output,
  };
}
