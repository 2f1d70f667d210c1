import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRIES = { refine: '../main.ts', check: '../check.ts' };

export interface Ran {
  stdout: string;
  stderr: string;
  code: number | null;
}

export interface RunOptions {
  command?: keyof typeof ENTRIES;
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Closes the reading end of stdout after the first chunk, as `| head -1` does. */
  readsOnlyBeginning?: boolean;
}

/** Runs a command as a process of its own, with pipes for all its streams. */
export function runCli(
  args: readonly string[],
  { command = 'refine', input = '', env = {}, readsOnlyBeginning }: RunOptions = {},
): Promise<Ran> {
  const entry = fileURLToPath(new URL(ENTRIES[command], import.meta.url));
  const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, ...env } });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.stdout.push(chunk);
    if (readsOnlyBeginning) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  // The command may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(chunks[name]).toString('utf8');
      resolve({ stdout: text('stdout'), stderr: text('stderr'), code });
    });
  });
}
