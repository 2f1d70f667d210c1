import type { TSchema } from 'typebox';

interface Schema {
  title?: string;
  description?: string;
  type?: string;
  enum?: unknown[];
  anyOf?: TSchema[];
  items?: TSchema;
  properties?: Record<string, TSchema>;
  required?: readonly string[];
  patternProperties?: Record<string, TSchema>;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

const read = (schema: TSchema): Schema => schema;

/**
 * TypeScript of JSON schemas: what has a title becomes an interface of that name, everything else is written
 * in place.
 */
export class Types {
  readonly #interfaces = new Map<string, string>();

  /** The interfaces so far, in the order in which they were met. */
  get interfaces(): string[] {
    return [...this.#interfaces.values()];
  }

  /** Declares an interface of some fields. */
  declare(name: string, description: string, fields: Pick<Schema, 'properties' | 'required'>): void {
    if (this.#interfaces.has(name)) throw new TypeError(`Two types are called ${name}.`);
    // Its place, before those within it.
    this.#interfaces.set(name, '');
    const head = description ? `${comment([description])}\n` : '';
    this.#interfaces.set(name, `${head}export interface ${name} {\n${this.#fieldsOf(fields)}\n}\n`);
  }

  /** The type of a schema. Throws at a keyword that it does not know: no type is better than a wrong one. */
  typeOf(schema: TSchema): string {
    const { title, description = '', ...fields } = read(schema);
    if (title && fields.properties) {
      if (!this.#interfaces.has(title)) this.declare(title, description, fields);
      return title;
    }
    return this.#inPlace(schema);
  }

  #inPlace(schema: TSchema): string {
    const { type, enum: values, anyOf, items, properties, patternProperties, ...rest } = read(schema);
    if (values) return values.map(literal).join(' | ');
    if (anyOf) return anyOf.map((one) => this.typeOf(one)).join(' | ');
    if (type === 'string' || type === 'number' || type === 'boolean' || type === 'null') return type;
    if (type === 'integer') return 'number';
    if (type === 'array' && items) return arrayOf(this.typeOf(items));
    const [value] = Object.values(patternProperties ?? {});
    if (value) return `Record<string, ${this.typeOf(value)}>`;
    if (Object.keys(schema).length === 0) return 'unknown';
    if (properties) return `{\n${this.#fieldsOf({ properties, ...rest })}\n}`;
    throw new TypeError(`No type is known for ${JSON.stringify(schema)}.`);
  }

  #fieldsOf({ properties = {}, required = [] }: Pick<Schema, 'properties' | 'required'>): string {
    return Object.entries(properties)
      .map(([name, field]) => {
        const notes = notesOf(read(field));
        const head = notes.length ? `${comment(notes)}\n` : '';
        return `${head}${name}${required.includes(name) ? '' : '?'}: ${this.typeOf(field)};`;
      })
      .join('\n');
  }
}

const literal = (value: unknown): string => `'${value}'`;

const arrayOf = (item: string): string => (item.includes(' | ') ? `(${item})[]` : `${item}[]`);

/**
 * What fits in a line of 110 columns beside the mark of a comment and the indentation of a member; a longer
 * word stands alone.
 */
const TEXT_OF_LINE = /\S.{0,104}(?=\s|$)|\S+/g;
const LONGEST_ALONE = 102;

/** A documentation comment, wrapped between words. */
export function comment(lines: readonly string[]): string {
  const [only = '', ...more] = lines;
  if (more.length === 0 && only.length <= LONGEST_ALONE) return `/** ${only} */`;
  const wrapped = lines.flatMap((line) =>
    line ? (line.match(TEXT_OF_LINE) ?? []).map((part) => ` * ${part}`) : ' *',
  );
  return ['/**', ...wrapped, ' */'].join('\n');
}

/** What a field means, which values it takes, and what it is where it is left out. */
function notesOf(schema: Schema): string[] {
  const { description, default: preset } = schema;
  const range = rangeOf(schema);
  return [
    ...(description ? [`${description}${/[.!?]$/.test(description) ? '' : '.'}`] : []),
    ...(range ? [`${range}.`] : []),
    ...(preset === undefined ? [] : [`Default: \`${JSON.stringify(preset).replaceAll('"', "'")}\`.`]),
  ];
}

function rangeOf(schema: Schema): string {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema;
  const between = (least: number | undefined, most: number | undefined, unit = '') =>
    least !== undefined && most !== undefined
      ? `${show(least)} to ${show(most)}${unit}`
      : most !== undefined
        ? `At most ${show(most)}${unit}`
        : least === 1 && unit
          ? 'Not empty'
          : least !== undefined
            ? `At least ${show(least)}${unit}`
            : '';
  return (
    between(minLength, maxLength, ' characters') ||
    between(minItems, maxItems, ' entries') ||
    between(minimum, maximum)
  );
}

const show = (value: number): string => value.toLocaleString('en-US');
