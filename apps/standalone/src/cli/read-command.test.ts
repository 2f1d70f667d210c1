import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { readCommand } from './read-command.ts';

function helpOf(...args: string[]): string {
  const wanted = readCommand(args, commands);
  if (wanted.kind !== 'help') throw new Error(`No help: ${wanted.kind}`);
  return wanted.text;
}

describe('what makes no sense', () => {
  it.each([
    ['there is no such group', ['nope', 'list'], 'There is no command nope'],
    ['a group that is only begun', ['or', 'list'], 'There is no command or'],
    ['there is no such command', ['org', 'delete'], 'There is no command org delete'],
    ['an argument is missing', ['org', 'show'], 'The usage is org show <slug>; arguments given: 0'],
    ['an argument is empty', ['org', 'show', ''], 'The usage is org show <slug>'],
    [
      'one argument too many',
      ['org', 'show', 'acme', 'globex'],
      'The usage is org show <slug>; arguments given: 2',
    ],
    ['an argument where there is none', ['org', 'list', 'acme'], 'The usage is org list; arguments given: 1'],
    ['no such option', ['org', 'list', '--all'], "Unknown option '--all'"],
    ['an option of another command', ['org', 'list', '--yes'], "Unknown option '--yes'"],
    ['an option without its value', ['org', 'suspend', 'acme', '--reason'], "Option '--reason <value>'"],
    [
      'a value where there is none',
      ['org', 'list', '--json=yes'],
      "Option '--json' does not take an argument",
    ],
    [
      'no such plan',
      ['org', 'plan', 'acme', 'gold'],
      'There is no plan gold; the plans are free, pro, enterprise',
    ],
    ['a limit that is no number', ['org', 'limit', 'acme', 'many'], 'A limit must be a whole number'],
    ['a limit below nothing', ['org', 'limit', 'acme', '--', '-1'], 'A limit must be a whole number'],
    ['a limit with a fraction', ['org', 'limit', 'acme', '1.5'], 'A limit must be a whole number'],
    [
      'a limit beyond counting',
      ['org', 'limit', 'acme', '9999999999999999'],
      'A limit must be a whole number',
    ],
    ['nowhere to promote in', ['user', 'promote', 'ada@example.com'], 'Give the organization: --org <slug>'],
  ])('%s: %j', (_what, args, message) => {
    expect(readCommand(args, commands)).toMatchObject({
      kind: 'mistake',
      message: expect.stringContaining(message),
    });
  });
});

describe('what does', () => {
  it.each(['0', '25', 'unlimited', 'default'])('a limit of %s', (limit) => {
    expect(readCommand(['org', 'limit', 'acme', limit], commands)).toMatchObject({
      kind: 'run',
      json: false,
      yes: false,
    });
  });

  it('options stand wherever they are typed', () => {
    const wanted = readCommand(['user', 'disable', '--json', 'ada@example.com', '--yes'], commands);
    expect(wanted).toMatchObject({ kind: 'run', json: true, yes: true });
    expect('input' in wanted && wanted.input).toEqual({ args: ['ada@example.com'], options: {} });
  });

  it('help, whatever else there is', () => {
    expect(readCommand(['org', 'plan', '--help', 'a', 'b', 'c'], commands)).toMatchObject({ kind: 'help' });
    for (const { name, options = {} } of commands) {
      const text = helpOf(...name.split(' '), '--help');
      for (const option of [...Object.keys(options), 'json', 'help']) expect(text).toContain(`  --${option}`);
    }
    expect(helpOf('--help')).toBe(helpOf());
    expect(helpOf('org', '--help')).toBe(helpOf('org'));
    expect([helpOf('org').includes('org suspend'), helpOf('org').includes('user')]).toEqual([true, false]);
  });
});
