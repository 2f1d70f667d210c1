import { openInput, readText } from '../command/input.ts';
import { type About, answerAside, readingInput } from '../command/run-command.ts';
import { write } from '../command/streams.ts';
import { painterFor } from '../terminal/paint.ts';
import { checkLines } from './check-lines.ts';
import { type Checked, checkPair } from './check-pair.ts';
import { renderCheck } from './check-report.ts';
import { FAILED, PASSED, UNCHECKED } from './exit-codes.ts';
import { HELP, HINT } from './help.ts';
import { type Command, readCommand } from './read-command.ts';

const ABOUT: About = { name: 'pnpm -s check', help: HELP, hint: HINT, unreadable: UNCHECKED };

/** `pnpm -s check`: does what its arguments ask for and answers the exit code. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case 'lines':
      return readingInput(ABOUT, command.file === undefined, async () =>
        checkLines(await openInput(command.file), command.options),
      );
    case 'pair': {
      const usesStdin = command.original === undefined || command.rewritten === undefined;
      return readingInput(ABOUT, usesStdin, () => checkFiles(command));
    }
    default:
      return answerAside(command, ABOUT);
  }
}

async function checkFiles(command: Extract<Command, { kind: 'pair' }>): Promise<number> {
  const original = await readText(await openInput(command.original));
  const rewritten = await readText(await openInput(command.rewritten));
  const checked = checkPair(original, rewritten, command.options);
  const code = checked.passed ? PASSED : FAILED;
  // Somebody who reads only the beginning is told whether it passed, too.
  process.exitCode = code;
  const output = command.json ? asJson(checked) : renderCheck(checked, painterFor(process.stdout));
  await write(process.stdout, output);
  return code;
}

const asJson = (checked: Checked): string => `${JSON.stringify(checked, null, 2)}\n`;
