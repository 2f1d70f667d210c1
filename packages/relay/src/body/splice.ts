import { GrowingBytes } from '../large/growing-bytes.ts';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import { LightWork } from '../large/loop-share.ts';
import type { Range } from './range.ts';

/** What takes the place of a range of a body; an insertion where the range is empty. */
export interface Replacement extends Range {
  /** Valid JSON in its place, or its UTF-8. */
  json: string | Uint8Array;
}

/** What a part costs beside its bytes, in bytes that are copied. */
const COST_OF_A_PART = 1_000;
/** Of UTF-8, for one of UTF-16. */
const MOST_BYTES_OF_A_UNIT = 3;

const inOrder = (one: Range, other: Range) => one.start - other.start || one.end - other.end;

/** Whether it cannot be told what comes first, or what is left. */
function collide(one: Range, other: Range): boolean {
  return other.start < one.end || (one.start === other.start && one.end === other.end);
}

/** The body with its replacements, piece by piece. */
function* spliced(bytes: Uint8Array, replacements: readonly Replacement[]): Generator<Uint8Array> {
  let previous: Range = { start: -1, end: 0 };
  for (const replacement of replacements.toSorted(inOrder)) {
    const { start, end, json } = replacement;
    if (end < start || end > bytes.byteLength || collide(previous, replacement)) {
      throw new RangeError(
        `The replacement of bytes ${start} to ${end} is outside the body or meets another.`,
      );
    }
    yield bytes.subarray(previous.end, start);
    yield typeof json === 'string' ? Buffer.from(json) : json;
    previous = replacement;
  }
  yield bytes.subarray(previous.end);
}

/**
 * The body with its replacements; all other bytes are as they were.
 * @throws {RangeError} for replacements that overlap, that insert at the same place, or lie outside
 */
export function splice(bytes: Uint8Array, replacements: readonly Replacement[]): Buffer {
  return Buffer.concat([...spliced(bytes, replacements)]);
}

/**
 * The same for a body of any size: what is large is put together in turns with others, where threads can read
 * it, too.
 */
export async function spliceInTurns(
  owner: string,
  bytes: Uint8Array,
  replacements: readonly Replacement[],
): Promise<Buffer> {
  if (bytes.byteLength < LARGE_BYTES) return splice(bytes, replacements);
  const added = replacements.reduce((sum, { json }) => sum + MOST_BYTES_OF_A_UNIT * json.length, 0);
  const gathered = new GrowingBytes(bytes.byteLength + added);
  const work = new LightWork(owner);
  for (const part of spliced(bytes, replacements)) {
    for (let from = 0; from < part.byteLength; from += LightWork.PIECE_BYTES) {
      const piece = part.subarray(from, from + LightWork.PIECE_BYTES);
      const turn = work.before(piece.byteLength + COST_OF_A_PART);
      if (turn) await turn;
      gathered.append(piece);
    }
  }
  return gathered.take();
}
