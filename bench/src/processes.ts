import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RunningProcess {
  stop(): Promise<void>;
}

/** Starts a process of the product, with options of Node, and waits until it says that it is ready. */
export async function startProcess(
  entry: string,
  env: Record<string, string>,
  execArgv: readonly string[] = [],
): Promise<RunningProcess> {
  const file = fileURLToPath(new URL(`../../${entry}`, import.meta.url));
  const child = fork(file, {
    env: { ...process.env, ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it was ready`)));
  });
  return { stop: () => stopProcess(child) };
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
