import { parseArgs } from 'node:util';
import type { CompressionLevel, OutputFormat, RefineOptions, Strategy } from '@refinery/refiner';
import { Mistake, orMistake } from '@refinery/terminal/mistake.ts';
import type { Aside } from '../command/run-command.ts';

const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];
const STRATEGIES: readonly Strategy[] = ['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'];
const FORMATS: readonly OutputFormat[] = ['default', 'markdown', 'json', 'xml'];

export type Output = 'text' | 'json' | 'jsonl';

export type Command =
  | Aside
  | { kind: 'refine'; file: string | undefined; output: Output; options: RefineOptions };

/**
 * Reads the arguments behind the name of the command. A wrong one makes the command a `mistake` with a
 * message for the user.
 */
export const readCommand = (args: readonly string[]): Command => orMistake(() => readArguments(args));

function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      level: { type: 'string' },
      strategy: { type: 'string' },
      format: { type: 'string' },
      preserve: { type: 'string', multiple: true },
      material: { type: 'string', multiple: true },
      'refine-material': { type: 'boolean' },
      'target-tokens': { type: 'string' },
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (positionals.length > 1) throw new Mistake(`Give one file, not ${positionals.length}`);
  if (values.json && values.jsonl) throw new Mistake('--json and --jsonl cannot be used together');
  return {
    kind: 'refine',
    file: positionals[0] === '-' ? undefined : positionals[0],
    output: values.jsonl ? 'jsonl' : values.json ? 'json' : 'text',
    options: {
      compressionLevel: oneOf('--level', LEVELS, values.level),
      strategy: oneOf('--strategy', STRATEGIES, values.strategy),
      outputFormat: oneOf('--format', FORMATS, values.format),
      preserve: values.preserve,
      material: values.material?.map(rangeOf),
      refineMaterial: values['refine-material'],
      targetTokens: tokensOf(values['target-tokens']),
    },
  };
}

/** The allowed value that equals the given one in any case; undefined where none was given. */
function oneOf<T extends string>(
  flag: string,
  allowed: readonly T[],
  value: string | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found) return found;
  const names = allowed.map((one) => one.toLowerCase());
  throw new Mistake(`${flag} must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}, not "${value}"`);
}

/** "120-480": UTF-16 offsets, the end exclusive. */
function rangeOf(value: string): { start: number; end: number } {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(value) ?? [];
  if (start === undefined || end === undefined || Number(start) >= Number(end))
    throw new Mistake(`--material must be two offsets, for example 120-480, not "${value}"`);
  return { start: Number(start), end: Number(end) };
}

function tokensOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new Mistake(`--target-tokens must be a whole number of at least 1, not "${value}"`);
  return Number(value);
}
