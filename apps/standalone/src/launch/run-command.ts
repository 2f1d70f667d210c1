import { describeFailure } from '../output/failure.ts';

/** Runs a command to its end; a failure is explained on stderr and ends the process with code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${describeFailure(error)}\n\n`);
    process.exitCode = 1;
  }
}
