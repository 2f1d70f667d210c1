import { StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';

/** Says on stderr what failed and what to do, without a stack trace where the cause is known. */
export const printFailure = (error: unknown): void =>
  void process.stderr.write(`\n${describeFailure(error)}\n\n`);

/** Runs a command to its end; a failure is explained on stderr and ends the process with code 1. */
export async function explained(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof StartError) return `✖ ${error.message}\n  → ${error.advice}`;
  if (error instanceof EnvironmentError) {
    return `✖ ${error.message}\n  → Correct these in the environment or in .env; .env.example describes each variable.`;
  }
  return `✖ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
