import { StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';
import { PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment, type Variables } from '../settings/read-environment.ts';
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

/** Says on stderr what failed and what to do, without a stack trace where the cause is known. */
export const printFailure = (error: unknown): void =>
  void process.stderr.write(`\n${describeFailure(error)}\n\n`);

function describeFailure(error: unknown): string {
  if (error instanceof StartError) return `✖ ${error.message}\n  → ${error.advice}`;
  if (error instanceof EnvironmentError) {
    return `✖ ${error.message}\n  → Correct these in the environment or in .env. .env.example describes each variable.`;
  }
  return `✖ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
