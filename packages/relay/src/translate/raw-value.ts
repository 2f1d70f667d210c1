import { BodyError } from '../body/body-error.ts';
import { JsonCursor, type JsonKind, kindOf } from '../body/json-cursor.ts';
import { endOfString } from '../body/json-tokens.ts';
import type { KeySet } from '../body/key-set.ts';
import { UnsupportedParameterError } from './unsupported-parameter-error.ts';

const WHITE_SPACE = new Set<number | undefined>([0x20, 0x0a, 0x0d, 0x09]);

/** Names that may be shown. What is no such name is called by its object. */
const SHOWN_NAME = /^[\w.-]{1,64}$/;

/** Larger scalars are none that a field allows. */
const MAX_SCALAR_BYTES = 64 * 1024;

/** Of all lists together: as many as Anthropic takes messages. */
const MAX_ITEMS = 100_000;

/**
 * A value of a JSON text, kept as its bytes: numbers of any size and strings with any escapes stay what they
 * are.
 */
export class RawValue {
  readonly bytes: Buffer;
  /** Where it is, in the words of the protocol; empty for the whole. */
  readonly param: string;
  readonly #start: number;
  /** What was visited of all lists of the text. */
  readonly #visited: { items: number };

  private constructor(bytes: Buffer, param: string, start: number, visited: { items: number }) {
    this.bytes = bytes;
    this.param = param;
    this.#start = start;
    this.#visited = visited;
  }

  /** A whole text. What follows its value is found where its members are read. */
  static of(bytes: Uint8Array): RawValue {
    let start = 0;
    while (WHITE_SPACE.has(bytes[start])) start += 1;
    const value = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
    return new RawValue(value, '', start, { items: 0 });
  }

  kind(): JsonKind {
    return kindOf(this.bytes[0]);
  }

  /** Its JSON, one character for each byte: see {@link writeObject}. */
  json(): string {
    return this.bytes.toString('latin1');
  }

  /** @throws {BodyError} `invalid_type` */
  invalid(): never {
    throw new BodyError('invalid_type', this.#start, this.param);
  }

  /** @throws {UnsupportedParameterError} */
  unsupported(reason: string): never {
    throw new UnsupportedParameterError(this.param, reason);
  }

  expect(kind: JsonKind): this {
    return this.kind() === kind ? this : this.invalid();
  }

  /** What a string says. */
  text(): string {
    return JSON.parse(this.expect('string').bytes.toString());
  }

  /** What a small value says; undefined for a larger one. */
  scalar(): unknown {
    return this.bytes.length <= MAX_SCALAR_BYTES ? JSON.parse(this.bytes.toString()) : undefined;
  }

  /**
   * The members of an object; those that are null count as missing.
   * @throws {UnsupportedParameterError} for a member that is not known
   * @throws {BodyError} `invalid_type` where it is no object, `repeated_key`
   */
  fields<Name extends string>(known: KeySet<Name>): Partial<Record<Name, RawValue>> {
    const cursor = new JsonCursor(this.expect('object').bytes);
    const fields: Partial<Record<Name, RawValue>> = {};
    cursor.members(known, (name, at) => {
      if (name === undefined) this.#unknown(at);
      const { start, end } = cursor.skip();
      const value = this.#within(start, end, this.#path(name));
      if (value.kind() !== 'null') fields[name] = value;
    });
    cursor.end();
    return fields;
  }

  /** Refuses members that are known, but not here. */
  static only<Name extends string>(
    fields: Partial<Record<Name, RawValue>>,
    allowed: ReadonlySet<Name>,
    reason: string,
  ): void {
    for (const name in fields) if (!allowed.has(name)) fields[name]?.unsupported(reason);
  }

  /** The members of an object that are asked for, whatever else it has. */
  pick<Name extends string>(known: KeySet<Name>): Partial<Record<Name, RawValue>> {
    const cursor = new JsonCursor(this.expect('object').bytes);
    const fields: Partial<Record<Name, RawValue>> = {};
    cursor.members(known, (name) => {
      const { start, end } = cursor.skip();
      if (name === undefined) return;
      fields[name] = this.#within(start, end, this.#path(name));
    });
    return fields;
  }

  /**
   * Visits the items of a list.
   * @throws {BodyError} `too_many_parts`
   */
  items(visit: (item: RawValue) => void): void {
    const cursor = new JsonCursor(this.expect('array').bytes);
    let index = 0;
    cursor.items(() => {
      const { start, end } = cursor.skip();
      this.#visited.items += 1;
      if (this.#visited.items > MAX_ITEMS) throw new BodyError('too_many_parts', this.#start, this.param);
      visit(this.#within(start, end, `${this.param}[${index}]`));
      index += 1;
    });
  }

  #within(start: number, end: number, param: string): RawValue {
    return new RawValue(this.bytes.subarray(start, end), param, this.#start + start, this.#visited);
  }

  #path(name: string): string {
    return this.param === '' ? name : `${this.param}.${name}`;
  }

  #unknown(at: number): never {
    const key: string = JSON.parse(this.bytes.toString('utf8', at, Math.abs(endOfString(this.bytes, at))));
    const param = SHOWN_NAME.test(key) ? this.#path(key) : this.param || 'body';
    throw new UnsupportedParameterError(param, 'models of Anthropic take no such field.');
  }
}
