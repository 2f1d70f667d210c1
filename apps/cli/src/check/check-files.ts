import { write } from '@refinery/terminal/streams.ts';
import { openInput, readText } from '../command/input.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { painterFor } from '../terminal/paint.ts';
import { type Checked, checkPair } from './check-pair.ts';
import { renderCheck } from './check-report.ts';
import { FAILED, PASSED } from './exit-codes.ts';
import type { Command } from './read-command.ts';

/** Compares two files, says on stdout what was found and answers the exit code. */
export async function checkFiles(
  command: Extract<Command, { kind: 'pair' }>,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, setExitCode } = surroundings;
  const original = await readText(await openInput(command.original, surroundings));
  const rewritten = await readText(await openInput(command.rewritten, surroundings));
  const checked = checkPair(original, rewritten, command.options);
  const code = checked.passed ? PASSED : FAILED;
  // Somebody who reads only the beginning is told whether it passed, too.
  setExitCode(code);
  const output = command.json ? asJson(checked) : renderCheck(checked, painterFor(stdout));
  await write(stdout, output);
  return code;
}

const asJson = (checked: Checked): string => `${JSON.stringify(checked, null, 2)}\n`;
