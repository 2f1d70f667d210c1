import { parseArgs } from 'node:util';
import { Mistake, orMistake } from '@refinery/terminal/mistake.ts';
import type { Aside } from '../command/run-command.ts';
import type { CheckOptions } from './check-pair.ts';

/** Names of files; undefined is stdin. */
type File = string | undefined;

export type Command =
  | Aside
  | { kind: 'pair'; original: File; rewritten: File; json: boolean; options: CheckOptions }
  | { kind: 'lines'; file: File; options: CheckOptions };

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
      preserve: { type: 'string', multiple: true },
      'allow-doubts': { type: 'boolean' },
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (values.json && values.jsonl) throw new Mistake('--json and --jsonl cannot be used together');
  const options = { preserve: values.preserve ?? [], allowDoubts: values['allow-doubts'] ?? false };
  const files = positionals.map((name) => (name === '-' ? undefined : name));
  if (values.jsonl) {
    if (files.length > 1) throw new Mistake(`Give one file with --jsonl, not ${files.length}`);
    return { kind: 'lines', file: files[0], options };
  }
  if (files.length !== 2) throw new Mistake(`Give two files to compare, not ${files.length}`);
  const [original, rewritten] = files;
  if (original === rewritten && original === undefined)
    throw new Mistake('Only one of the texts can come from stdin');
  return { kind: 'pair', original, rewritten, json: values.json ?? false, options };
}
