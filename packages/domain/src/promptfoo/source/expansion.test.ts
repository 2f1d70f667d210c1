import { describe, expect, it } from 'vitest';
import { Expansion } from './expansion.ts';
import { parseText } from './parse-text.ts';

const read = (text: string, field = 'tests') => {
  const root = parseText(text);
  return new Expansion(root).read(Object(root)[field], field);
};

describe('Expansion', () => {
  it('replaces references within the file, and leaves others', () => {
    const text = `
assertionTemplates:
  short: {type: llm-rubric, value: Is short, weight: 1}
  'a/b': [1]
tests:
  - $ref: '#/assertionTemplates/short'
    weight: 2
  - $ref: '#/assertionTemplates/a~1b'
  - $ref: '#/assertionTemplates/none'
  - $ref: other.yaml#/x
`;
    expect(read(text)).toEqual([
      { type: 'llm-rubric', value: 'Is short', weight: 2 },
      [1],
      { $ref: '#/assertionTemplates/none' },
      { $ref: 'other.yaml#/x' },
    ]);
  });

  it('shares what it need not replace', () => {
    const tests = [{ a: [1] }];
    expect(new Expansion({ tests }).read(tests, 'tests')).toBe(tests);
  });

  const laughs = Array.from({ length: 12 }, (_, index) =>
    index === 0
      ? 'a0: &a0 [x, x, x]'
      : `a${index}: &a${index} [${Array(9)
          .fill(`*a${index - 1}`)
          .join(', ')}]`,
  ).join('\n');

  it.each([
    ['aliases of aliases', `${laughs}\ntests: *a11`, /must not expand to more than/],
    ['what contains itself', 'tests: &a [*a]', /must not be nested more than 100 deep/],
    ['references in a circle', "tests: {$ref: '#/tests'}", /must not be nested more than 100 deep/],
    ['deep JSON', `{"tests": ${'['.repeat(200)}${']'.repeat(200)}}`, /must not be nested/],
    ['NUL', '{"tests": [{"a": "\\u0000"}]}', /^tests\.0\.a must not contain the NUL/],
    ['half of a pair', '{"tests": [{"\\ud83d": 1}]}', /^tests\.0 must be well-formed/],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'invalid_upload', message: expect.stringMatching(message) }),
    );
  });

  it('leaves what is not read alone', () => {
    expect(read(`${laughs}\nproviders: *a11\ntests: [1]`)).toEqual([1]);
  });
});
