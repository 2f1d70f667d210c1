import { openInput } from '../command/input.ts';
import { type About, answerAside, readingInput } from '../command/run-command.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { UNCHECKED } from './exit-codes.ts';
import { HELP, HINT } from './help.ts';
import { readCommand } from './read-command.ts';

const ABOUT: About = { name: 'pnpm -s check', help: HELP, hint: HINT, unreadable: UNCHECKED };

/**
 * `pnpm -s check`: does what its arguments ask for and answers the exit code. Loads the guard where texts are
 * to be compared only.
 */
export async function runCheck(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case 'lines':
      return readingInput(ABOUT, command.file === undefined, surroundings, async () => {
        const { checkLines } = await import('./check-lines.ts');
        return checkLines(await openInput(command.file, surroundings), command.options, surroundings);
      });
    case 'pair': {
      const usesStdin = command.original === undefined || command.rewritten === undefined;
      return readingInput(ABOUT, usesStdin, surroundings, async () => {
        const { checkFiles } = await import('./check-files.ts');
        return checkFiles(command, surroundings);
      });
    }
    default:
      return answerAside(command, ABOUT, surroundings);
  }
}
