import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GrowingBuffer } from './growing-buffer.ts';
import { inBlocks } from './internal/in-blocks.ts';
import { collect, inPieces } from './testing/byte-stream.ts';

describe('GrowingBuffer', () => {
  it('gives back what was appended, again and again', () => {
    const pieces = fc.array(fc.array(fc.uint8Array({ maxLength: 9_000 }), { maxLength: 5 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(pieces, (rounds) => {
        const buffer = new GrowingBuffer();
        for (const round of rounds) {
          for (const piece of round) buffer.append(piece);
          const whole = Buffer.concat(round);
          expect(buffer.length).toBe(whole.length);
          expect(buffer.take().equals(whole)).toBe(true);
        }
      }),
    );
  });

  it('makes room a few times for a hundred thousand pieces', () => {
    const made = vi.spyOn(Buffer, 'allocUnsafeSlow');
    onTestFinished(() => made.mockRestore());
    const buffer = new GrowingBuffer();
    const piece = new Uint8Array(1);
    for (let count = 0; count < 100_000; count++) buffer.append(piece);
    expect(made.mock.calls.length).toBeLessThan(10);
  });
});

describe('inBlocks', () => {
  it.each([1, 7, 16_383, 16_384, 16_385, 70_000])('joins pieces of %i bytes', async (size) => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
    const blocks = await collect(inBlocks(inPieces(bytes, size)));
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
    expect(blocks.slice(0, -1).every((block) => block.length >= 16_384)).toBe(true);
    expect(blocks.length).toBeLessThanOrEqual(7);
  });
});
