import { describe, expect, it } from 'vitest';
import { bodyOf, columnsOf, guessFormat } from './item-source.ts';

describe('the format of items', () => {
  it.each([
    ['a.csv', 'csv'],
    ['A.JSON', 'json'],
    ['a.jsonl', 'ndjson'],
    ['a', 'ndjson'],
  ])('of %s is %s', (name, format) => {
    expect(guessFormat({ name }, '[')).toBe(format);
  });

  it.each([
    [' [{"input":{}}]', 'json'],
    ['{ "items": []}', 'json'],
    ['{"input":{"items":1}}', 'ndjson'],
    ['question,expected\na,b', 'csv'],
    [' \n', 'ndjson'],
  ])('of %s is known by its beginning', (pasted, format) => {
    expect(guessFormat(null, pasted)).toBe(format);
  });
});

it('tells variables from other columns', () => {
  expect(columnsOf(['q', 'Expected', 'METADATA.team', 'customid', 'expectedly'])).toEqual({
    variables: ['q', 'expectedly'],
    others: ['Expected', 'METADATA.team', 'customid'],
  });
});

describe('the body of an upload', () => {
  const textOf = async (source: string, format: 'json' | 'csv') =>
    (await bodyOf(new Blob([source]), format)).body.text();

  it('puts a list of items in its place', async () => {
    expect(JSON.parse(await textOf('\ufeff\n [{"input":{"q":"ü"}}]', 'json'))).toEqual({
      items: [{ input: { q: 'ü' } }],
    });
  });

  it('is the source else', async () => {
    expect(await textOf('{"items":[]}', 'json')).toBe('{"items":[]}');
    expect(await textOf('[q],a\n', 'csv')).toBe('[q],a\n');
  });
});
