import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchItemKind } from '../batches/batch-items.ts';
import { DomainError } from '../errors/domain-error.ts';
import { parseCsv } from './parse-csv.ts';
import { collect, inPieces } from './testing/byte-stream.ts';

const { columns } = batchItemKind;
const parse = (data: string | Uint8Array, size?: number) => collect(parseCsv(inPieces(data, size), columns));

const refusal = async (data: string | Uint8Array): Promise<DomainError> => {
  const error = await parse(data, 65_536).catch((reason: unknown) => reason);
  if (error instanceof DomainError) return error;
  throw new Error('The CSV was accepted.');
};

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

describe('parseCsv', () => {
  it('reads text, customId and metadata columns in any order', async () => {
    const text = 'customId,metadata.team,text\n7,search,Hello\n,,"a, ""b"""\n';
    expect(await parse(text)).toEqual([
      { line: 2, value: { text: 'Hello', customId: '7', metadata: { team: 'search' } } },
      { line: 3, value: { text: 'a, "b"' } },
    ]);
  });

  it.each([
    ['\n', 'text,customId\na,1\n\n"b\nc",2\nd,3\n'],
    ['\r\n', 'text,customId\r\na,1\r\n\r\n"b\r\nc",2\r\nd,3\r\n'],
    ['\r', 'text,customId\ra,1\r\r"b\rc",2\rd,3'],
    ['a mixture', '\uFEFFtext,customId\r\na,1\n\n"b\r\nc",2\nd,3\r\n'],
  ])('names the line a record begins on, with %j', async (_name, text) => {
    const records = await parse(text);
    expect(records.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it.each([
    ['";"', 'text;customId;metadata.team\na, b;1;"c;d"\n', 'a, b', 'c;d'],
    ['a tab', 'text\tcustomId\tmetadata.team\na; b\t1\t"c\td"\n', 'a; b', 'c\td'],
    [
      '";" where lines end with \\r alone',
      'text;customId;metadata.team\ra, b, c, d, e, f, g;1;"c;d"\r',
      'a, b, c, d, e, f, g',
      'c;d',
    ],
    ['";" where a quoted name has commas', '"text";customId;"metadata.a,b,c,d"\na, b;1;c\n', 'a, b', 'c'],
  ])('takes %s as the separator', async (_name, file, text, value) => {
    for (const size of [1, 65_536]) {
      const [record, ...others] = await parse(file, size);
      expect(others).toEqual([]);
      expect(record).toMatchObject({ line: 2, value: { text, customId: '1' } });
      expect(Object.values(Object(record?.value).metadata)).toEqual([value]);
    }
  });

  it('takes names of columns in any case', async () => {
    expect(await parse('TEXT,CustomID,Metadata.Team\na,1,x\n')).toEqual([
      { line: 2, value: { text: 'a', customId: '1', metadata: { Team: 'x' } } },
    ]);
  });

  it('reads the texts from the column that the caller names, and makes the others metadata', async () => {
    const file = 'id,Prompt,text,,customid\n7,Hello,note,x,c\n';
    const item = { text: 'Hello', customId: 'c', metadata: { id: '7', text: 'note', 'column 4': 'x' } };
    for (const textColumn of ['Prompt', 'prompt'])
      expect(await collect(parseCsv(inPieces(file), columns, { textColumn }))).toEqual([
        { line: 2, value: item },
      ]);
  });

  it('prefers the column with just the name that the caller gives', async () => {
    const file = 'PROMPT,prompt\na,b\n';
    const [record] = await collect(parseCsv(inPieces(file), columns, { textColumn: 'prompt' }));
    expect(record?.value).toEqual({ text: 'b', metadata: { PROMPT: 'a' } });
  });

  const LONG = 'Answer the customer in one short sentence.';

  it('reads them from the only column of long texts, and says so', async () => {
    expect(await parse(`id,Prompt\n7,${LONG}\n8,b\n`)).toEqual([
      { line: 1, note: expect.stringContaining('"Prompt"') },
      { line: 2, value: { text: LONG, metadata: { id: '7' } } },
      { line: 3, value: { text: 'b', metadata: { id: '8' } } },
    ]);
  });

  it.each([
    ['two columns of long texts', `a,b\n${LONG},${LONG}\n`, ['"a", "b"', '","']],
    ['no long text', 'a;b\nx;y\n', ['"a", "b"', '";"', 'textColumn']],
    ['a long text in a column beside text', `text,b\nx,${LONG}\n`, ['"b" is unknown']],
  ])('does not guess with %s', async (_name, file, told) => {
    const error = await refusal(file);
    for (const words of told) expect(error.message).toContain(words);
  });

  it('refuses a column that is not there, with those that are', async () => {
    const reading = collect(parseCsv(inPieces('a\tb\nx\ty\n'), columns, { textColumn: 'c' }));
    await expect(reading).rejects.toThrow(
      'The CSV has no column named "c". The columns that were found: "a", "b", separated by a tab.',
    );
  });

  it('names records with another number of columns', async () => {
    expect(await parse('text,customId\na\nb,2,3\nc,4\n')).toEqual([
      { line: 2, problem: 'has 1 columns, but the header has 2, separated by ","' },
      { line: 3, problem: 'has 3 columns, but the header has 2, separated by ","' },
      { line: 4, value: { text: 'c', customId: '4' } },
    ]);
  });

  it('takes characters that are cut anywhere for what they are', async () => {
    const text = 'text\n"ä€😀",\n😀\n'.replace(',', '');
    for (const size of [1, 2, 3, 5]) {
      const records = await parse(text, size);
      expect(records.map(({ value }) => value)).toEqual([{ text: 'ä€😀' }, { text: '😀' }]);
    }
    const cut = Buffer.from('text\nok\n😀').subarray(0, -1);
    expect((await parse(cut, 1)).map(({ problem }) => Boolean(problem))).toEqual([false, true]);
  });

  it('names records that are not UTF-8, also inside a quoted field', async () => {
    const bytes = Buffer.from('text\ngood\nb\xe4d\n"x\ny\xfc"\nok\n', 'latin1');
    for (const size of [1, 7, 1_000]) {
      const records = await parse(bytes, size);
      expect(records.map(({ line, problem }) => [line, Boolean(problem)])).toEqual([
        [2, false],
        [3, true],
        [4, true],
        [6, false],
      ]);
    }
  });

  it.each([
    ['', []],
    ['text', []],
    ['text\n', []],
  ])('finds no items in %j', async (text, records) => {
    expect(await parse(text)).toEqual(records);
  });

  it.each([
    ['a header without text', 'prompt\nx', 'column named text'],
    ['an unknown column', 'text,colour\nx,y', 'The column "colour" is unknown'],
    ['a column that occurs twice', 'text,text\nx,y', '"text" occurs twice'],
    ['a quote that is not doubled', 'text\n"a"b\n', 'line 2'],
    ['a quote that is never closed', 'text\na\n"never closed\n', 'not closed'],
    ['a record that is too long', `text\n${'x'.repeat(600_000)}\n`, 'too long'],
  ])('refuses %s', async (_name, text, reason) => {
    const error = await refusal(text);
    expect(error.code).toBe('invalid_upload');
    expect(error.message).toContain(reason);
  });

  it.each([
    ['a first line that does not end', 'x'.repeat(20_000)],
    ['a header of separators', ','.repeat(10_000)],
    ['a quoted header that does not end', `"${'x\n'.repeat(400_000)}`],
    ['a name that is too long', `text,metadata.${'k'.repeat(65)}\na,b\n`],
    ['a row of separators', `text\n${','.repeat(18)}\n`],
    ['19 columns', `text,customId,${Array.from({ length: 17 }, (_, index) => `metadata.${index}`)}\n`],
  ])('refuses %s without reading on', async (_name, start) => {
    let read = 0;
    const endless = async function* (): AsyncIterable<Uint8Array> {
      yield Buffer.from(start);
      for (; read < 1_000; read++) yield Buffer.alloc(65_536, ',');
    };
    const error = await collect(parseCsv(endless(), columns)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'invalid_upload' });
    expect(read).toBeLessThan(20);
  });

  it.each([
    [18, { problem: 'has 18 columns, but the header has 1, separated by ","' }],
    [19, undefined],
  ])('reads a row of %i columns as a wrong one, or refuses the file', async (columns, row) => {
    const records = parse(`text\n${Array.from({ length: columns }, () => 'x')}\n`);
    if (row) await expect(records).resolves.toMatchObject([row]);
    else await expect(records).rejects.toMatchObject({ code: 'invalid_upload' });
  });

  it('takes as many columns, as long names and as long a text as an item may have', async () => {
    const keys = Array.from({ length: 16 }, (_, index) => `${index}`.padStart(64, 'k'));
    const text = '"'.repeat(200_000);
    const header = ['text', 'customId', ...keys.map((key) => `metadata.${key}`)].join(',');
    const records = await parse(`${header}\n${quoted(text)},1,${keys.map(() => 'x').join(',')}\n`, 65_536);
    const metadata = Object.fromEntries(keys.map((key) => [key, 'x']));
    expect(records).toEqual([{ line: 2, value: { text, customId: '1', metadata } }]);
  });

  it('passes an error of its source on', async () => {
    const broken = async function* (): AsyncIterable<Uint8Array> {
      yield Buffer.from('text\na\n');
      throw new Error('connection lost');
    };
    await expect(collect(parseCsv(broken(), columns))).rejects.toThrow('connection lost');
  });

  it('reads back whatever was quoted, in whatever pieces it comes', async () => {
    const field = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed());
    const rows = fc.array(fc.tuple(field, field));
    const end = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(rows, end, fc.integer({ min: 1, max: 30 }), async (items, newline, size) => {
        const lines = items.map(([text, id]) => `${quoted(text)},${quoted(id)}`);
        const csv = ['text,customId', ...lines, ''].join(newline);
        const records = await parse(csv, size);
        expect(records.map((record) => record.value)).toEqual(
          items.map(([text, customId]) => ({ text, customId })),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never ends in anything but records or a refusal', async () => {
    const noise = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', 'é', '\uFEFF', 'text'), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(noise, async (parts) => {
        const outcome = await parse(`text\n${parts.join('')}`, 3).catch((error: unknown) => error);
        expect(outcome instanceof DomainError || Array.isArray(outcome)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
