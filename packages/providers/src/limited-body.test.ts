import { describe, expect, it } from 'vitest';
import { BodyTooLargeError, readLimited, readStart } from './limited-body.ts';

/** Yields chunks of these sizes, and tells how many were taken and whether it was let go. */
function source(sizes: Iterable<number>) {
  const seen = { taken: 0, ended: false };
  async function* chunks() {
    try {
      for (const size of sizes) {
        seen.taken += 1;
        yield new Uint8Array(size).fill(seen.taken % 256);
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, body: chunks() };
}

const times = (count: number, size: number) => Array.from({ length: count }, () => size);

describe('readLimited', () => {
  it.each([[[]], [[0, 1, 0]], [times(50_000, 1)], [[16_384, 1, 40_000, 16_383]], [[100_000]]])(
    'gathers chunks of any size',
    async (sizes) => {
      const bytes = await readLimited(source(sizes).body, 100_000);
      const expected = sizes.flatMap((size, index) => times(size, (index + 1) % 256));
      expect(Buffer.compare(bytes, Uint8Array.from(expected))).toBe(0);
    },
  );

  it('takes exactly as much as allowed, and lets go of one that is larger', async () => {
    expect(await readLimited(source([10, 10]).body, 20)).toHaveLength(20);
    const { seen, body } = source(times(1_000, 10));
    await expect(readLimited(body, 25)).rejects.toThrow(BodyTooLargeError);
    expect(seen).toEqual({ taken: 3, ended: true });
    expect(await readLimited(null, 10)).toHaveLength(0);
  });
});

describe('readStart', () => {
  it('reads no further than asked', async () => {
    const { seen, body } = source(times(1_000, 10));
    expect([...(await readStart(body, 12))]).toEqual([...times(10, 1), 2, 2]);
    expect(seen).toEqual({ taken: 2, ended: true });
    expect(await readStart(source([3]).body, 12)).toHaveLength(3);
  });
});
