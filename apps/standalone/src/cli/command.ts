import type { Context, OperatorContext, Settings } from '@refinery/domain/context/context.ts';
import type { Quotas } from '@refinery/domain/meters/quotas.ts';
import type { Output } from './output.ts';

/** What a command works with. */
export interface CommandContext extends OperatorContext<'db' | 'stopping' | 'systemDb'> {
  /**
   * What API and worker are configured with. Throws `EnvironmentError` where that is not known, such as the
   * keys.
   */
  readSettings(): Settings;
  /** The same, and who speaks to Stripe. Throws `StartError`, too, where billing is off. */
  readBilling(): Pick<Context, 'settings' | 'stripe'>;
  /**
   * What is charged against which limits. It takes a moment to load: the kinds of work know what they work
   * with.
   */
  loadQuotas(): Promise<Quotas>;
}

export interface Option {
  type: 'boolean' | 'string';
  /** What stands for its value in the help. */
  value?: string;
  what: string;
}

/** What somebody has typed behind the name of a command. */
export interface Input {
  /** One for each of the command's arguments. */
  args: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Does the work and answers the exit code. */
export type Run = (ctx: CommandContext, output: Output) => Promise<number>;

/** A command of operators. `--json` and `--help` belong to each. */
export interface Command {
  /** As it is typed: group and name. */
  name: `${string} ${string}`;
  /** Names of its arguments, none of which can be left out. */
  args: readonly string[];
  options?: Readonly<Record<string, Option>>;
  /** A line for the list of commands. */
  summary: string;
  /** What else there is to know, in lines of up to 100 characters. */
  details?: readonly string[];
  /** Asks before it does what cannot be undone; with `--yes` nobody is asked. */
  question?(input: Input): string;
  /** Understands the arguments, before anything is opened. Throws `Mistake`. */
  read(input: Input): Run;
}

/** The value of an option that has one. */
export function textOf({ options }: Input, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
