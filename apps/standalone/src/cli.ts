import { endQuietlyWithoutReader } from '@refinery/terminal/streams.ts';
import { runCli } from './cli/run-cli.ts';
import { stopSignal } from './cli/stop-signal.ts';

/** `pnpm cli`: what whoever operates the product does on the machine. */
const { env, stdin, stdout, stderr } = process;
endQuietlyWithoutReader(stdout);
process.exitCode = await runCli(process.argv.slice(2), { env, stdin, stdout, stderr, stopSignal });
