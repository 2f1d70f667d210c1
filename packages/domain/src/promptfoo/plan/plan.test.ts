import { describe, expect, it } from 'vitest';
import { readPromptfoo } from '../read-promptfoo.ts';

const read = (...tests: object[]) => readPromptfoo(JSON.stringify(tests));
const equals = (value: string, more = {}) => ({ type: 'equals', value, ...more });
const contains = (value: string, more = {}) => ({ type: 'contains', value, ...more });
const settingsOf = (tests: object[]) => read(...tests).evaluators.map(({ spec }) => spec.settings);

describe('evaluators', () => {
  it('hold the values that all tests have', () => {
    const assert = [equals('a'), contains('b')];
    expect(read({ assert }, { assert: assert.toReversed() })).toEqual({
      name: null,
      items: [{ input: {} }, { input: {} }],
      unsupported: [],
      evaluators: [
        { path: 'tests.0.assert.0', spec: { kind: 'exact', settings: { value: 'a' } } },
        { path: 'tests.0.assert.1', spec: { kind: 'contains', settings: { values: ['b'] } } },
      ],
    });
  });

  it('hold what refers to variables only where all items have these', () => {
    const assert = [{ type: 'llm-rubric', value: 'About {{topic}}' }];
    expect(
      settingsOf([
        { vars: { topic: 'a' }, assert },
        { vars: { topic: ['b', 'c'] }, assert },
      ]),
    ).toEqual([{ rubric: 'About {{topic}}' }]);
    const { items, evaluators } = read({ vars: { topic: 'a' }, assert }, { vars: { other: 'b' }, assert });
    expect(evaluators).toMatchObject([{ spec: { settings: { rubric: '{{assert_rubric_1}}' } } }]);
    expect(items.map(({ input }) => input.assert_rubric_1)).toEqual(['About a', 'About ']);
  });

  it('have the answer of the first `equals`, else of the first `contains`, in `expected`', () => {
    const { items, evaluators } = read(
      { assert: [contains('x'), equals('a'), equals('b')] },
      { assert: [equals('c'), { type: 'not-equals', value: 'd' }] },
    );
    expect(items).toEqual([
      { input: { assert_contains_1: 'x', assert_equals_1: 'b' }, expected: 'a' },
      { input: { assert_not_equals_1: 'd' }, expected: 'c' },
    ]);
    expect(evaluators.map(({ spec }) => spec.settings)).toEqual([
      { values: ['{{assert_contains_1}}'] },
      { value: '{{expected}}' },
      { value: '{{assert_equals_1}}' },
      { value: '{{assert_not_equals_1}}', negate: true },
    ]);
  });

  it('keep apart what has another name', () => {
    expect(
      read({ assert: [equals('a', { metric: 'One' })] }, { assert: [equals('b', { metric: 'Two' })] })
        .evaluators,
    ).toMatchObject([
      { name: 'One', spec: { settings: { value: '{{expected}}' } } },
      { name: 'Two', spec: { settings: { value: '{{assert_equals_1}}' } } },
    ]);
  });

  it('never take a name that the tests use', () => {
    const { items } = read(
      { vars: { assert_x: 1, assert3_y: 2 }, assert: [contains('a')] },
      { vars: { expected: 'mine' }, assert: [contains('b')] },
    );
    expect(items).toEqual([
      { input: { assert_x: 1, assert3_y: 2, assert2_contains_1: 'a' } },
      { input: { expected: 'mine', assert2_contains_1: 'b' }, expected: 'mine' },
    ]);
  });

  it('have one pattern or schema for all tests', () => {
    const json = { type: 'is-json' };
    const { evaluators, unsupported } = read(
      { assert: [json, { type: 'regex', value: 'a' }] },
      { assert: [json, { type: 'regex', value: 'b' }] },
    );
    const path = 'tests.0.assert.0';
    expect(evaluators).toEqual([{ path, spec: { kind: 'json_schema', settings: { schema: {} } } }]);
    expect(unsupported.map(({ path }) => path)).toEqual(
      ['0.assert.1', '1.assert.1'].map((path) => `tests.${path}`),
    );
  });

  it('are left out where RE2 does not take the pattern after all', () => {
    const { evaluators, unsupported } = read({ assert: [{ type: 'regex', value: 'a{1001}' }] });
    expect(evaluators).toEqual([]);
    expect(unsupported).toMatchObject([{ path: 'tests.0.assert.0' }]);
  });

  it('do not apply where a value comes to nothing', () => {
    const assert = [contains('{{a}}')];
    const { items, evaluators, unsupported } = read(
      { vars: { a: 'x' }, assert },
      { vars: { b: 'y' }, assert },
    );
    expect(items.map(({ expected }) => expected)).toEqual(['x', undefined]);
    expect(evaluators).toHaveLength(1);
    expect(unsupported).toMatchObject([{ path: 'tests.1.assert.0' }]);
    expect(read({ assert: [contains('{{a}}')] }).evaluators).toEqual([]);
  });

  it('are at most 50', () => {
    const assert = Array.from({ length: 60 }, (_, index) => contains(`v${index}`, { metric: `m${index}` }));
    const { items, evaluators, unsupported } = read({ assert }, { assert: [equals('a')] });
    expect(evaluators).toHaveLength(50);
    expect(unsupported).toHaveLength(11);
    expect(Object.keys(items[0]?.input ?? {})).toHaveLength(49);
  });

  it('leave an item 100 variables', () => {
    const vars = Object.fromEntries(Array.from({ length: 98 }, (_, index) => [`v${index}`, index]));
    const all = (...value: string[]) => ({ type: 'contains-all', value });
    const { items, unsupported } = read({ vars, assert: [all('a', 'b', 'c')] }, { assert: [all('d')] });
    expect(Object.keys(items[0]?.input ?? {})).toHaveLength(98);
    expect(items[1]?.input).toEqual({
      assert_contains_all_1_1: 'd',
      assert_contains_all_1_2: 'd',
      assert_contains_all_1_3: 'd',
    });
    expect(unsupported).toMatchObject([{ path: 'tests.0.assert.0', reason: expect.stringContaining('100') }]);
  });
});

describe('an import', () => {
  const letters = Array.from({ length: 400 }, (_, index) => `v${index}`);

  it.each([
    ['tests', `[${'{},'.repeat(100_000)}{}]`],
    ['combinations', JSON.stringify([{ vars: { a: letters, b: letters } }])],
    [
      'cases of scenarios',
      JSON.stringify({ scenarios: [{ config: letters.map(() => ({})), tests: letters.map(() => ({})) }] }),
    ],
  ])('has at most 100,000 items: %s', (_, text) => {
    expect(() => readPromptfoo(text)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });

  it.each([
    [
      'values shared by all',
      { defaultTest: { vars: { a: 'x'.repeat(90_000) } }, tests: Array(1_000).fill({}) },
    ],
    [
      'references',
      [{ vars: { a: 'x'.repeat(300), b: '{{a}}'.repeat(300), c: letters, d: letters.slice(200) } }],
    ],
    [
      'values of assertions',
      [{ vars: { a: 'x'.repeat(90_000), c: letters, d: ['x', 'y'] }, assert: [contains('{{a}}{{c}}')] }, {}],
    ],
  ])('has at most 64 Mi characters: %s', (_, config) => {
    expect(() => readPromptfoo(JSON.stringify(config))).toThrow(
      expect.objectContaining({ code: 'validation_failed' }),
    );
  });
});
