import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Content, type Letter, render } from './letter.ts';

/** A mail with gaps. */
export interface Template<S extends TSchema> {
  /** What fills the gaps. */
  schema: S;
  /** Throws where the data are not what the schema asks for. */
  render(data: unknown): Content;
}

export function template<S extends TSchema>(schema: S, write: (data: Static<S>) => Letter): Template<S> {
  const stored = Compile(schema);
  return { schema, render: (data) => render(write(stored.Parse(data))) };
}
