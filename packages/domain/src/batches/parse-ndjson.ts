import { StringDecoder } from 'node:string_decoder';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import type { ParsedRecord } from './stage-upload.ts';

/** Longest line, in characters: the longest text with every character escaped, and room for the other fields. */
const MAX_LINE = MAX_TEXT_LENGTH * 6 + 100_000;

/** Reads newline-delimited JSON, one item a line; empty lines are skipped. Memory is bounded by the longest line. */
export async function* parseNdjson(input: AsyncIterable<Uint8Array>): AsyncIterable<ParsedRecord> {
  let number = 0;
  for await (const { text, tooLong } of splitLines(input)) {
    number++;
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (tooLong) yield { line: number, problem: `is longer than ${MAX_LINE} characters` };
    else if (line.trim()) yield parseLine(number, line);
  }
}

function parseLine(line: number, text: string): ParsedRecord {
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, problem: 'is not valid JSON' };
  }
}

interface Line {
  text: string;
  tooLong: boolean;
}

async function* splitLines(input: AsyncIterable<Uint8Array>): AsyncIterable<Line> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  const take = (): Line => {
    const line = { text: parts.join(''), tooLong: length > MAX_LINE };
    parts = [];
    length = 0;
    return line;
  };
  const add = (text: string): void => {
    length += text.length;
    // A line that is too long already is only counted, not kept.
    if (length <= MAX_LINE) parts.push(text);
    else parts = [];
  };
  for await (const chunk of input) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      add(text.slice(start, end));
      yield take();
      start = end + 1;
    }
    add(text.slice(start));
  }
  add(decoder.end());
  if (length) yield take();
}
