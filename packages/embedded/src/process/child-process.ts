import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { parse } from 'node:path';
import { recordProcess, type StopSteps } from './recorded-process.ts';

/** How a process ended: by itself (`code`), by a signal, or neither when it could not be started. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process of ours. */
export interface RunningProcess {
  child: ChildProcess;
  /** 0 for one that could not be started. */
  pid: number;
  /** Resolves when the process has ended, for whatever reason; never rejects. */
  exited: Promise<ProcessExit>;
  /**
   * Asks the process to end, makes it end after a while, and resolves when it is gone. Safe to call twice.
   */
  stop(): Promise<void>;
  /** Ends the process at once, or as near to it as its data allow. */
  kill(): void;
}

export interface ProcessOptions {
  command: [string, ...string[]];
  /** Default: nothing of ours. */
  env?: NodeJS.ProcessEnv;
  /** Default: the one folder that every user can enter. */
  cwd?: string;
  stdio: StdioOptions;
  /** A file to name the process in, for the next run to end it should it be left over. */
  record?: string | undefined;
  /** Gets what the process prints on pipes; of one that cannot be started, the reason. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: string) => void;
  stopSteps?: StopSteps;
  /** What `kill` does instead of SIGKILL alone. */
  killSteps?: StopSteps;
}

const STOP_STEPS: StopSteps = [
  ['SIGTERM', 5_000],
  ['SIGKILL', 2_000],
];

const ROOT_FOLDER = parse(process.execPath).root;
const KEPT_VARIABLES = ['PATH', 'SystemRoot', 'windir', 'TEMP', 'TMP', 'ComSpec'];

/**
 * The environment of the servers: neither our secrets nor stray `PG*` variables reach them. Messages stay in
 * English because failures are told apart by their text.
 */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => KEPT_VARIABLES.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Starts a process in a session of its own, so Ctrl-C at the terminal reaches it only through `stop`. */
export function startProcess(options: ProcessOptions): RunningProcess {
  const { command, stdio, onOutput = () => {} } = options;
  const { env = serverEnvironment(), cwd = ROOT_FOLDER } = options;
  const [file, ...args] = command;
  const child = spawn(file, args, { env, cwd, stdio, detached: true, windowsHide: true });
  const exited = exitOf(child);
  if (options.record && child.pid) recordOrEnd(options.record, child.pid);
  child.once('error', (error) => onOutput('stderr', error.message));
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => onOutput(stream, chunk));
  }
  // A program that ends without reading its input is judged by its exit code.
  child.stdin?.on('error', () => {});
  const { stopSteps = STOP_STEPS, killSteps = [['SIGKILL', 0]] } = options;
  return {
    child,
    pid: child.pid ?? 0,
    exited,
    stop: () => endProcess(child, exited, stopSteps),
    kill: () => void endProcess(child, exited, killSteps),
  };
}

/** A process that the next run could not find is not to outlive this one. */
function recordOrEnd(record: string, pid: number): void {
  try {
    recordProcess(record, pid);
  } catch (error) {
    process.kill(pid, 'SIGKILL');
    throw error;
  }
}

/** The end of a child process, also of one that could not be started. Call it right after `spawn`. */
export function exitOf(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

export function describeExit({ code, signal }: ProcessExit): string {
  return signal ?? (code === null ? 'could not be started' : `exit code ${code}`);
}

/** Waits for a promise at most `ms` milliseconds; false when it did not settle in that time. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const settled = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return settled;
}

async function endProcess(
  child: ChildProcess,
  exited: Promise<ProcessExit>,
  steps: StopSteps,
): Promise<void> {
  for (const [signal, waitMs] of steps) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (await settlesWithin(exited, waitMs)) return;
  }
}
