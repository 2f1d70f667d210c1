import { openInput } from '../command/input.ts';
import { type About, answerAside, DONE, readingInput } from '../command/run-command.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { HELP, HINT } from './help.ts';
import { readCommand } from './read-command.ts';

const UNREADABLE = 1;
const ABOUT: About = { name: 'pnpm -s refine', help: HELP, hint: HINT, unreadable: UNREADABLE };

/**
 * `pnpm -s refine`: does what its arguments ask for and answers the exit code. Loads the refiner where a text
 * is to be refined only.
 */
export async function runRefine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = readCommand(args);
  if (command.kind !== 'refine') return answerAside(command, ABOUT, surroundings);
  const { file, output, options } = command;
  return readingInput(ABOUT, file === undefined, surroundings, async () => {
    const input = await openInput(file, surroundings);
    if (output === 'jsonl') {
      const { refineLines } = await import('./refine-lines.ts');
      return (await refineLines(input, options, surroundings)) ? DONE : UNREADABLE;
    }
    const { refineText } = await import('./refine-text.ts');
    await refineText(input, options, output, surroundings);
    return DONE;
  });
}
