/** Bytes that are hashed or copied in the time in which one is read at the worst. */
const LIGHTNESS = 16;

interface Waiting {
  bytes: number;
  begin: () => void;
}

/**
 * Shares the event loop among those who have something large to do there. Whoever takes part asks before each
 * piece of work. One turn of the loop does only so much of it, whoever it is for; what is too much waits for
 * the next turns, in which owners take turns.
 */
export class LoopShare {
  readonly #bytesATurn: number;
  #left: number;
  /** In the order of whose turn it is. */
  readonly #lines = new Map<string, Waiting[]>();
  #next: NodeJS.Immediate | undefined;

  /** @param bytesATurn how many bytes one turn of the event loop reads */
  constructor(bytesATurn: number) {
    this.#bytesATurn = bytesATurn;
    this.#left = bytesATurn;
  }

  /**
   * Asks for a piece of work.
   * @param bytes how much it is. A byte is one that is read; one that is hashed or copied is far less: see
   * `takeLight`
   * @returns nothing where it may be done at once, else when it may
   */
  take(owner: string, bytes: number): Promise<void> | undefined {
    this.#next ??= setImmediate(this.#turn);
    // A piece that is larger than a turn has one for itself.
    const isRoom = bytes <= this.#left || this.#left === this.#bytesATurn;
    if (isRoom && this.#lines.size === 0) {
      this.#left -= bytes;
      return undefined;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const line = this.#lines.get(owner) ?? [];
    line.push({ bytes, begin: resolve });
    this.#lines.set(owner, line);
    return promise;
  }

  /**
   * Asks for a piece of work that is far lighter than to read so many bytes, such as to hash or copy them.
   */
  takeLight(owner: string, bytes: number): Promise<void> | undefined {
    return this.take(owner, Math.ceil(bytes / LIGHTNESS));
  }

  readonly #turn = (): void => {
    this.#left = this.#bytesATurn;
    for (const [owner, line] of this.#lines) {
      const [first] = line;
      if (!first || (first.bytes > this.#left && this.#left < this.#bytesATurn)) break;
      this.#left -= first.bytes;
      line.shift();
      // Whoever had a turn comes last, perhaps in this very turn of the loop.
      this.#lines.delete(owner);
      if (line.length > 0) this.#lines.set(owner, line);
      first.begin();
    }
    this.#next = this.#lines.size > 0 ? setImmediate(this.#turn) : undefined;
  };
}

/** Of this process: it has one event loop. A turn takes 20 ms at the very worst. */
export const LOOP = new LoopShare(256 * 1024);

/** Light work on many pieces of bytes. It asks for the event loop only now and then. */
export class LightWork {
  /** What should be done at once of a long range of bytes: a fraction of a millisecond. */
  static readonly PIECE_BYTES = 256 * 1024;
  readonly #owner: string;
  #due = 0;

  constructor(owner: string) {
    this.#owner = owner;
  }

  /**
   * Must be called ahead of each piece of it.
   * @returns nothing where it may be done at once, else when it may
   */
  before(bytes: number): Promise<void> | undefined {
    this.#due += bytes;
    if (this.#due <= LightWork.PIECE_BYTES) return undefined;
    const due = this.#due;
    this.#due = 0;
    return LOOP.takeLight(this.#owner, due);
  }
}
