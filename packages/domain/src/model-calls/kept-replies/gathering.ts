/** The bytes of replies that are still coming, all of them together. */
export class Gathering {
  readonly #maxBytes: number;
  readonly #maxReplyBytes: number;
  #bytes = 0;

  constructor({ maxBytes, maxReplyBytes }: { maxBytes: number; maxReplyBytes: number }) {
    this.#maxBytes = maxBytes;
    this.#maxReplyBytes = maxReplyBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Begins to gather a reply. Must be ended. */
  begin(): GatheredReply {
    return new GatheredReply(
      (size, more) => {
        if (size + more > this.#maxReplyBytes || this.#bytes + more > this.#maxBytes) return false;
        this.#bytes += more;
        return true;
      },
      (size) => {
        this.#bytes -= size;
      },
    );
  }
}

/** A reply as far as it has come; nothing, once it or all together became too large. */
export class GatheredReply {
  readonly #reserve: (size: number, more: number) => boolean;
  readonly #release: (size: number) => void;
  #chunks: Buffer[] | undefined = [];
  #size = 0;

  constructor(reserve: (size: number, more: number) => boolean, release: (size: number) => void) {
    this.#reserve = reserve;
    this.#release = release;
  }

  add(chunk: Buffer): void {
    if (!this.#chunks) return;
    if (this.#reserve(this.#size, chunk.byteLength)) {
      this.#size += chunk.byteLength;
      this.#chunks.push(chunk);
    } else this.end();
  }

  /** All of it; undefined where it was too large, or has ended. */
  whole(): Buffer | undefined {
    return this.#chunks && Buffer.concat(this.#chunks);
  }

  /** Lets go of it. */
  end(): void {
    this.#release(this.#size);
    this.#chunks = undefined;
    this.#size = 0;
  }
}
