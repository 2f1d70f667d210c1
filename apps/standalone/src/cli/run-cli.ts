import { Mistake } from '@refinery/terminal/mistake.ts';
import { write } from '@refinery/terminal/streams.ts';
import { createTerminal } from '../output/terminal.ts';
import { CLI, PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment } from '../settings/read-environment.ts';
import { commands } from './commands.ts';
import { confirm } from './confirm.ts';
import { describeFailure } from './describe-failure.ts';
import { DONE, FAILED, WRONG_USAGE } from './exit-codes.ts';
import { createOutput } from './output.ts';
import { readCommand, type Wanted } from './read-command.ts';
import type { Surroundings } from './surroundings.ts';

/** Does what the arguments ask for and answers the exit code. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const wanted = readCommand(args, commands);
  if (wanted.kind === 'mistake') return tellMistake(wanted.message, surroundings);
  if (wanted.kind === 'help') {
    await write(stdout, wanted.text);
    return DONE;
  }
  try {
    return await run(wanted, surroundings);
  } catch (error) {
    if (error instanceof Mistake) return tellMistake(error.message, surroundings);
    await write(stderr, describeFailure(error, wanted.json));
    return FAILED;
  }
}

async function run(
  { command, input, run: work, json, yes }: Extract<Wanted, { kind: 'run' }>,
  { env: given, stdin, stdout, stderr, stopSignal }: Surroundings,
): Promise<number> {
  const stopping = stopSignal();
  const output = createOutput(json, { stdout, stderr });
  if (command.question && !yes) {
    const person = { input: stdin, output: stderr };
    if (!(await confirm(command.question(input), person, stopping))) {
      output.note('Nothing was changed.');
      return FAILED;
    }
  }
  const env = readEnvironment(PROJECT_ROOT, given);
  const actor = { kind: 'operator', name: command.name } as const;
  // What servers say on their way is none of the result.
  const terminal = createTerminal(stderr);
  // The whole product, which help and mistakes do not wait for.
  const { withOperator } = await import('./with-operator.ts');
  return withOperator({ env, terminal, actor, stopping }, (ctx) => work(ctx, output));
}

async function tellMistake(message: string, { stderr }: Surroundings): Promise<number> {
  await write(stderr, `${message}. See ${CLI} --help\n`);
  return WRONG_USAGE;
}
