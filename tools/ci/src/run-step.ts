import { spawn } from 'node:child_process';

export interface Step {
  name: string;
  command: readonly [string, ...string[]];
  env?: Readonly<Record<string, string>>;
}

export interface RunningStep {
  name: string;
  /** Exit code; null where a signal ended it, or where it could not be started. */
  ended: Promise<number | null>;
  /** What it printed, where that is kept. */
  printed(): string;
}

/** To stop servers and remove their files. */
const STOP_WITHIN_MS = 10_000;

/**
 * Starts a step in a process group of its own. What it prints is shown, or kept for later. Once `signal` is
 * aborted, the step is told to end with everything that it has started, and made to end after 10 s.
 */
export function startStep(step: Step, output: 'shown' | 'kept', signal: AbortSignal): RunningStep {
  const [file, ...args] = step.command;
  const child = spawn(file, args, {
    env: { ...process.env, ...step.env },
    stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  const keep = (text: string): void => {
    printed += text;
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      keep(`${error.message}\n`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  const stop = (): void => {
    signalGroup(child.pid, 'SIGTERM');
    const late = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), STOP_WITHIN_MS);
    void ended.then(() => clearTimeout(late));
  };
  signal.addEventListener('abort', stop, { once: true });
  void ended.then(() => signal.removeEventListener('abort', stop));
  if (signal.aborted) stop();
  return { name: step.name, ended, printed: () => printed };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}
