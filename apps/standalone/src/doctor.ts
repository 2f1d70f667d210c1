import { examine } from './doctor/examine.ts';
import { describeFinding } from './doctor/finding.ts';
import { runCommand } from './output/command.ts';

/**
 * `pnpm run doctor`: one line for each thing an instance needs, with the mend. Exit code 1 where something
 * fails.
 */
await runCommand(async (terminal, env) => {
  const findings = await examine(env);
  for (const finding of findings) terminal.print(describeFinding(finding));
  if (findings.some(({ state }) => state === 'failed')) process.exitCode = 1;
});
