import { parse } from 'node:path';
import { startProcess } from './child-process.ts';

/** The one working directory that every user can enter. */
export const ROOT_FOLDER = parse(process.execPath).root;

const KEPT_VARIABLES = ['PATH', 'SystemRoot', 'windir', 'TEMP', 'TMP', 'ComSpec'];

/**
 * The environment of the servers: nothing of ours, so neither our secrets nor stray `PG*` variables reach them.
 * Messages stay in English because failures are told apart by their text.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => KEPT_VARIABLES.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
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
export function runCommand(command: [string, ...string[]], input = ''): Promise<CommandResult> {
  let output = '';
  const { child } = startProcess({
    command,
    cwd: ROOT_FOLDER,
    env: serverEnvironment(),
    stdio: 'pipe',
    onOutput: (_stream, chunk) => {
      output += chunk;
    },
  });
  child.stdin?.end(input);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, output }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
