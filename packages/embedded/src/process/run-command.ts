import { startProcess } from './child-process.ts';

export interface CommandResult {
  /** Exit code; null when a signal ended the program or it could not be started at all. */
  code: number | null;
  /** Standard output and standard error, in the order they came. */
  output: string;
}

/**
 * Runs a program to its end with `input` on its standard input. Never rejects: a program that cannot be
 * started gives code null and the reason as its output.
 */
export function runCommand(command: [string, ...string[]], input = ''): Promise<CommandResult> {
  let output = '';
  const { child } = startProcess({
    command,
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
