import '@refinery/testing/property-seed.ts';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createMatcher } from '../../matching/matcher.ts';
import type { ItemValues } from './score.ts';
import { isLocal, type LocalSpec, scoreOutput } from './score-output.ts';

const matcher = createMatcher({ timeoutMs: 60_000 });
afterAll(() => matcher.close());
const checking = { matcher, owner: 'organization' };

const ITEM: ItemValues = { input: { city: 'Rome', count: 3, said: [] }, expected: 'Roma' };
const score = (spec: LocalSpec, output: string, item: Partial<ItemValues> = {}) =>
  scoreOutput(spec, { ...ITEM, ...item, output }, checking);
const exact = (settings: object, output: string) => score({ kind: 'exact', settings }, output);
const contains = (settings: object, output: string) => score({ kind: 'contains', settings }, output);

describe('exact', () => {
  it.each([
    [{}, 'Roma', 1],
    [{}, ' Roma\n', 1],
    [{}, 'roma', 0],
    [{ ignoreCase: true }, 'ROMA', 1],
    [{ negate: true }, 'Roma', 0],
    [{ negate: true }, 'Milano', 1],
    [{ value: '{{city}} {{count}}' }, 'Rome 3', 1],
    [{ value: '{{ city }}' }, 'Rome', 1],
    [{ value: '`{{city}}` \\{{city}}' }, '`{{city}}` {{city}}', 1],
  ])('with %j scores %j as %s', async (settings, output, wanted) =>
    expect(await exact(settings, output)).toEqual({ score: wanted }),
  );
});

describe('contains', () => {
  it.each([
    [{}, 'It is Roma.', 1],
    [{}, 'It is Rome.', 0],
    [{ values: ['{{city}}', 'is'] }, 'It is Rome.', 1],
    [{ values: ['{{city}}', 'was'] }, 'It is Rome.', 0],
    [{ values: ['{{city}}', 'was'], mode: 'any' }, 'It is Rome.', 1],
    [{ values: ['rome'], ignoreCase: true }, 'ROME', 1],
    [{ values: ['sorry'], negate: true }, 'Rome', 1],
    [{ values: ['sorry'], negate: true }, 'sorry', 0],
  ])('with %j scores %j as %s', async (settings, output, wanted) =>
    expect(await contains(settings, output)).toEqual({ score: wanted }),
  );

  it('looks for a long text in a long one', async () => {
    const values = [`b${'a'.repeat(9_000)}`];
    expect(await contains({ values }, 'a'.repeat(1_000_000))).toEqual({ score: 0 });
  });
});

describe('a template', () => {
  it.each<[LocalSpec, Partial<ItemValues>, string]>([
    [{ kind: 'exact', settings: {} }, { expected: null }, 'The item has no {{expected}}.'],
    [{ kind: 'exact', settings: { negate: true } }, { expected: null }, 'The item has no {{expected}}.'],
    [{ kind: 'similarity', settings: {} }, { expected: null }, 'The item has no {{expected}}.'],
    [
      { kind: 'contains', settings: { values: ['{{a}}', '{{b}}{{a}}'] } },
      {},
      'The item has no {{a}}, {{b}}.',
    ],
    [{ kind: 'exact', settings: { value: '{{said}}' } }, {}, 'The item has no {{said}}.'],
    [{ kind: 'exact', settings: { value: '{{constructor}}' } }, {}, 'The item has no {{constructor}}.'],
    [
      { kind: 'exact', settings: {} },
      { expected: null, input: { expected: 'x' } },
      'The item has no {{expected}}.',
    ],
  ])('of %j that the item does not fill does not apply', async (spec, item, reason) =>
    expect(await score(spec, 'x', item)).toEqual({ score: null, reason }),
  );

  it('keeps what looks like a variable in a value', async () => {
    expect(await score({ kind: 'exact', settings: {} }, '{{city}}', { expected: '{{city}}' })).toEqual({
      score: 1,
    });
  });

  it('is not filled without end', async () => {
    const spec: LocalSpec = { kind: 'contains', settings: { values: ['{{x}}'.repeat(2_000)] } };
    const item = { input: { x: 'x'.repeat(100_000) } };
    await expect(score(spec, 'x', item)).rejects.toMatchObject({ code: 'evaluator_invalid' });
  });
});

describe('regex', () => {
  it.each([
    [{ pattern: 'R.m[ae]' }, 'It is Roma.', 1],
    [{ pattern: '^R.m[ae]' }, 'It is Roma.', 0],
    [{ pattern: 'ROMA', ignoreCase: true }, 'Roma', 1],
    [{ pattern: 'Roma', negate: true }, 'Roma', 0],
    // In a thread.
    [{ pattern: 'a{500}b' }, `${'a'.repeat(20_000)}b`, 1],
    [{ pattern: '(a*)*b' }, 'a'.repeat(400_000), 0],
  ])('with %j scores outputs', async (settings, output, wanted) =>
    expect(await score({ kind: 'regex', settings }, output)).toEqual({ score: wanted }),
  );

  it('that RE2 does not know fails, whatever the output', async () => {
    const settings = { pattern: '(?=x)' };
    for (const output of ['', 'x'])
      await expect(score({ kind: 'regex', settings }, output)).rejects.toMatchObject({
        code: 'evaluator_invalid',
      });
  });
});

describe('json_schema', () => {
  it('scores JSON that the schema allows, and says what it does not allow', async () => {
    const spec: LocalSpec = { kind: 'json_schema', settings: { schema: { type: 'number' } } };
    expect(await score(spec, '```json\n3\n```')).toEqual({ score: 1 });
    expect(await score(spec, '"3"')).toEqual({ score: 0, reason: 'The output must be of type number.' });
    expect(await score(spec, 'three')).toEqual({ score: 0, reason: 'The output is no JSON.' });
  });
});

describe('similarity', () => {
  it.each([
    [{}, 'Roma', 1],
    [{ value: '{{city}}' }, 'xyz', 0],
    [{ threshold: 0.5 }, 'Roma!', 1],
    [{ threshold: 0.5 }, 'Ro', 0],
    [{ threshold: 0 }, 'xyz', 1],
  ])('with %j scores %j as %s', async (settings, output, wanted) =>
    expect(await score({ kind: 'similarity', settings }, output)).toEqual({ score: wanted }),
  );

  it('is between 0 and 1, also of texts that are compared in a thread', async () => {
    const long = 'Roma '.repeat(4_000);
    const { score: found } = await score({ kind: 'similarity', settings: {} }, `${long}x`, {
      expected: long,
    });
    expect(found).toBeGreaterThan(0.99);
    expect(found).toBeLessThan(1);
  });
});

it('gives every output 0, 1 or nothing where it passes or fails', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom<(negate: boolean) => LocalSpec>(
        (negate) => ({ kind: 'exact', settings: { value: '{{city}}', negate } }),
        (negate) => ({ kind: 'contains', settings: { negate } }),
        (negate) => ({ kind: 'regex', settings: { pattern: '[a-m]+$', negate } }),
      ),
      fc.string(),
      fc.option(fc.string()),
      async (specOf, output, expected) => {
        const plain = await score(specOf(false), output, { expected });
        const negated = await score(specOf(true), output, { expected });
        expect([plain.score, negated.score].toSorted()).toEqual(plain.score === null ? [null, null] : [0, 1]);
      },
    ),
  ));

it('knows which evaluators need a model', () => {
  expect(isLocal({ kind: 'exact', settings: {} })).toBe(true);
  expect(isLocal({ kind: 'judge', settings: { rubric: 'Good' } })).toBe(false);
  expect(isLocal({ kind: 'pairwise', settings: {} })).toBe(false);
});
