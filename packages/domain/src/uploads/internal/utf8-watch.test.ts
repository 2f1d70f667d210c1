import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Watch } from './utf8-watch.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** The lines, from 1, that the watch calls broken of a stream that comes in chunks of `size` bytes. */
async function brokenLines(bytes: Uint8Array, size: number): Promise<number[]> {
  const watch = new Utf8Watch();
  let passed = 0;
  for await (const chunk of watch.watch(chunksOf(bytes, size))) passed += chunk.length;
  expect(passed).toBe(bytes.length);
  return linesOf(bytes).flatMap((_, at) => (watch.hasBroken(at + 1) ? [at + 1] : []));
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

/** First and further bytes of characters of all lengths, the bounds between them, and what is none. */
const BYTE = fc.constantFrom(
  ...[0x0a, 0x0a, 0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff],
);
const CHARACTER = fc
  .constantFrom('\n', 'a', 'é', '\u07ff', '\u0800', '€', '\uffff', '😀', '\u{10ffff}')
  .map((character) => [...Buffer.from(character)]);
const BYTES = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: CHARACTER },
      BYTE.map((byte) => [byte]),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

describe('Utf8Watch', () => {
  it('names the lines that are not UTF-8, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(BYTES, fc.integer({ min: 1, max: 6 }), async (bytes, size) => {
        const expected = linesOf(bytes).flatMap((line, at) => (isUtf8(line) ? [] : [at + 1]));
        expect(await brokenLines(bytes, size)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['é', '€', '😀'])('takes %s cut at each of its bytes, and misses its last', async (character) => {
    const bytes = Buffer.from(`a${character}`);
    for (const size of [1, 2, 3]) {
      expect(await brokenLines(bytes, size)).toEqual([]);
      expect(await brokenLines(bytes.subarray(0, -1), size)).toEqual([1]);
    }
  });

  it('remembers a broken line until somebody asks about one that is not before it', async () => {
    const watch = new Utf8Watch();
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff]), Buffer.from('\nb\nc')]);
    for await (const _ of watch.watch(chunksOf(bytes, 100)));
    expect([1, 2, 2, 3].map((line) => watch.hasBroken(line))).toEqual([false, true, false, false]);
  });
});
