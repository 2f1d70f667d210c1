import { describe, expect, it } from 'vitest';
import { evaluatorOf } from './evaluator-form.ts';
import { settingsOf } from './settings.ts';

const WORDS = { notJson: 'no JSON', notObject: 'no object' };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe('the evaluator of a form', () => {
  it('has only the settings of its kind', () => {
    const form = formOf({
      name: '  Days ',
      'settings.value': ' fourteen ',
      'settings.ignoreCase': 'on',
      'settings.rubric': 'of another kind',
    });
    expect(evaluatorOf('exact', form, WORDS)).toEqual({
      kind: 'exact',
      name: 'Days',
      settings: { value: ' fourteen ', ignoreCase: true },
    });
  });

  it('leaves out what has its default', () => {
    expect(evaluatorOf('exact', formOf({ name: ' ', 'settings.value': '' }), WORDS)).toEqual({
      kind: 'exact',
      settings: {},
    });
    const empty = formOf({ 'settings.values.0': '', 'settings.mode': 'all' });
    expect(evaluatorOf('contains', empty, WORDS).settings).toEqual({});
    const judge = formOf({ 'settings.rubric': 'Is polite', 'settings.model': ' ', 'settings.threshold': '' });
    expect(evaluatorOf('judge', judge, WORDS).settings).toEqual({ rubric: 'Is polite' });
  });

  it('keeps an empty text among others at its place', () => {
    const form = formOf({ 'settings.values.0': 'a', 'settings.values.1': '', 'settings.mode': 'any' });
    expect(evaluatorOf('contains', form, WORDS).settings).toEqual({ values: ['a', ''], mode: 'any' });
  });

  it('has a threshold of 0', () => {
    expect(evaluatorOf('similarity', formOf({ 'settings.threshold': '0' }), WORDS).settings).toEqual({
      threshold: 0,
    });
  });

  it('has a schema, which must be a JSON object', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    const form = formOf({ 'settings.schema': JSON.stringify(schema) });
    expect(evaluatorOf('json_schema', form, WORDS).settings).toEqual({ schema });
    for (const [text, message] of [
      ['{', 'no JSON'],
      ['[1]', 'no object'],
      ['null', 'no object'],
    ] as const)
      expect(() => evaluatorOf('json_schema', formOf({ 'settings.schema': text }), WORDS)).toThrow(
        expect.objectContaining({ errors: [{ path: 'settings.schema', message }] }),
      );
  });
});

it('reads settings as the API answers them, and leaves out what has another form', () => {
  const settings = { values: ['a'], mode: 'any', negate: false };
  expect(settingsOf(settings)).toEqual(settings);
  expect(settingsOf({ value: 7, values: [1], mode: 'x', schema: [], threshold: '1', toString: 'a' })).toEqual(
    {},
  );
});
