import { runProcess } from './command/run-command.ts';
import { runRefine } from './refine/run-refine.ts';

await runProcess(runRefine);
