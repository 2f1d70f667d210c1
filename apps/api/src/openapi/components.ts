/** Schemas that a document writes once, by their titles. */
export class Components {
  readonly schemas: Record<string, object> = {};
  readonly #sources = new Map<string, string>();

  /** Adds a schema with a title, and those within it. Throws where another one has the same title. */
  add(schema: object): void {
    this.refer(schema);
  }

  /** A schema as plain JSON, each part that has a title replaced by a reference to it. */
  refer(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((entry) => this.refer(entry));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { title } = Object(schema);
    if (typeof title !== 'string') return this.#within(schema);
    // A description beside a reference is told where it is used; everything else must be the same.
    const source = JSON.stringify(schema);
    const known = this.#sources.get(title);
    if (known === undefined) {
      this.#sources.set(title, source);
      this.schemas[title] = {};
      this.schemas[title] = this.#within(schema);
    } else if (known !== source) throw new TypeError(`Two schemas are called ${title}.`);
    return { $ref: `#/components/schemas/${title}` };
  }

  /** Examples and constants are data, whatever their fields are called. */
  #within(schema: object): object {
    const data = ['examples', 'enum', 'const', 'default'];
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([key]) => !key.startsWith('~'))
        .map(([key, value]) => [
          key,
          data.includes(key)
            ? value
            : key === 'properties'
              ? Object.fromEntries(
                  Object.entries(Object(value)).map(([name, part]) => [name, this.refer(part)]),
                )
              : this.refer(value),
        ]),
    );
  }
}
