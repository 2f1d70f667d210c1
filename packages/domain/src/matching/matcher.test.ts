import { afterAll, describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.ts';

// Long: on a busy machine the start of a thread takes a while.
const patient = createMatcher({ timeoutMs: 60_000 });
const strict = createMatcher({ timeoutMs: 3_000 });
afterAll(() => Promise.all([patient.close(), strict.close()]));

const problem = (schema: Record<string, unknown>) => patient.schemaProblem('a', schema);
const misfit = (schema: Record<string, unknown>, text: string) => patient.misfit('a', schema, text);

/** A schema that takes 2⁴⁰ steps to look at. */
const exponential = () => {
  const both = (next: number) => [{ $ref: `#/$defs/d${next}` }, { $ref: `#/$defs/d${next}` }];
  const steps = Array.from({ length: 40 }, (_, step) => [`d${step}`, { allOf: both(step + 1) }]);
  return { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(steps), d40: true } };
};

describe('a pattern', () => {
  it.each(['error|warning', '(a*)*b', '(?i)x\\b', '.{1,900}', '\\p{Greek}'])('may be %j', async (pattern) =>
    expect(await patient.patternProblem('a', { pattern })).toBeNull(),
  );

  it.each([
    ['(a', 'missing closing'],
    ['(?=a)', 'Perl syntax'],
    ['(a)\\1', 'escape sequence'],
    ['(a{100}){100}', 'repeat count'],
    ['\\p{L}{1000}'.repeat(40), 'too large'],
  ])('may not be %j', async (pattern, words) =>
    expect(await patient.patternProblem('a', { pattern })).toContain(words),
  );

  it('matches as it says', async () => {
    const matches = (pattern: string, text: string, ignoreCase = false) =>
      patient.matches('a', { pattern, text, ignoreCase });
    expect(await matches('b+', 'abbc')).toBe(true);
    expect(await matches('^b+', 'abbc')).toBe(false);
    expect(await matches('B+', 'abbc', true)).toBe(true);
  });
});

describe('a schema', () => {
  it.each([
    [{}],
    [{ type: 'object', required: ['a'], properties: { a: { type: 'string', pattern: '^x' } } }],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] }],
    [{ $ref: '#/$defs/tree', $defs: { tree: { properties: { next: { $ref: '#/$defs/tree' } } } } }],
    [{ $ref: '#here', $defs: { x: { $anchor: 'here' } } }],
    [{ $ref: '#/$defs/a~1b/anyOf/0', $defs: { 'a/b': { anyOf: [true] } } }],
    [{ const: { $ref: 'https://example.com/' } }],
    [{ properties: { $ref: { type: 'string' } } }],
  ])('may be %j', async (schema) => expect(await problem(schema)).toBeNull());

  it.each([
    [{ type: 'strnig' }, 'type must be one of'],
    [{ required: 'a' }, 'required must be of type array'],
    [{ items: [{ type: 'string' }] }, 'items'],
    [{ properties: { a: { pattern: '(' } } }, 'properties.a.pattern'],
    [{ $ref: 'https://example.com/schema.json' }, 'https://example.com/schema.json'],
    [{ $ref: '#/$defs/none' }, '#/$defs/none'],
    [{ items: { $ref: '#none' } }, '#none'],
    [{ $ref: '#' }, 'without end'],
    [{ allOf: [{ $ref: '#' }] }, 'without end'],
  ])('may not be %j', async (schema, words) => expect(await problem(schema)).toContain(words));

  const schema = { type: 'object', required: ['day'], properties: { day: { enum: ['Monday', 'Friday'] } } };

  it.each([
    '{"day":"Monday"}',
    ' {"day":"Friday"}\n',
    '```json\n{"day":"Friday"}\n```',
    '```\n{"day":"Friday"}```',
  ])('allows %j', async (text) => expect(await misfit(schema, text)).toBeNull());

  it.each([
    ['', 'The output is no JSON.'],
    ['Sure! {"day":"Monday"}', 'The output is no JSON.'],
    ['```python\n{"day":"Monday"}\n```', 'The output is no JSON.'],
    ['{}', 'The output lacks day.'],
    ['{"day":"Tuesday"}', 'day must be one of Monday, Friday.'],
    ['[]', 'The output must be of type object.'],
  ])('does not allow %j, and says why', async (text, words) =>
    expect(await misfit(schema, text)).toBe(words),
  );

  it('says that a large output is not allowed without a search for the reason', async () => {
    const numbers = JSON.stringify(Array(30_000).fill(1));
    expect(await misfit({ uniqueItems: true }, numbers)).toBe('The schema does not allow the output.');
  });

  it('runs no code that it brings', async () => {
    const name = '"];globalThis.broken=1;process.exit(1);//';
    const hostile = { properties: { [name]: { const: name } }, required: [name], pattern: name.slice(0, 1) };
    expect(await problem(hostile)).toBeNull();
    expect(await misfit(hostile, JSON.stringify({ [name]: name }))).toBeNull();
  });
});

it.each([
  ['a pattern of a schema', { pattern: '^(a+)+$' }, JSON.stringify(`${'a'.repeat(60)}!`)],
  ['a schema', exponential(), '1'],
])('ends what never ends, by name: %s', async (_case, schema, text) => {
  const refusal = { code: 'evaluator_timeout', message: 'Checking the output takes more than 3 s of work.' };
  await expect(strict.misfit('hostile', schema, text)).rejects.toMatchObject(refusal);
});

it('compares texts', async () => {
  expect(await patient.compare('a', { output: 'the same', reference: 'the same' })).toBe(1);
});

it('says that an output cannot be checked where it is too deep', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  await expect(misfit({ items: { $ref: '#' } }, deep)).rejects.toMatchObject({ code: 'evaluator_invalid' });
});
