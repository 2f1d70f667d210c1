import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RunningProcess {
  pid: number;
  /** Milliseconds from its start until it said that it is ready. */
  readyMs: number;
  /** What it said with that. */
  message: unknown;
  /** Asks what was preloaded into it; resolves with the next thing that the process says. */
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a process, of the product or a baseline, and waits until it says that it is ready. */
export async function startProcess(
  entry: string,
  env: Record<string, string>,
  execArgv: readonly string[] = process.execArgv,
): Promise<RunningProcess> {
  const file = fileURLToPath(new URL(`../../${entry}`, import.meta.url));
  const started = performance.now();
  const child = fork(file, {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it was ready`)));
  });
  const readyMs = performance.now() - started;
  const ask = (question: string): Promise<unknown> =>
    new Promise((resolve) => {
      child.once('message', resolve);
      child.send(question);
    });
  return { pid: child.pid ?? 0, readyMs, message, ask, stop: () => stopProcess(child) };
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
