import type { Input } from '../command/input.ts';

const NEWLINE = 10;
/** In bytes: a stream without line breaks must not end in memory. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Lines of a stream of bytes, without their line breaks; undefined for one of more than `longest` bytes.
 * Holds one line and one chunk at a time.
 */
export async function* linesOf(
  input: Input,
  longest: number = LONGEST_LINE,
): AsyncIterable<Uint8Array | undefined> {
  let begun: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length <= longest) begun.push(part);
    else begun = [];
  };
  const take = (): Uint8Array | undefined => {
    const line = length <= longest ? Buffer.concat(begun) : undefined;
    begun = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, to));
      yield take();
      from = to + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
