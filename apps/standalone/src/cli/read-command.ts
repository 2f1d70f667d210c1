import { parseArgs } from 'node:util';
import { Mistake, type Mistaken, orMistake } from '@refinery/terminal/mistake.ts';
import type { Command, Input, Run } from './command.ts';
import { commandHelp, groupHelp, optionsOf, overview, usageOf } from './help.ts';

/** What somebody wants, by the arguments. */
export type Wanted =
  | { kind: 'help'; text: string }
  | { kind: 'run'; command: Command; input: Input; run: Run; json: boolean; yes: boolean }
  | Mistaken;

/** Understands the arguments behind `pnpm cli`. Wrong ones make a `mistake` with a message for the user. */
export const readCommand = (args: readonly string[], commands: readonly Command[]): Wanted =>
  orMistake(() => readArguments(args, commands));

const isHelp = (arg: string | undefined): boolean => arg === undefined || arg === '--help' || arg === '-h';

function readArguments([group, name, ...rest]: readonly string[], commands: readonly Command[]): Wanted {
  if (isHelp(group)) return { kind: 'help', text: overview(commands) };
  const ofGroup = commands.filter((command) => command.name.startsWith(`${group} `));
  if (!ofGroup.length) throw new Mistake(`There is no command ${group}`);
  if (isHelp(name)) return { kind: 'help', text: groupHelp(ofGroup) };
  const command = ofGroup.find((one) => one.name === `${group} ${name}`);
  if (!command) throw new Mistake(`There is no command ${group} ${name}`);
  const { json, yes, help, input } = readInput(command, rest);
  if (help) return { kind: 'help', text: commandHelp(command) };
  const given = input.args.length;
  if (given !== command.args.length || input.args.includes(''))
    throw new Mistake(`The usage is ${usageOf(command)}; arguments given: ${given}`);
  return { kind: 'run', command, input, run: command.read(input), json, yes };
}

function readInput(command: Command, args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(optionsOf(command)).map(([name, { type }]) => [name, { type }]),
    ),
  });
  const options: Record<string, string | boolean | undefined> = {};
  for (const [name, value] of Object.entries(values)) if (!Array.isArray(value)) options[name] = value;
  const { json = false, yes = false, help = false, ...own } = options;
  const input: Input = { args: positionals, options: own };
  return { json: json === true, yes: yes === true, help: help === true, input };
}
