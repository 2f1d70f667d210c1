const FIRST_BYTES = 4 * 1024;

/**
 * Gathers bytes that arrive in pieces of any size. A million pieces of one byte take a megabyte and not, as a
 * list of them would, a thousand times that.
 */
export class GrowingBuffer {
  private bytes = Buffer.alloc(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  append(piece: Uint8Array): void {
    const needed = this.used + piece.length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2, FIRST_BYTES));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    this.bytes.set(piece, this.used);
    this.used = needed;
  }

  /** What was gathered, and begins anew. Its bytes are valid until the next `append`. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.used);
    this.used = 0;
    return taken;
  }
}
