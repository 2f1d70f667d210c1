import { Mistake } from '@refinery/terminal/mistake.ts';
import { write } from '@refinery/terminal/streams.ts';
import { createTerminal } from '../output/terminal.ts';
import { PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment } from '../settings/read-environment.ts';
import { commands } from './commands.ts';
import { confirm } from './confirm.ts';
import { describeFailure } from './describe-failure.ts';
import { DONE, FAILED, WRONG_USAGE } from './exit-codes.ts';
import { createOutput } from './output.ts';
import { readCommand, type Wanted } from './read-command.ts';

/** Does what the arguments ask for and answers the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const wanted = readCommand(args, commands);
  if (wanted.kind === 'mistake') return tellMistake(wanted.message);
  if (wanted.kind === 'help') {
    await write(process.stdout, wanted.text);
    return DONE;
  }
  const stopping = stopSignal();
  try {
    return await run(wanted, stopping);
  } catch (error) {
    if (error instanceof Mistake) return tellMistake(error.message);
    await write(process.stderr, describeFailure(error, wanted.json));
    return FAILED;
  }
}

async function run(
  { command, input, run: work, json, yes }: Extract<Wanted, { kind: 'run' }>,
  stopping: AbortSignal,
): Promise<number> {
  const output = createOutput(json);
  if (command.question && !yes) {
    const person = { input: process.stdin, output: process.stderr };
    if (!(await confirm(command.question(input), person, stopping))) {
      output.note('Nothing was changed.');
      return FAILED;
    }
  }
  const env = readEnvironment(PROJECT_ROOT, process.env);
  const actor = { kind: 'operator', name: command.name } as const;
  // What servers say on their way is none of the result.
  const terminal = createTerminal(process.stderr);
  // The whole product, which help and mistakes do not wait for.
  const { withOperator } = await import('./with-operator.ts');
  return withOperator({ env, terminal, actor, stopping }, (ctx) => work(ctx, output));
}

async function tellMistake(message: string): Promise<number> {
  await write(process.stderr, `${message}. See pnpm -s cli --help\n`);
  return WRONG_USAGE;
}

/** Aborted at the first signal to end: long work then ends in order. A second one ends the process at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
}
