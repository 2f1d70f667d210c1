import { endQuietlyWithoutReader } from '@refinery/terminal/streams.ts';
import { runCli } from './cli/run-cli.ts';

/** `pnpm cli`: what whoever operates the product does on the machine. */
endQuietlyWithoutReader(process.stdout);
process.exitCode = await runCli(process.argv.slice(2));
