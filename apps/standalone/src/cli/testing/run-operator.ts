import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT } from '../../settings/project.ts';
import { runCli } from '../run-cli.ts';

export interface Ran {
  stdout: string;
  stderr: string;
  /** Exit code, or the signal that ended it. */
  code: number | string | null;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ran>;
}

export interface RunOptions {
  /** What somebody types who sits at a terminal; without it there is none. */
  typed?: string;
}

/** Empty values count as missing, and win over those of a developer's .env. */
const BLANK = {
  DATABASE_URL: '',
  REDIS_URL: '',
  NODE_ENV: '',
  HOST: '',
  PORT: '',
  PUBLIC_URL: '',
  ENCRYPTION_KEYS: '',
  SMTP_URL: '',
  APP_DATABASE_PASSWORD: '',
};

/** The file that `pnpm cli` starts. */
function entry(): string {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const [, file] = /^node .*?(\S+\.ts)$/.exec(scripts.cli) ?? [];
  if (!file) throw new Error('The script `cli` starts no file.');
  return join(PROJECT_ROOT, file);
}

/** Starts `pnpm cli` as a process of its own, with pipes for all its streams. */
export const startOperator = (args: readonly string[], env: Record<string, string>): Started =>
  start([entry(), ...args], env);

/**
 * Runs commands one after the other in one process of their own, whose stdout is a JSON list of their exit
 * codes.
 */
export const runAll = (commands: readonly string[][], env: Record<string, string>): Promise<Ran> =>
  start([join(import.meta.dirname, 'run-all.ts'), JSON.stringify(commands)], env).ended;

function start(args: readonly string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...BLANK, ...env } });
  child.stdin.end();
  const streams = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {
    child,
    ended: streams.then(([stdout, stderr, [code, signal]]) => ({ stdout, stderr, code: code ?? signal })),
  };
}

/**
 * Runs what `pnpm cli` runs in this process, with the environment of a process of its own: a start takes
 * seconds.
 */
export async function runOperator(
  args: readonly string[],
  env: Record<string, string>,
  { typed }: RunOptions = {},
): Promise<Ran> {
  const isTTY = typed !== undefined;
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  const stdout = new PassThrough();
  stdin.end(typed);
  const said = Promise.all([text(stdout), text(stderr)]);
  const stopSignal = () => new AbortController().signal;
  const given = { ...process.env, ...BLANK, ...env };
  const code = await runCli(args, { env: given, stdin, stdout, stderr, stopSignal });
  stdout.end();
  stderr.end();
  const [result, notes] = await said;
  return { stdout: result, stderr: notes, code };
}
