import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runCheck } from '../check/run-check.ts';
import { runRefine } from '../refine/run-refine.ts';

const COMMANDS = {
  refine: { entry: '../main.ts', run: runRefine },
  check: { entry: '../check.ts', run: runCheck },
};

export interface Ran {
  stdout: string;
  stderr: string;
  code: number | null;
}

export interface RunOptions {
  command?: keyof typeof COMMANDS;
  input?: string | Buffer;
  env?: Record<string, string>;
}

export interface ProcessOptions extends RunOptions {
  /** Closes the reading end of stdout after the first chunk, as `| head -1` does. */
  readsOnlyBeginning?: boolean;
}

/**
 * Runs a command in this process, as one of its own does with pipes for all its streams: a start takes a
 * second.
 */
export async function runCli(
  args: readonly string[],
  { command = 'refine', input = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const said = Promise.all([text(stdout), text(stderr)]);
  const surroundings = { env: { ...process.env, ...env }, stdin, stdout, stderr, setExitCode: () => {} };
  const code = await COMMANDS[command].run(args, surroundings);
  stdout.end();
  stderr.end();
  const [result, notes] = await said;
  return { stdout: result, stderr: notes, code };
}

/** Runs a command as a process of its own, with pipes for all its streams. */
export async function runProcess(
  args: readonly string[],
  { command = 'refine', input = '', env = {}, readsOnlyBeginning }: ProcessOptions = {},
): Promise<Ran> {
  const entry = fileURLToPath(new URL(COMMANDS[command].entry, import.meta.url));
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
  const [code] = await once(child, 'close');
  const said = (name: 'stdout' | 'stderr'): string => Buffer.concat(chunks[name]).toString('utf8');
  return { stdout: said('stdout'), stderr: said('stderr'), code };
}
