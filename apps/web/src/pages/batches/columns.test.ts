import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvHead } from '../../uploads/csv-head.ts';
import { columnNames, MOST_COLUMNS, suggestColumns, withColumns } from './columns.ts';
import { linesToNdjson } from './lines-to-ndjson.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const headOf = (text: string) => readCsvHead(bytes(text), MOST_COLUMNS);

it('suggests the columns by their names', () => {
  expect(suggestColumns(['id', 'Prompt', 'lang'])).toEqual({ text: 1, customId: 0 });
  expect(suggestColumns(['prompt', 'text'])).toEqual({ text: 1, customId: null });
  expect(suggestColumns(['id'])).toEqual({ text: 0, customId: null });
  expect(suggestColumns(['x', 'y'])).toEqual({ text: 0, customId: null });
});

it('names each column as the API knows it, once', () => {
  const names = columnNames(['a', 'a', 'text', 'metadata.a', '', 'b'.repeat(80)], {
    text: 1,
    customId: null,
  });
  expect(names).toEqual([
    'metadata.a',
    'text',
    'metadata.text',
    'metadata.a 2',
    'metadata.column 5',
    `metadata.${'b'.repeat(64)}`,
  ]);
});

it('leaves the rows of a file as they are, whatever its columns', async () => {
  const name = fc.string({ maxLength: 12, unit: 'grapheme' }).filter((text) => text.trim() !== '');
  const separator = fc.constantFrom(',', ';', '\t');
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 2, maxLength: 18 }),
      fc.string(),
      separator,
      async (columns, rows, between) => {
        const source = `${columns.map(quoted).join(between)}\n${rows}`;
        const head = headOf(source);
        if (typeof head === 'string') throw new Error(head);
        const choice = { text: columns.length - 1, customId: 0 };
        const changed = await withColumns(new Blob([source]), head, choice).text();
        const again = headOf(changed);
        if (typeof again === 'string') throw new Error(again);
        expect(again.separator).toBe(between);
        expect(again.columns).toEqual(columnNames(head.columns, choice));
        expect(changed.slice(changed.length - rows.length)).toBe(rows);
        expect(bytes(changed).length - again.length).toBe(bytes(rows).length);
      },
    ),
  );
});

it('writes quotes in the name of a column as CSV does', async () => {
  const head = headOf('text,"say ""hi"", you"\nHi,x');
  if (typeof head === 'string') throw new Error(head);
  const file = new Blob(['text,"say ""hi"", you"\nHi,x']);
  const changed = await withColumns(file, head, { text: 0, customId: null }).text();
  expect(changed).toBe('"text","metadata.say ""hi"", you"\nHi,x');
});

describe('lines as NDJSON', () => {
  it('are an item each, and empty ones none, at the same numbers', async () => {
    const ndjson = await (await linesToNdjson(new Blob(['\ufeffSay "hi"\r\n\n  \nBye\u2028now']))).text();
    expect(ndjson.split('\n')).toEqual(['{"text":"Say \\"hi\\""}', '', '', '{"text":"Bye\u2028now"}', '']);
  });

  it('are refused where they are not UTF-8', async () => {
    await expect(linesToNdjson(new Blob([Uint8Array.of(0xe4, 0x0a)]))).rejects.toThrow(TypeError);
  });

  it('do not depend on the pieces that the browser reads', async () => {
    const line = 'Über '.repeat(30_000);
    const source = `${line}\n${line}`;
    const items = (await (await linesToNdjson(new Blob([source]))).text()).trim().split('\n');
    expect(items).toEqual(Array(2).fill(JSON.stringify({ text: line })));
  });
});
