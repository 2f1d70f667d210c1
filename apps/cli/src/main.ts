import { readCommand } from './command/read-command.ts';
import { runCommand } from './command/run-command.ts';
import { endQuietlyWithoutReader } from './command/streams.ts';

endQuietlyWithoutReader(process.stdout);
endQuietlyWithoutReader(process.stderr);
process.exitCode = await runCommand(readCommand(process.argv.slice(2)));
