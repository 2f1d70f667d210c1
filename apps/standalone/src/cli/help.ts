import { CLI, FROM_SOURCES } from '../settings/project.ts';
import type { Command, Option } from './command.ts';

const JSON_OPTION: Option = {
  type: 'boolean',
  what: 'prints the result as JSON, and errors as JSON on stderr',
};
const HELP_OPTION: Option = { type: 'boolean', what: 'prints this text' };
const YES_OPTION: Option = { type: 'boolean', what: 'does not ask for confirmation; for scripts' };

/** All options of a command: its own, and those of each. */
export const optionsOf = ({ options = {}, question }: Command): Record<string, Option> => ({
  ...options,
  ...(question ? { yes: YES_OPTION } : {}),
  json: JSON_OPTION,
  help: HELP_OPTION,
});

const EMBEDDED = ` Without DATABASE_URL they use the instance that \`pnpm start\` runs in DATA_DIR. If it is not
running, they start its database for the time of the command.`;

/** What `pnpm cli` prints. */
export const overview = (commands: readonly Command[]): string => `Commands for operators of Prompt Refinery.

Usage: ${CLI} <command> [--json] [--help]

${listOf(commands)}

The commands use the database of DATABASE_URL, which must sign in as the owner of the database (as for
the migrations).${FROM_SOURCES ? EMBEDDED : ''}
Changes are recorded in the audit log of the organization.

Exit codes: 0 done; 1 failed or not found; 2 wrong usage; 3 a broken chain (audit verify).
`;

/** What \`pnpm cli org\` prints. */
export const groupHelp = (commands: readonly Command[]): string => `Usage:

${listOf(commands)}

More about each: ${CLI} ${commands[0]?.name ?? ''} --help
`;

export function commandHelp(command: Command): string {
  const options = Object.entries(optionsOf(command)).map(([name, { value, what }]): [string, string] => [
    `--${name}${value ? ` <${value}>` : ''}`,
    what,
  ]);
  return [
    `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`,
    '',
    `Usage: ${CLI} ${usageOf(command)} [options]`,
    '',
    ...(command.details ? [...command.details, ''] : []),
    ...aligned(options),
    '',
  ].join('\n');
}

export const usageOf = ({ name, args }: Command): string =>
  [name, ...args.map((arg) => `<${arg}>`)].join(' ');

const listOf = (commands: readonly Command[]): string =>
  aligned(commands.map((command) => [usageOf(command), command.summary])).join('\n');

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}   ${second}`);
}
