import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The command that the banner asks to be pasted. */
export function curlIn(output: string): string {
  const line = output.split('\n').find((one) => one.startsWith('curl '));
  if (!line) throw new Error(`no curl in:\n${output}`);
  return line;
}

/** Runs a pasted command in a shell and answers the JSON it prints. */
export async function paste(command: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command]);
  return JSON.parse(stdout);
}
