import { GrowingBytes } from '../large/growing-bytes.ts';
import { ReplyTooLargeError } from './reply-too-large-error.ts';

const [LF, CR] = [0x0a, 0x0d];

/**
 * Splits a stream of server-sent events into events, each with all of its bytes up to its blank line. Joined
 * they are the stream. Chunks may be cut anywhere, and lines may end as the standard allows: LF, CRLF or CR.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventSplitter {
  readonly #maxBytes: number;
  /** An event that has begun, without its end. */
  #pending: GrowingBytes | undefined;
  #atLineStart = true;
  #afterReturn = false;

  /** @param maxBytes bound of one event */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * The events that are complete with this chunk.
   * @throws {ReplyTooLargeError} for one that is too large
   */
  push(chunk: Buffer): Buffer[] {
    const events: Buffer[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      const isPairEnd = byte === LF && this.#afterReturn;
      this.#afterReturn = byte === CR;
      if (isPairEnd) continue;
      if (byte !== LF && byte !== CR) this.#atLineStart = false;
      else if (!this.#atLineStart) this.#atLineStart = true;
      else {
        // The second half of a CRLF goes with its event, unless it is still to come.
        const end = byte === CR && chunk[at + 1] === LF ? at + 2 : at + 1;
        events.push(this.#complete(chunk.subarray(start, end)));
        start = end;
      }
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
    return events;
  }

  /** What is left without a blank line behind it at the end of a stream, and `end`. */
  rest(end: Buffer): Buffer {
    return this.#complete(end);
  }

  #complete(end: Buffer): Buffer {
    if (!this.#pending && end.length <= this.#maxBytes) return end;
    const event = this.#keep(end).take();
    this.#pending = undefined;
    return event;
  }

  #keep(bytes: Buffer): GrowingBytes {
    this.#pending ??= new GrowingBytes(this.#maxBytes);
    if (this.#pending.length + bytes.length > this.#maxBytes) throw new ReplyTooLargeError();
    this.#pending.append(bytes);
    return this.#pending;
  }
}
