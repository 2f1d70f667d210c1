import { describe, expect, it } from 'vitest';
import { readCommand } from './read-command.ts';

const options = { preserve: [], allowDoubts: false };

describe('readCommand', () => {
  it('reads two names, one of which may be stdin', () => {
    expect(readCommand(['a', 'b'])).toEqual({
      kind: 'pair',
      original: 'a',
      rewritten: 'b',
      json: false,
      options,
    });
    expect(readCommand(['-', 'b', '--json'])).toMatchObject({ original: undefined, json: true });
    expect(readCommand(['a', '-'])).toMatchObject({ original: 'a', rewritten: undefined });
    expect(readCommand(['--allow-doubts', 'a', '--preserve', 'x', '--preserve=-y', 'b'])).toMatchObject({
      options: { preserve: ['x', '-y'], allowDoubts: true },
    });
  });

  it('reads at most one name for a stream', () => {
    expect(readCommand(['--jsonl'])).toEqual({ kind: 'lines', file: undefined, options });
    expect(readCommand(['-', '--jsonl'])).toMatchObject({ file: undefined });
    expect(readCommand(['pairs.jsonl', '--jsonl'])).toMatchObject({ file: 'pairs.jsonl' });
  });

  it.each([
    [[], 'Give two files to compare, not 0'],
    [['a'], 'Give two files to compare, not 1'],
    [['a', 'b', 'c'], 'Give two files to compare, not 3'],
    [['-', '-'], 'Only one of the texts can come from stdin'],
    [['a', 'b', '--jsonl'], 'Give one file with --jsonl, not 2'],
    [['--json', '--jsonl'], '--json and --jsonl cannot be used together'],
    [['--strict', 'a', 'b'], "Unknown option '--strict'"],
  ])('says what is wrong with %j', (args, message) => {
    expect(readCommand(args)).toEqual({ kind: 'mistake', message });
  });
});
