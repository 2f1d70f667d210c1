import { runCli } from '../run-cli.ts';

/**
 * Runs the commands of its argument, a JSON list of their arguments, one after the other in this process, and
 * prints their exit codes. It ends by itself where none of them leaves anything open.
 */
const commands: string[][] = JSON.parse(process.argv[2] ?? '[]');
const { env, stdin, stdout, stderr } = process;
const stopSignal = () => new AbortController().signal;
const codes: number[] = [];
for (const args of commands)
  codes.push(await runCli(args, { env, stdin, stdout: stderr, stderr, stopSignal }));
stdout.write(JSON.stringify(codes));
