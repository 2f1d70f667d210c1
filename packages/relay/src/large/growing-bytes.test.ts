import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingBytes } from './growing-bytes.ts';
import { LARGE_BYTES } from './large-bytes.ts';

const MEBIBYTE = 1024 * 1024;

describe('bytes that are gathered', () => {
  it('are those that were appended, however they came', () => {
    const sizes = fc.array(fc.oneof(fc.nat(20), fc.nat(LARGE_BYTES)), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const gathered = new GrowingBytes(4 * MEBIBYTE);
        const pieces = lengths.map((length, at) => Buffer.alloc(length, at + 1));
        for (const piece of pieces) gathered.append(piece);
        const expected = Buffer.concat(pieces);
        expect(gathered.length).toBe(expected.length);
        expect(gathered.take().equals(expected)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('stay where they are once they are large, and threads can read them', () => {
    const gathered = new GrowingBytes(4 * MEBIBYTE);
    gathered.append(Buffer.alloc(LARGE_BYTES, 'a'));
    const { buffer } = gathered.take();
    expect(buffer).toBeInstanceOf(SharedArrayBuffer);
    gathered.append(Buffer.alloc(3 * MEBIBYTE, 'b'));
    expect(gathered.take().buffer).toBe(buffer);
  });

  it('are an ordinary buffer while they are small', () => {
    const gathered = new GrowingBytes(4 * MEBIBYTE);
    expect(gathered.take()).toEqual(Buffer.alloc(0));
    gathered.append(Buffer.from('small'));
    expect(gathered.take().buffer).toBeInstanceOf(ArrayBuffer);
  });

  it('are as many as was said, and no more', () => {
    for (const most of [10, LARGE_BYTES, MEBIBYTE]) {
      const gathered = new GrowingBytes(most);
      gathered.append(Buffer.alloc(most));
      expect(() => gathered.append(Buffer.alloc(1))).toThrow(RangeError);
      expect(gathered.take()).toHaveLength(most);
    }
  });
});
