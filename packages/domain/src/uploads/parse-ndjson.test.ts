import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNdjson } from './parse-ndjson.ts';
import { collect, inPieces } from './testing/byte-stream.ts';

const parse = (data: string | Uint8Array, size?: number) => collect(parseNdjson(inPieces(data, size)));

describe('parseNdjson', () => {
  it('reads one value a line and names the line, empty ones counted', async () => {
    const text = '{"text":"a"}\n\n  \n{"text":"b"}\r\n\r\n{"text":"c"}';
    expect(await parse(text)).toEqual([
      { line: 1, value: { text: 'a' } },
      { line: 4, value: { text: 'b' } },
      { line: 6, value: { text: 'c' } },
    ]);
  });

  it('passes a byte order mark over, at the start only', async () => {
    expect(await parse('\uFEFF{"text":"a"}\n\uFEFF{"text":"b"}')).toEqual([
      { line: 1, value: { text: 'a' } },
      { line: 2, problem: 'is not valid JSON' },
    ]);
  });

  it('names lines that are no JSON or no UTF-8, and reads on', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"a"\n'),
      Buffer.from('{"text":"caf\xe9"}\n', 'latin1'),
      Buffer.from('{"text":"ok"}\n'),
    ]);
    expect(await parse(bytes)).toEqual([
      { line: 1, problem: 'is not valid JSON' },
      { line: 2, problem: 'is not valid UTF-8' },
      { line: 3, value: { text: 'ok' } },
    ]);
  });

  it('names a line that is too long without keeping it', async () => {
    const long = Buffer.alloc(2_000_000, 'x');
    const data = Buffer.concat([long, Buffer.from('\n{"text":"after"}')]);
    const [first, second] = await parse(data, 65_536);
    expect(first).toMatchObject({ line: 1, problem: expect.stringContaining('is longer than') });
    expect(second).toEqual({ line: 2, value: { text: 'after' } });
  });

  it.each([
    [1_300_000, { line: 1, value: expect.any(String) }],
    [1_300_001, { line: 1, problem: 'is longer than 1300000 bytes' }],
  ])('of a line of %i bytes, in whatever pieces, makes the same', async (length, expected) => {
    const line = JSON.stringify('é'.repeat((length - 2) / 2) + 'x'.repeat(length % 2));
    expect(Buffer.byteLength(line)).toBe(length);
    for (const size of [length, length - 1, 65_536, 999]) {
      expect(await parse(`${line}\n"next"`, size)).toEqual([expected, { line: 2, value: 'next' }]);
    }
  });

  it('reads the longest text with each of its characters escaped, beside as long names as an item may have', async () => {
    const escaped = '\\u0041'.repeat(MAX_TEXT_LENGTH);
    const [record] = await parse(`{"text":"${escaped}","customId":"${'c'.repeat(90_000)}"}`, 65_536);
    expect(record?.value).toMatchObject({ text: 'A'.repeat(MAX_TEXT_LENGTH) });
  });

  it('needs no memory for what is too long', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().arrayBuffers;
    const endless = async function* (): AsyncIterable<Uint8Array> {
      for (let count = 0; count < 64; count++) yield piece;
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    };
    expect(await collect(parseNdjson(endless()))).toHaveLength(1);
  });

  it('takes nothing from nothing', async () => {
    for (const nothing of ['', '\n', '\n\r\n \n', '\uFEFF', '\uFEFF\r\n'])
      expect(await parse(nothing, 1)).toEqual([]);
  });

  it.each([1, 2, 3, 4])('passes a byte order mark over that comes in pieces of %i bytes', async (size) => {
    expect(await parse('\uFEFF{"text":"é"}', size)).toEqual([{ line: 1, value: { text: 'é' } }]);
  });

  it('ends a line at a line feed only', async () => {
    expect(await parse('"a"\r"b"\n')).toEqual([{ line: 1, problem: 'is not valid JSON' }]);
    expect(await parse('"a\u2028b"\n"\u0085"')).toEqual([
      { line: 1, value: 'a\u2028b' },
      { line: 2, value: '\u0085' },
    ]);
  });

  it('finds the same records whatever pieces the bytes come in', async () => {
    const values = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), customId: fc.string() }));
    const newline = fc.constantFrom('\n', '\r\n', '\n\n');
    await fc.assert(
      fc.asyncProperty(values, newline, fc.integer({ min: 1, max: 40 }), async (items, end, size) => {
        const text = items.map((item) => JSON.stringify(item) + end).join('');
        const records = await parse(text, size);
        expect(records.map((record) => record.value)).toEqual(items);
        const step = end === '\n\n' ? 2 : 1;
        expect(records.map((record) => record.line)).toEqual(items.map((_, index) => index * step + 1));
      }),
      { numRuns: 100 },
    );
  });

  it('never throws and never skips a line that has something on it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const records = await parse(bytes, 5);
        const lines = Buffer.from(bytes).toString('latin1').split('\n');
        for (const { line, problem, value } of records) {
          expect(problem === undefined ? value : problem).toBeDefined();
          expect(lines[line - 1]).toBeTruthy();
        }
        const found = new Set(records.map(({ line }) => line));
        expect(found.size).toBe(records.length);
        for (const [index, line] of lines.entries())
          if (/[!-~]/.test(line)) expect(found).toContain(index + 1);
      }),
      { numRuns: 200 },
    );
  });
});
