import { spawn } from 'node:child_process';
import { parse } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { errorText } from './errors.ts';

/** How to start a program as a particular user: what stands before it, and what spawn is told. */
export interface CommandWrapper {
  /** Program and arguments that end in running the program that follows them, or nothing. */
  prefix: string[];
  uid?: number;
  gid?: number;
}

/**
 * Options of util-linux' setpriv that make the kernel send the program SIGINT when the thread that started it is
 * gone, by SIGKILL too. Left out in worker threads, which may end long before their process.
 */
export function endWithParent(): string[] {
  return process.platform === 'linux' && isMainThread ? ['--pdeathsig', 'INT'] : [];
}

/** Ways to run a program as the user that we are, best first; setpriv is missing on some systems. */
export function plainWays(): CommandWrapper[] {
  const option = endWithParent();
  return [...(option.length > 0 ? [{ prefix: ['setpriv', ...option] }] : []), { prefix: [] }];
}

/** The one working directory that every user can enter. */
export const ROOT_FOLDER = parse(process.execPath).root;

export interface WrappedCommand {
  file: string;
  args: string[];
  identity: { uid?: number; gid?: number };
}

/** Puts a wrapper in front of a command, in the form that `spawn` takes. */
export function wrapCommand(wrapper: CommandWrapper, command: [string, ...string[]]): WrappedCommand {
  const [file, ...args] = [...wrapper.prefix, ...command];
  const identity = {
    ...(wrapper.uid === undefined ? {} : { uid: wrapper.uid }),
    ...(wrapper.gid === undefined ? {} : { gid: wrapper.gid }),
  };
  return { file: file ?? command[0], args, identity };
}

/**
 * The environment of the servers: nothing of ours, so neither our secrets nor stray `PG*` variables reach them.
 * Messages stay in English because failures are told apart by their text.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'windir', 'TEMP', 'TMP', 'ComSpec'];
  const entries = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}

export interface CommandResult {
  /** Exit code; null when a signal ended the program or it could not be started at all. */
  code: number | null;
  /** Standard output and standard error, in the order they came. */
  output: string;
}

/**
 * Runs a program to its end with `input` on its standard input. Never rejects: a program that cannot be started
 * gives code null and the reason as its output.
 */
export function runCommand(
  wrapper: CommandWrapper,
  command: [string, ...string[]],
  input = '',
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = trySpawn(wrapper, command);
    if (child instanceof Error) {
      resolve({ code: null, output: child.message });
      return;
    }
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
    // A program that ends without reading its input is judged by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Some failures are thrown (a user that we may not become), others come as an event (no such file). */
function trySpawn(wrapper: CommandWrapper, command: [string, ...string[]]) {
  const { file, args, identity } = wrapCommand(wrapper, command);
  try {
    return spawn(file, args, {
      ...identity,
      cwd: ROOT_FOLDER,
      env: serverEnvironment(),
      stdio: 'pipe',
      detached: true,
      windowsHide: true,
    });
  } catch (error) {
    return new Error(errorText(error));
  }
}
