import { StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';

/** Says on stderr what failed and what to do, without a stack trace where the cause is known. */
export const printFailure = (error: unknown): void =>
  void process.stderr.write(`\n${describeFailure(error)}\n\n`);

function describeFailure(error: unknown): string {
  if (error instanceof StartError) return `✖ ${error.message}\n  → ${error.advice}`;
  if (error instanceof EnvironmentError) {
    return `✖ ${error.message}\n  → Correct these in the environment or in .env; .env.example describes each variable.`;
  }
  return `✖ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
