import { BodyError } from './body-error.ts';
import { endOfLiteral, endOfNumber, endOfString } from './json-tokens.ts';
import { KeySet } from './key-set.ts';
import type { ObjectRange, Range } from './range.ts';

/** Deeper than any request nests, and shallow enough for a stack. */
export const MAX_DEPTH = 200;

const NO_KEYS = new KeySet<never>([]);

const [QUOTE, COMMA, COLON] = [0x22, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** What a value is that begins with a byte. */
export function kindOf(byte: number | undefined): JsonKind {
  switch (byte) {
    case OPEN_OBJECT:
      return 'object';
    case OPEN_LIST:
      return 'array';
    case QUOTE:
      return 'string';
    case 0x74:
    case 0x66:
      return 'boolean';
    case 0x6e:
      return 'null';
    default:
      return 'number';
  }
}

/**
 * Walks through JSON once, from the first byte to the last, and builds nothing. It accepts exactly what
 * `JSON.parse` accepts, up to a depth of {@link MAX_DEPTH}. Each callback must read exactly one value.
 * @throws {BodyError} `invalid_json`, `nested_too_deeply`, `repeated_key`
 */
export class JsonCursor {
  readonly bytes: Buffer;
  #position = 0;
  #depth = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** What the next value is, as far as its first byte tells. */
  kind(): JsonKind {
    return kindOf(this.#next());
  }

  /** Reads a value that nobody asks for. */
  readonly skip = (): Range => {
    const byte = this.#next();
    if (byte === OPEN_OBJECT) return this.members(NO_KEYS, this.skip);
    if (byte === OPEN_LIST) return this.items(this.skip);
    const start = this.#position;
    this.#position = this.#endOfScalar(byte, start);
    return { start, end: this.#position };
  };

  /**
   * Reads an object. `visit` is called for each member, with the key where `keys` has it.
   * @throws {BodyError} `repeated_key` for a second member of a key of `keys`
   */
  members<Name extends string>(
    keys: KeySet<Name>,
    visit: (name: Name | undefined, at: number) => void,
  ): ObjectRange {
    const start = this.#open();
    let seen: Set<Name> | undefined;
    let empty = true;
    while (this.#more(empty, CLOSE_OBJECT)) {
      if (this.#next() !== QUOTE) this.#fail();
      const key = { start: this.#position, end: this.#endOfString() };
      const escaped = this.#escaped;
      this.#position = key.end;
      if (this.#next() !== COLON) this.#fail();
      this.#position += 1;
      const name = keys.find(this.bytes, key, escaped);
      if (name !== undefined) {
        seen ??= new Set();
        if (seen.has(name)) throw new BodyError('repeated_key', key.start, name);
        seen.add(name);
      }
      visit(name, key.start);
      empty = false;
    }
    return { start, end: this.#close(), empty };
  }

  /** Reads a list. `visit` is called for each item. */
  items(visit: () => void): Range {
    const start = this.#open();
    for (let first = true; this.#more(first, CLOSE_LIST); first = false) visit();
    return { start, end: this.#close() };
  }

  /** Makes sure that nothing follows. */
  end(): void {
    if (this.#next() !== undefined) this.#fail();
  }

  #escaped = false;

  #endOfString(): number {
    const end = endOfString(this.bytes, this.#position);
    this.#escaped = end < 0;
    return Math.abs(end);
  }

  #endOfScalar(byte: number | undefined, start: number): number {
    if (byte === QUOTE) return this.#endOfString();
    const literal = endOfLiteral(this.bytes, start);
    return literal ?? endOfNumber(this.bytes, start);
  }

  #open(): number {
    const start = this.#position;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new BodyError('nested_too_deeply', start);
    this.#position += 1;
    return start;
  }

  #close(): number {
    this.#depth -= 1;
    this.#position += 1;
    return this.#position;
  }

  /** Whether another item follows; steps over the comma before it. */
  #more(first: boolean, close: number): boolean {
    const byte = this.#next();
    if (byte === close) return false;
    if (first) return true;
    if (byte !== COMMA) this.#fail();
    this.#position += 1;
    return true;
  }

  /** The next byte that is no white space. */
  #next(): number | undefined {
    const { bytes } = this;
    let position = this.#position;
    let byte = bytes[position];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      position += 1;
      byte = bytes[position];
    }
    this.#position = position;
    return byte;
  }

  #fail(): never {
    throw new BodyError('invalid_json', this.#position);
  }
}
