const DATA = new Set(['examples', 'enum', 'const', 'default']);

/** Schemas that a document writes once, by their titles. */
export class Components {
  readonly schemas: Record<string, object> = {};
  readonly #sources = new Map<string, string>();

  /**
   * A schema as plain JSON, itself and each part of it replaced by a reference where they have a title.
   * Throws where two that differ have the same one.
   */
  refer(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((entry) => this.refer(entry));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { title } = Object(schema);
    if (typeof title !== 'string') return this.#within(schema);
    const source = JSON.stringify(schema);
    const known = this.#sources.get(title);
    if (known === undefined) {
      this.#sources.set(title, source);
      this.schemas[title] = {};
      this.schemas[title] = this.#within(schema);
    } else if (known !== source) throw new TypeError(`Two schemas are called ${title}.`);
    return { $ref: `#/components/schemas/${title}` };
  }

  #within(schema: object): object {
    const entries = Object.entries(schema).filter(([key]) => !key.startsWith('~'));
    return Object.fromEntries(entries.map(([key, value]) => [key, this.#value(key, value)]));
  }

  /**
   * Examples and constants are data, whatever their fields are called; names of properties are no keywords.
   */
  #value(key: string, value: unknown): unknown {
    if (DATA.has(key)) return value;
    if (key !== 'properties') return this.refer(value);
    return Object.fromEntries(Object.entries(Object(value)).map(([name, part]) => [name, this.refer(part)]));
  }
}
