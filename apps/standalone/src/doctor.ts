import { examine } from './doctor/examine.ts';
import { describeFinding } from './doctor/finding.ts';
import { explained } from './output/failure.ts';
import { createTerminal } from './output/terminal.ts';
import { PROJECT_ROOT } from './settings/project.ts';
import { readEnvironment } from './settings/read-environment.ts';

/** `pnpm run doctor`: one line for each thing an instance needs, with the mend. Exit code 1 where something fails. */
await explained(async () => {
  const terminal = createTerminal();
  const findings = await examine(readEnvironment(PROJECT_ROOT, process.env));
  for (const finding of findings) terminal.print(describeFinding(finding));
  if (findings.some(({ state }) => state === 'failed')) process.exitCode = 1;
});
