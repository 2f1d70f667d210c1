import { describe, expect, it } from 'vitest';
import { readCommand } from './read-command.ts';

describe('readCommand', () => {
  it('reads options in any case and order', () => {
    const args =
      '--level Low a.txt --strategy deepSeek --format JSON --preserve x --preserve=-y --target-tokens 80';
    expect(readCommand(args.split(' '))).toEqual({
      kind: 'refine',
      file: 'a.txt',
      output: 'text',
      options: {
        compressionLevel: 'low',
        strategy: 'DEEPSEEK',
        outputFormat: 'json',
        preserve: ['x', '-y'],
        targetTokens: 80,
      },
    });
    expect(readCommand(['-', '--jsonl'])).toMatchObject({ file: undefined, output: 'jsonl' });
    expect(readCommand(['--', '--json'])).toMatchObject({ file: '--json', output: 'text' });
    expect(readCommand(['-h', '--level', 'nonsense'])).toEqual({ kind: 'help' });
  });

  it('reads what was handed over as ranges', () => {
    const args = '--material 0-1 --material=120-480 --refine-material';
    expect(readCommand(args.split(' '))).toMatchObject({
      options: {
        material: [
          { start: 0, end: 1 },
          { start: 120, end: 480 },
        ],
        refineMaterial: true,
      },
    });
  });

  it.each(['5', '5-5', '6-5', '-5', '5-', '1-2-3', '1.5-2', '1-2 ', 'a-b', '0-1234567890'])(
    'says that %j is no range',
    (value) => {
      const message = `--material must be two offsets, for example 120-480, not "${value}"`;
      expect(readCommand([`--material=${value}`])).toEqual({ kind: 'mistake', message });
    },
  );

  it.each([
    [['--levle', 'low'], "Unknown option '--levle'"],
    [['--level', 'extreme'], '--level must be low, medium or high, not "extreme"'],
    [['--level', ''], '--level must be low, medium or high, not ""'],
    [['--strategy', 'x'], '--strategy must be universal, gpt, claude, deepseek or legal, not "x"'],
    [['--format', 'pdf'], '--format must be default, markdown, json or xml, not "pdf"'],
    [['--level'], "Option '--level <value>' argument missing"],
    [['--json=1'], "Option '--json' does not take an argument"],
    [['--preserve', '--json'], "Option '--preserve' argument is ambiguous"],
    [['--target-tokens', '0'], '--target-tokens must be a whole number of at least 1, not "0"'],
    [['--target-tokens', '1e3'], '--target-tokens must be a whole number of at least 1, not "1e3"'],
    [['--json', '--jsonl'], '--json and --jsonl cannot be used together'],
    [['a.txt', 'b.txt'], 'Give one file, not 2'],
  ])('says what is wrong with %j', (args, message) => {
    expect(readCommand(args)).toEqual({ kind: 'mistake', message });
  });
});
