import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;
const FIRST_OF_SEVERAL = 0xc0;
const LONGEST_CHARACTER = 4;

/**
 * Notes which lines of a stream are not UTF-8 while it passes through: a parser that decodes would replace
 * their bytes silently. Remembers a line until it is asked about. Keeps no more of the stream than part of
 * one character.
 */
export class Utf8Watch {
  private line = 1;
  private isLineBroken = false;
  /** The character that the last chunk has cut. */
  private rest: Uint8Array = new Uint8Array();
  private readonly broken: number[] = [];

  async *watch(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of input) {
      this.take(chunk);
      yield chunk;
    }
    this.judge(this.rest);
    this.endLine();
  }

  /** Whether a line up to this one is broken that no earlier call asked about. */
  hasBroken(upToLine: number): boolean {
    const first = this.broken.findIndex((line) => line > upToLine);
    const passed = this.broken.splice(0, first < 0 ? this.broken.length : first);
    return passed.length > 0;
  }

  private take(chunk: Uint8Array): void {
    const bytes = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    const whole = bytes.length - cutCharacter(bytes);
    // Copied, since a view would keep the whole chunk.
    this.rest = Uint8Array.from(bytes.subarray(whole));
    this.judge(bytes.subarray(0, whole));
  }

  /** Almost always everything is valid, which is found out at once. */
  private judge(bytes: Uint8Array): void {
    const valid = isUtf8(bytes);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      if (!valid && !isUtf8(bytes.subarray(start, end))) this.isLineBroken = true;
      this.endLine();
      start = end + 1;
    }
    if (!valid && !isUtf8(bytes.subarray(start))) this.isLineBroken = true;
  }

  private endLine(): void {
    if (this.isLineBroken) this.broken.push(this.line);
    this.isLineBroken = false;
    this.line++;
  }
}

/** How many bytes at the end may be the beginning of a character that the next bytes complete. */
function cutCharacter(bytes: Uint8Array): number {
  for (let length = 1; length < LONGEST_CHARACTER && length <= bytes.length; length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= FIRST_OF_SEVERAL) return length < sizeFrom(byte) ? length : 0;
  }
  return 0;
}

/** Bytes of a character by its first byte. */
const sizeFrom = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
