import { describe, expect, it } from 'vitest';
import { readText, UnreadableInput } from './input.ts';

/** The bytes as they come: in pieces of this size. */
async function* pieces(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a text', () => {
  const text = 'Größe 日本 🚀\r\n\uFEFFbehind a mark';

  it.each([1, 2, 3, 5, 7])('is whole wherever it is cut: pieces of %i bytes', async (size) => {
    expect(await readText(pieces(Buffer.from(text), size))).toBe(text);
  });

  it('loses the mark of its encoding, and no other', async () => {
    expect(await readText(pieces(Buffer.from(`\uFEFF${text}`), 1))).toBe(text);
  });

  it.each([
    ['ends in the middle of a character', Buffer.from('日').subarray(0, 2)],
    ['is in another encoding', Buffer.from('Größe', 'latin1')],
  ])('that %s is refused', async (_what, bytes) => {
    await expect(readText(pieces(bytes, 1))).rejects.toBeInstanceOf(UnreadableInput);
  });
});
