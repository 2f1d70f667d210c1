import { describe, expect, it } from 'vitest';
import { readPromptfoo } from '../read-promptfoo.ts';

const inputsOf = (config: object) => readPromptfoo(JSON.stringify(config)).items.map(({ input }) => input);
const reasonsOf = (config: object) =>
  readPromptfoo(JSON.stringify(config)).unsupported.map(({ path, reason }) => `${path} ${reason}`);
const withVars = (vars: object, options = {}) => ({ tests: [{ vars, options }] });

describe('variables', () => {
  it('are texts, numbers and truth values; nothing is an empty text', () => {
    const vars = { text: 'a\n\n', number: 1.5, truth: false, nothing: null };
    expect(inputsOf(withVars(vars))).toEqual([{ ...vars, text: 'a\n', nothing: '' }]);
    expect(readPromptfoo('- vars: {a: .nan, b: .inf}').items[0]?.input).toEqual({ a: 'NaN', b: 'Infinity' });
  });

  it('make an item of each combination of their texts, the last changing fastest', () => {
    const vars = { a: ['x', 'y'], b: 1, c: ['p', 'q'] };
    const pairs = inputsOf(withVars(vars)).map(({ a, c }) => `${a}${c}`);
    expect(pairs).toEqual(['xp', 'xq', 'yp', 'yq']);
  });

  it('do not where the test says so, or the list begins with no text', () => {
    expect(inputsOf(withVars({ a: ['x', 'y'] }, { disableVarExpansion: true }))).toEqual([
      { a: '["x","y"]' },
    ]);
    expect(inputsOf(withVars({ a: [1, 'y'], b: [] }))).toEqual([{ a: '[1,"y"]', b: [] }]);
    expect(reasonsOf(withVars({ a: [1, 2] }))).toEqual([
      'tests.0.vars.a is a list: its JSON text stands for it',
    ]);
  });

  it('are messages where all of a list is', () => {
    const messages = [{ role: 'user', content: '{{a}}' }];
    expect(inputsOf(withVars({ messages }))).toEqual([{ messages }]);
    const tools = [...messages, { role: 'tool', content: 'x' }];
    expect(inputsOf(withVars({ tools }))).toEqual([{ tools: JSON.stringify(tools) }]);
  });

  it('refer to others, and to members of objects', () => {
    const vars = {
      a: '{{b}}, {{ user.name }}',
      b: 'Hello {{c}}',
      c: 3,
      user: { name: 'Ada {{b}}', tags: ['x'] },
    };
    expect(inputsOf(withVars(vars))).toEqual([
      {
        a: 'Hello 3, Ada {{b}}',
        b: 'Hello 3',
        c: 3,
        user: JSON.stringify(vars.user),
        'user.name': 'Ada {{b}}',
      },
    ]);
  });

  it('stay as they are where they name what is not there', () => {
    const config = withVars({ a: 'Write {{name}} into {{b}}', b: 'x' });
    expect(inputsOf(config)).toEqual([{ a: 'Write {{name}} into {{b}}', b: 'x' }]);
    expect(reasonsOf(config)).toEqual(['tests.0.vars has {{name}}, which is no variable: kept as text']);
  });

  it.each([
    [{ a: 'file://a.txt' }, 'is in a file'],
    [{ a: ['x', 'package:y:z'] }, 'is in a file'],
    [{ a: '{{b}}', b: '{{a}}' }, 'refers to itself'],
    [{ a: '{{ b | upper }}', b: 'x' }, "has more of promptfoo's template language"],
    [{ a: 'x'.repeat(100_001) }, 'has more than 100000 characters'],
    [{ a: '{{b}}{{b}}', b: 'x'.repeat(60_000) }, 'has more than 100000 characters'],
    [{ a: '{{b}}', b: [{ role: 'user', content: 'x' }] }, 'is a list, but a text refers to it'],
    [
      Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, 1])),
      'has more than 100 variables',
    ],
  ])('leave their test out where they cannot be read: %#', (vars, reason) => {
    const config = { tests: [{ vars }, { vars: { ok: 1 } }] };
    expect(inputsOf(config)).toEqual([{ ok: 1 }]);
    expect(reasonsOf(config)).toEqual([expect.stringContaining(reason)]);
  });

  it('have members as variables only where all of these fit', () => {
    const wide = (size: number) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`m${index}`, index]));
    expect(Object.keys(inputsOf(withVars({ a: wide(60), b: wide(50), c: wide(30) }))[0] ?? {})).toHaveLength(
      93,
    );
  });

  it('are data, whatever they are called', () => {
    const [item] = readPromptfoo(
      '{"tests": [{"vars": {"__proto__": "a", "b": "{{__proto__}}{{constructor}}"}}]}',
    ).items;
    expect(Object.entries(item?.input ?? {})).toEqual([
      ['__proto__', 'a'],
      ['b', '{{__proto__}}{{constructor}}'],
    ]);
  });
});

describe('tests', () => {
  it('take the variables of the default test, and replace them', () => {
    const config = {
      defaultTest: { vars: { a: 'default', b: { c: 1 } } },
      tests: [{ vars: { b: 'own' } }, {}, { vars: 'file://vars.yaml' }],
    };
    expect(inputsOf(config)).toEqual([
      { a: 'default', b: 'own' },
      { a: 'default', b: '{"c":1}', 'b.c': 1 },
    ]);
    expect(reasonsOf(config)).toContain(
      'tests.2 was left out: tests.2 has its variables in files, which do not come along',
    );
  });

  it('lose their assertions where code changes their outputs, and judges where a prompt of their own asks', () => {
    const assert = [
      { type: 'equals', value: 'a' },
      { type: 'llm-rubric', value: 'b' },
    ];
    const kinds = (options: object) =>
      readPromptfoo(JSON.stringify({ tests: [{ assert, options }] })).evaluators.map(({ spec }) => spec.kind);
    expect(kinds({})).toEqual(['exact', 'judge']);
    expect(kinds({ rubricPrompt: 'x' })).toEqual(['exact']);
    expect(kinds({ transform: 'output.trim()' })).toEqual([]);
  });

  it('are left out where code makes their variables', () => {
    const config = { tests: [{ vars: { a: 1 }, options: { transformVars: 'x' } }] };
    expect(inputsOf(config)).toEqual([]);
    expect(reasonsOf(config)).toHaveLength(2);
  });

  it('may refuse the assertions of the default test', () => {
    const { items, evaluators } = readPromptfoo(
      JSON.stringify({
        defaultTest: { assert: [{ type: 'icontains', value: 'yes' }] },
        tests: [{ vars: { a: 1 } }, { vars: { a: 2 }, options: { disableDefaultAsserts: true } }],
      }),
    );
    expect(items.map(({ expected }) => expected)).toEqual(['yes', undefined]);
    expect(evaluators.map(({ spec }) => spec.settings)).toEqual([
      { values: ['{{expected}}'], ignoreCase: true },
    ]);
  });

  it('tell of what else they say', () => {
    const test = {
      threshold: 0.5,
      assertScoringFunction: 'file://x.js',
      provider: 'x',
      providers: ['x'],
      prompts: ['p'],
      providerOutput: 'out',
      options: { prefix: 'x', temperature: 1, repeat: 2 },
    };
    expect(reasonsOf({ tests: [test] }).map((line) => line.split(' ')[0])).toEqual(
      [
        ...['threshold', 'assertScoringFunction', 'provider', 'providers', 'prompts', 'providerOutput'],
        ...['options.prefix', 'options.temperature', 'options.repeat'],
      ].map((field) => `tests.0.${field}`),
    );
  });
});

describe('metadata', () => {
  it('holds what the tests say, and their descriptions, within the bounds of an item', () => {
    const { items, unsupported } = readPromptfoo(
      JSON.stringify({
        defaultTest: { metadata: { team: 'shop', level: 1 } },
        tests: [
          {
            description: 'd'.repeat(600),
            metadata: { level: true, tags: ['x'], none: null, ['k'.repeat(65)]: 'x' },
          },
          { description: 'mine', metadata: { description: 'theirs', long: `${'x'.repeat(499)}😀` } },
        ],
      }),
    );
    expect(items.map(({ metadata }) => metadata)).toEqual([
      { level: 'true', team: 'shop', description: 'd'.repeat(500) },
      { description: 'theirs', long: 'x'.repeat(499), team: 'shop', level: '1' },
    ]);
    expect(unsupported).toHaveLength(3);
  });

  it('has up to 16 entries', () => {
    const metadata = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, index]));
    const { items, unsupported } = readPromptfoo(JSON.stringify([{ metadata, description: 'x' }]));
    expect(Object.keys(items[0]?.metadata ?? {})).toHaveLength(16);
    expect(unsupported).toHaveLength(1);
  });
});
