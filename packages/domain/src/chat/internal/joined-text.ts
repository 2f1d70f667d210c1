import { toStorableText } from '@refinery/contracts/storable-text.ts';

/** Longest reply that is kept, in UTF-16 code units: a model that writes on and on is stopped. */
const MAX_LENGTH = 1_000_000;

/**
 * A reply as it comes, piece by piece, each made fit to be stored: pieces may end within a character, and
 * texts of vendors may have NULs.
 */
export class JoinedText {
  readonly #pieces: string[] = [];
  #length = 0;
  /** The first half of a character whose second half is still to come. */
  #half = '';

  /** All that has come. */
  get text(): string {
    return this.#pieces.join('');
  }

  get isTooLong(): boolean {
    return this.#length >= MAX_LENGTH;
  }

  /** What of a piece can be shown now; may be empty. */
  push(piece: string): string {
    const joined = this.#half + piece;
    const last = joined.charCodeAt(joined.length - 1);
    const isHalf = (last & 0xfc00) === 0xd800;
    this.#half = isHalf ? joined.slice(-1) : '';
    return this.#keep(isHalf ? joined.slice(0, -1) : joined);
  }

  /** What is left to be shown at the end. */
  end(): string {
    const rest = this.#half;
    this.#half = '';
    return this.#keep(rest);
  }

  #keep(text: string): string {
    const room = MAX_LENGTH - this.#length;
    const storable = toStorableText(text.slice(0, room));
    if (storable) this.#pieces.push(storable);
    this.#length += storable.length;
    return storable;
  }
}
