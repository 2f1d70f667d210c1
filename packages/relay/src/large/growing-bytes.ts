import { LARGE_BYTES } from './large-bytes.ts';

const FIRST_BYTES = 4 * 1024;

/**
 * Gathers bytes that arrive in pieces of any size. What becomes large grows where it is and is never copied
 * as a whole, and threads can read it, too; what is small costs no more than a buffer.
 */
export class GrowingBytes {
  readonly #maxBytes: number;
  #bytes: Buffer = Buffer.alloc(0);
  #grown: SharedArrayBuffer | undefined;
  #used = 0;

  /** @param maxBytes no more are ever appended. It takes addresses, no memory. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get length(): number {
    return this.#used;
  }

  /** @throws {RangeError} beyond the most */
  append(piece: Uint8Array): void {
    const needed = this.#used + piece.byteLength;
    if (needed > this.#maxBytes) throw new RangeError(`There is room for ${this.#maxBytes} bytes.`);
    if (needed > this.#bytes.byteLength) this.#makeRoom(needed);
    this.#bytes.set(piece, this.#used);
    this.#used = needed;
  }

  /** What was gathered. Nothing may be appended behind it, and nobody may write into it. */
  take(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }

  #makeRoom(needed: number): void {
    const wanted = Math.max(needed, this.#bytes.byteLength * 2, FIRST_BYTES);
    if (wanted < LARGE_BYTES) {
      const larger = Buffer.allocUnsafeSlow(wanted);
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
      return;
    }
    const room = Math.min(wanted, this.#maxBytes);
    if (this.#grown) this.#grown.grow(room);
    const grown = this.#grown ?? new SharedArrayBuffer(room, { maxByteLength: this.#maxBytes });
    const larger = Buffer.from(grown, 0, room);
    if (!this.#grown) larger.set(this.#bytes.subarray(0, this.#used));
    this.#grown = grown;
    this.#bytes = larger;
  }
}
