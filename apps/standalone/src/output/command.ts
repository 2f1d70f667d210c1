import { PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment, type Variables } from '../settings/read-environment.ts';
import { printFailure } from './failure.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** Runs a command to its end; a failure is explained on stderr and ends the process with code 1. */
export async function runCommand(work: (terminal: Terminal, env: Variables) => Promise<void>): Promise<void> {
  try {
    await work(createTerminal(), readEnvironment(PROJECT_ROOT, process.env));
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
