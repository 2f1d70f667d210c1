import { REFINER_VERSION } from '@refinery/refiner/version.ts';
import type { Mistaken } from '@refinery/terminal/mistake.ts';
import { endQuietlyWithoutReader, write } from '@refinery/terminal/streams.ts';
import { UnreadableInput } from './input.ts';
import type { Surroundings } from './surroundings.ts';

export const DONE = 0;
const WRONG_USAGE = 2;

/** What a command says about itself. */
export interface About {
  /** As it is started. */
  name: string;
  help: string;
  /** Said to somebody who starts it at a terminal without a text. */
  hint: string;
  /** Exit code where an input cannot be read. */
  unreadable: number;
}

/** What every command answers without doing its work. */
export type Aside = { kind: 'help' | 'version' } | Mistaken;

/** Runs a command as the whole process: its exit code is that of the process. */
export async function runProcess(
  run: (args: readonly string[], surroundings: Surroundings) => Promise<number>,
): Promise<void> {
  const { env, stdin, stdout, stderr } = process;
  endQuietlyWithoutReader(stdout);
  endQuietlyWithoutReader(stderr);
  const setExitCode = (code: number): void => {
    process.exitCode = code;
  };
  setExitCode(await run(process.argv.slice(2), { env, stdin, stdout, stderr, setExitCode }));
}

/** Says what was asked for beside the work, or what was wrong. Answers the exit code. */
export async function answerAside(
  command: Aside,
  { name, help }: About,
  { stdout, stderr }: Surroundings,
): Promise<number> {
  if (command.kind === 'mistake') {
    await write(stderr, `${command.message}. See ${name} --help\n`);
    return WRONG_USAGE;
  }
  await write(stdout, command.kind === 'help' ? help : `${REFINER_VERSION}\n`);
  return DONE;
}

/**
 * Does work that reads files, or stdin, for which nobody is kept waiting at a terminal. Answers the exit
 * code.
 */
export async function readingInput(
  { hint, unreadable }: About,
  usesStdin: boolean,
  { stdin, stderr }: Surroundings,
  work: () => Promise<number>,
): Promise<number> {
  if (usesStdin && stdin.isTTY) {
    await write(stderr, hint);
    return WRONG_USAGE;
  }
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await write(stderr, `${error.message}\n`);
    return unreadable;
  }
}
