import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';

/**
 * Makes something of a schema when it is asked for the first time, once a process. Compiling all that the
 * endpoints declare takes longer than anything else that an API does at its start, and most of it is not
 * needed for a while.
 */
export function onceForSchema<T>(compile: (schema: object) => T): (schema: object) => T {
  const compiled = new WeakMap<object, T>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const made = compile(schema);
    compiled.set(schema, made);
    return made;
  };
}

const compileSerializer = SerializerSelector()({}, {});
const serializerOf = onceForSchema((schema) =>
  compileSerializer({ schema, method: '', url: '', httpStatus: '' }),
);

/** Writes replies as Fastify does by itself, but compiles their schemas {@link onceForSchema}. */
export const serializerCompiler: FastifySerializerCompiler<TSchema> =
  ({ schema }) =>
  (reply) =>
    serializerOf(schema)(reply);
