import { runCheck } from './check/run-check.ts';
import { runProcess } from './command/run-command.ts';

await runProcess(runCheck);
