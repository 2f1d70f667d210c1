import { EVALUATOR_SETTINGS } from '@refinery/contracts/evaluators.ts';
import { MetadataSchema } from '@refinery/contracts/optimizations.ts';
import { variablesOf } from '@refinery/contracts/prompt-template.ts';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import type { PromptfooImport } from './promptfoo-import.ts';
import { readPromptfoo } from './read-promptfoo.ts';
import { EXTRACTION, QUESTIONS, SCENARIOS, TRANSLATION } from './testing/configurations.ts';

/** What is made of a text, or the refusal; anything else that is thrown goes on. */
function outcomeOf(text: string): PromptfooImport | string {
  try {
    return readPromptfoo(text);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Every text in settings. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.values(Object(value)).flatMap((one) => (typeof value === 'object' ? textsIn(one) : []));
const namesIn = (settings: unknown): string[] =>
  variablesOf(textsIn(settings).map((content) => ({ role: 'user', content })));

function expectWhole({ items, evaluators, unsupported }: PromptfooImport): void {
  const names = new Set(
    items.flatMap(({ input, expected }) => [...Object.keys(input), expected === undefined ? '' : 'expected']),
  );
  for (const { input, metadata } of items) {
    expect(Object.keys(input).length).toBeLessThanOrEqual(100);
    if (metadata) expect(Value.Check(MetadataSchema, metadata)).toBe(true);
  }
  expect(evaluators.length).toBeLessThanOrEqual(50);
  for (const { spec } of evaluators) {
    expect(Value.Errors(EVALUATOR_SETTINGS[spec.kind], spec.settings)).toEqual([]);
    if (spec.kind === 'regex') RE2JS.compile(spec.settings.pattern);
    else if (spec.kind !== 'json_schema')
      for (const name of namesIn(spec.settings)) expect(names).toContain(name);
  }
  for (const { path, reason } of unsupported) expect(path === '' && !reason.startsWith('and ')).toBe(false);
}

function expectSound(text: string): void {
  const outcome = outcomeOf(text);
  expect(outcomeOf(text)).toEqual(outcome);
  if (typeof outcome === 'string') expect(['invalid_upload', 'validation_failed']).toContain(outcome);
  else expectWhole(outcome);
}

const usual = fc.constantFrom(
  'a',
  'b',
  'expected',
  'assert_contains_1',
  '{{a}}',
  '{{ b }}',
  '{{expected}}',
  'a, "b"',
);
const odd = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', '', 'é', '{{__proto__}}', '{{a|x}}', '{% if %}', '{{'],
  ...['file://x', 'package:x:y', '(', '[a-', '\\1', '(?=a)', '{', '#/tests', '#/defaultTest/vars'],
);
const unbearable = fc.constantFrom('\0', '\ud83d', 'x'.repeat(10_001), 'x'.repeat(100_001));
const word = fc.oneof(
  { weight: 60, arbitrary: usual },
  { weight: 12, arbitrary: odd },
  { weight: 1, arbitrary: unbearable },
);
const scalar = fc.oneof(word, fc.constantFrom<unknown>(0, 1, -1, 0.5, 1e308, true, false, null));
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(word, tie('value'), { maxKeys: 3 }) },
    { weight: 1, arbitrary: fc.record({ $ref: word, role: scalar, content: scalar }, { requiredKeys: [] }) },
  ),
})).value;

const types = [
  'equals',
  'contains',
  'icontains-any',
  'contains-all',
  'regex',
  'starts-with',
  'is-json',
  'llm-rubric',
];
const assertion = fc.record(
  {
    type: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.constantFrom(...types, ...types.map((type) => `not-${type}`), 'assert-set'),
      },
      value,
    ),
    value: fc.oneof({ weight: 3, arbitrary: word }, value),
    assert: value,
    threshold: scalar,
    weight: scalar,
    metric: value,
    transform: fc.constantFrom(...Array(9).fill(undefined), 'x'),
    $ref: word,
  },
  { requiredKeys: ['type', 'value'] },
);
const mostly = (wanted: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: wanted }, value);
const test = fc.record(
  {
    vars: mostly(fc.dictionary(word, value, { maxKeys: 4 })),
    assert: mostly(fc.array(mostly(assertion), { maxLength: 4 })),
    metadata: value,
    description: value,
    options: mostly(
      fc.record(
        { disableVarExpansion: scalar, disableDefaultAsserts: scalar, transform: scalar },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);
const tests = mostly(fc.array(mostly(test), { maxLength: 4 }));
const configuration = fc.record(
  {
    tests,
    defaultTest: mostly(test),
    description: value,
    prompts: value,
    scenarios: mostly(
      fc.array(mostly(fc.record({ config: tests, tests }, { requiredKeys: [] })), { maxLength: 2 }),
    ),
  },
  { requiredKeys: ['tests'] },
);

describe('readPromptfoo, of what nobody would write', () => {
  it('gives whole items and evaluators, or refuses', () => {
    fc.assert(
      fc.property(configuration, (config) => expectSound(JSON.stringify(config))),
      { numRuns: 1_000 },
    );
  });

  it('reads configurations with a piece cut out, doubled or put in, or refuses', () => {
    const piece = fc.constantFrom(
      ...['', '\n', '  ', '*asserts', '&a ', '<<: ', '- ', '{', ']', '"', "'", '|', '\t', '!!set ', '#'],
    );
    const damaged = fc
      .tuple(
        fc.constantFrom(TRANSLATION, EXTRACTION, QUESTIONS, SCENARIOS),
        fc.nat(),
        fc.nat(40),
        piece,
        fc.boolean(),
      )
      .map(([text, at, length, put, isDoubled]) => {
        const start = at % text.length;
        const cut = text.slice(start, start + length);
        return text.slice(0, start) + put + (isDoubled ? cut + cut : '') + text.slice(start + length);
      });
    fc.assert(fc.property(damaged, expectSound), { numRuns: 500 });
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectSound), { numRuns: 300 });
  });

  const size = 4 * 1024 * 1024;
  const filled = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  it.each([
    '[',
    '{a: ',
    '{"a":',
    '- ',
    '? ',
    ': ',
    '! ',
    '&a ',
    '*a ',
    '"',
    '}',
    '\t',
    '%a\n',
    'a: |\n b\n',
    '- }\n',
    '---\n',
    '- {}\n',
  ])('refuses 4 MiB of %j', (text) => {
    expect(outcomeOf(filled(text))).toMatch(/^(invalid_upload|validation_failed)$/);
  });
});
