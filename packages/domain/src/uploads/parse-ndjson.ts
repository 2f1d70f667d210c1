import { isUtf8 } from 'node:buffer';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { GrowingBuffer } from './growing-buffer.ts';
import type { ParsedRecord } from './parsed-record.ts';

/** Longest line, in bytes: the longest text with every character escaped, and room for the other fields. */
const MAX_LINE_BYTES = MAX_TEXT_LENGTH * 6 + 100_000;
const NEWLINE = 0x0a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads newline-delimited JSON, one item a line; empty lines are skipped. Memory is bounded by the longest
 * line.
 */
export async function* parseNdjson(input: AsyncIterable<Uint8Array>): AsyncIterable<ParsedRecord> {
  const splitter = new LineSplitter();
  for await (const chunk of input) yield* splitter.take(chunk);
  yield* splitter.end();
}

/** Cuts bytes into lines, whatever pieces they come in. */
class LineSplitter {
  private line = 1;
  private readonly gathered = new GrowingBuffer();
  private isTooLong = false;

  *take(chunk: Uint8Array): Iterable<ParsedRecord> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.add(chunk.subarray(start, end));
      yield* this.end();
      this.line++;
      start = end + 1;
    }
    this.add(chunk.subarray(start));
  }

  *end(): Iterable<ParsedRecord> {
    const { line, isTooLong } = this;
    const bytes = this.gathered.take();
    this.isTooLong = false;
    if (isTooLong) yield { line, problem: `is longer than ${MAX_LINE_BYTES} bytes` };
    else if (bytes.length) yield* parseLine(line, bytes);
  }

  /** A line that is too long is not kept. */
  private add(bytes: Uint8Array): void {
    if (this.gathered.length + bytes.length > MAX_LINE_BYTES) this.isTooLong = true;
    if (this.isTooLong) this.gathered.take();
    else this.gathered.append(bytes);
  }
}

function* parseLine(line: number, bytes: Buffer): Iterable<ParsedRecord> {
  if (!isUtf8(bytes)) {
    yield { line, problem: 'is not valid UTF-8' };
    return;
  }
  const text = (line === 1 && bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes).toString();
  if (!text.trim()) return;
  try {
    yield { line, value: JSON.parse(text) };
  } catch {
    yield { line, problem: 'is not valid JSON' };
  }
}
