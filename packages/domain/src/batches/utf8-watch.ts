import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;

/**
 * Notes which lines of a stream are not UTF-8 while it passes through: a parser that decodes would replace their bytes
 * silently. Remembers a line until it is asked about.
 */
export class Utf8Watch {
  private line = 1;
  private rest: Uint8Array = new Uint8Array();
  private readonly broken: number[] = [];
  private readonly maxLineBytes: number;

  /** @param maxLineBytes longer lines need not be judged well: whoever reads them refuses them */
  constructor(maxLineBytes: number) {
    this.maxLineBytes = maxLineBytes;
  }

  async *watch(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of input) {
      this.take(chunk);
      yield chunk;
    }
    this.judge(this.rest);
  }

  /** Whether a line up to this one is broken that no earlier call asked about. */
  hasBroken(upToLine: number): boolean {
    const first = this.broken.findIndex((line) => line > upToLine);
    const passed = this.broken.splice(0, first < 0 ? this.broken.length : first);
    return passed.length > 0;
  }

  private take(chunk: Uint8Array): void {
    const whole = chunk.lastIndexOf(NEWLINE) + 1;
    if (whole) {
      this.judge(Buffer.concat([this.rest, chunk.subarray(0, whole)]));
      this.rest = chunk.subarray(whole);
    } else if (this.rest.length + chunk.length <= this.maxLineBytes) {
      this.rest = Buffer.concat([this.rest, chunk]);
    } else {
      this.rest = chunk;
    }
  }

  /** Takes whole lines, almost always valid ones, at once. */
  private judge(bytes: Uint8Array): void {
    const valid = isUtf8(bytes);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      if (!valid && !isUtf8(bytes.subarray(start, end))) this.broken.push(this.line);
      this.line++;
      start = end + 1;
    }
    if (!valid && !isUtf8(bytes.subarray(start))) this.broken.push(this.line);
  }
}
