import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { paceTinyChunks } from './tiny-chunks.ts';

it('a stream pauses after every 256 chunks and goes on by itself', async () => {
  const stream = new PassThrough({ highWaterMark: 10_000 });
  let chunks = 0;
  const pauses: number[] = [];
  stream.on('data', () => {
    chunks += 1;
  });
  stream.on('pause', () => pauses.push(chunks));
  paceTinyChunks(stream);
  for (let count = 0; count < 600; count++) stream.write('x');
  stream.end();
  await once(stream, 'end');
  expect([chunks, pauses]).toEqual([600, [256, 512]]);
});
