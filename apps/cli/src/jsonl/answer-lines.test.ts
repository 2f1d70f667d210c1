import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { answerLines } from './answer-lines.ts';

it('reads no further than its reader does', async () => {
  const LINES = 200;
  let read = 0;
  let written = 0;
  async function* input(): AsyncIterable<Buffer> {
    for (; read < LINES; read++) yield Buffer.from('x\n');
  }
  const slow = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      expect(read - written).toBeLessThanOrEqual(1);
      written++;
      setImmediate(done);
    },
  });
  const answers = { read: (bytes: Uint8Array | undefined) => bytes, answer: () => ({}) };
  expect(await answerLines(input(), answers, { stdout: slow, stderr: slow })).toBe(0);
  expect(written).toBe(LINES);
});
