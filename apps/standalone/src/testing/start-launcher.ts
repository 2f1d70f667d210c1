import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOf, type ProcessExit } from '@refinery/embedded/process/child-process.ts';
import { memoryFolder } from '@refinery/testing/memory-folder.ts';
import { onTestFinished } from 'vitest';
import { leftOf, treeOf } from './processes.ts';

const READY = 'Prompt Refinery is ready';
/** As long as `waitFor`: a busy machine is slow, not wrong. */
const WAIT_MS = 100_000;

export interface Launcher {
  pid: number;
  exited: Promise<ProcessExit>;
  isRunning(): boolean;
  /** All that it has printed so far. */
  output(): string;
  /**
   * Resolves when the text has been printed once more than `before` times; rejects at the end of the
   * launcher.
   */
  untilPrinted(text: string, before?: number): Promise<void>;
  untilReady(): Promise<void>;
  /** Sends the signal and answers the processes of its tree that are left when all had time to end. */
  end(signal: NodeJS.Signals): Promise<number[]>;
  kill(signal: NodeJS.Signals): void;
}

export interface LauncherOptions {
  script?: string;
  args?: string[];
  env?: Record<string, string>;
  /** A shell that starts the launcher and waits for it, as pnpm's does. */
  throughShell?: boolean;
}

/** A data folder for several tests, which the last of them removes. */
export function removableFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(memoryFolder(), 'refinery-standalone-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A data folder that is removed after the test. */
export function temporaryFolder(): string {
  const { path, remove } = removableFolder();
  onTestFinished(remove);
  return path;
}

/** Starts a script of this app as a process of its own, which ends with the test at the latest. */
export function startLauncher(options: LauncherOptions = {}): Launcher {
  const launcher = launch(options);
  onTestFinished(async () => {
    if (launcher.isRunning()) await launcher.end('SIGTERM');
  });
  return launcher;
}

/** Starts a script of this app as a process of its own; whoever calls this ends it. */
export function launch(options: LauncherOptions = {}): Launcher {
  const script = fileURLToPath(new URL(`../${options.script ?? 'main.ts'}`, import.meta.url));
  const command = [process.execPath, script, ...(options.args ?? [])];
  const child = options.throughShell
    ? spawn('sh', ['-c', `'${command.join("' '")}'; exit $?`], spawnOptions(options))
    : spawn(process.execPath, command.slice(1), spawnOptions(options));
  const exited = exitOf(child);
  const pid = child.pid ?? 0;
  let printed = '';
  const waiting = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    printed += chunk;
    for (const look of waiting) look();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);

  function untilPrinted(text: string, before = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why} before "${text}":\n${printed}`));
      const timer = setTimeout(() => fail('too late'), WAIT_MS);
      const look = (): void => {
        if (printed.split(text).length - 1 <= before) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      void exited.then(() => fail('the launcher ended'));
      look();
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number[]> {
    const tree = treeOf(pid);
    child.kill(signal);
    await exited;
    return (await leftOf(tree, 10_000)).map((left) => left.pid);
  }

  return {
    pid,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    exited,
    output: () => printed,
    untilPrinted,
    untilReady: () => untilPrinted(READY),
    end,
    kill: (signal) => void child.kill(signal),
  };
}

function spawnOptions(options: LauncherOptions) {
  // Empty values count as missing, and win over those of a developer's .env.
  const blank = { DATABASE_URL: '', REDIS_URL: '', NODE_ENV: '', HOST: '', WORKER_PORT: '', LOG_LEVEL: '' };
  // Most tests look at no page: building the console for each would only take time.
  const unbuilt = { CONSOLE_DIR: '/dev/null' };
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  return {
    env: { ...inherited, ...blank, ...unbuilt, PORT: '0', ...options.env },
    stdio: 'pipe' as const,
  };
}
