import { is, Placeholder, type SQLWrapper, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

const dialect = new PgDialect();

/**
 * A value, or SQL that stands for it: a column of a statement around it, or a slot of one that is built once.
 */
export type Given<T> = T | SQLWrapper;

type Parameter = string | number | boolean | Date | null | string[];

/** A statement as it is sent: its text, and its values in order. */
export class BuiltStatement {
  readonly text: string;
  readonly parameters: Parameter[];

  constructor(text: string, parameters: Parameter[]) {
    this.text = text;
    this.parameters = parameters;
  }
}

/** SQL, or what was built of it already. */
export type Statement = SQLWrapper | BuiltStatement;

export function build(statement: Statement): BuiltStatement {
  if (statement instanceof BuiltStatement) return statement;
  const { sql: text, params } = dialect.sqlToQuery(statement.getSQL());
  return new BuiltStatement(text, params.map(toParameter));
}

/**
 * Statements that differ in values only, built at the first call and filled at each: `make` gets a slot for
 * each value. Building the statements of a small write anew takes as long as running them.
 */
export function buildOnce<Values extends Record<string, Parameter>>(
  make: (slot: (name: keyof Values & string) => SQLWrapper) => readonly SQLWrapper[],
): (values: Values) => BuiltStatement[] {
  let forms: Form[] | undefined;
  return (values) => {
    forms ??= make((name) => sql.placeholder(name)).map(toForm);
    return forms.map((form) => fill(form, values));
  };
}

/** A statement without the values of its slots. */
interface Form {
  text: string;
  parts: (Parameter | Slot)[];
}

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function toForm(statement: SQLWrapper): Form {
  const { sql: text, params } = dialect.sqlToQuery(statement.getSQL());
  return {
    text,
    parts: params.map((value) => (is(value, Placeholder) ? new Slot(value.name) : toParameter(value))),
  };
}

const fill = ({ text, parts }: Form, values: Record<string, Parameter>): BuiltStatement =>
  new BuiltStatement(
    text,
    parts.map((part) => (part instanceof Slot ? (values[part.name] ?? null) : part)),
  );

/** Drizzle encodes values for their column, but types them as unknown. */
function toParameter(value: unknown): Parameter {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(String);
  throw new TypeError(`A value of type ${typeof value} cannot be sent as a parameter.`);
}
