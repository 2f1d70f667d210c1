import { REFINER_VERSION } from '@refinery/refiner';
import { refineLines } from '../refine/refine-lines.ts';
import { refineText } from '../refine/refine-text.ts';
import { HELP, HINT } from './help.ts';
import { openInput, UnreadableInput } from './input.ts';
import type { Command } from './read-command.ts';
import { write } from './streams.ts';

const DONE = 0;
const UNREADABLE = 1;
const WRONG_USAGE = 2;

/** Does what was asked for and answers the exit code of the process. */
export async function runCommand(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      await write(process.stdout, HELP);
      return DONE;
    case 'version':
      await write(process.stdout, `${REFINER_VERSION}\n`);
      return DONE;
    case 'mistake':
      await write(process.stderr, `${command.message}. See pnpm -s refine --help\n`);
      return WRONG_USAGE;
    case 'refine':
      return refineInput(command);
  }
}

async function refineInput(command: Extract<Command, { kind: 'refine' }>): Promise<number> {
  if (command.file === undefined && process.stdin.isTTY) {
    await write(process.stderr, HINT);
    return WRONG_USAGE;
  }
  try {
    const input = await openInput(command.file);
    if (command.output === 'jsonl') return (await refineLines(input, command.options)) ? DONE : UNREADABLE;
    await refineText(input, command.options, command.output);
    return DONE;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return UNREADABLE;
  }
}
