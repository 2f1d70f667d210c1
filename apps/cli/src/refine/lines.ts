import type { Input } from '../command/input.ts';

const NEWLINE = 10;

/** Lines of a stream of bytes, without their line breaks. Holds one line and one chunk at a time. */
export async function* linesOf(input: Input): AsyncIterable<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, to)]);
      begun = [];
      from = to + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}
