import type { FieldError } from '@refinery/domain/errors.ts';
import type { FastifySchemaCompiler } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

const MAX_REPORTED = 100;

/** A request whose parts do not fit their schema: what is wrong where, the first hundred. */
export class ValidationError extends Error {
  readonly errors: FieldError[];
  readonly errorCount: number;

  constructor(errors: FieldError[]) {
    const [first] = errors;
    super(first ? `${first.path || 'The body'} ${first.message}.` : 'The request is not valid.');
    this.name = 'ValidationError';
    this.errors = errors.slice(0, MAX_REPORTED);
    this.errorCount = errors.length;
  }
}

interface SchemaError {
  keyword: string;
  instancePath: string;
  message: string;
  params: object;
}

/**
 * Validates with TypeBox. Bodies are taken as they are, with defaults filled in; path and query parameters, which
 * arrive as strings, are converted to the types of their schema.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(Type.Unsafe(schema));
  return (input: unknown) => {
    const converted = httpPart === 'body' ? input : Value.Convert(schema, input ?? {});
    const value = Value.Default(schema, converted);
    if (compiled.Check(value)) return { value };
    return { error: new ValidationError(fieldErrors(compiled.Errors(value))) };
  };
};

/** What TypeBox found wrong, in words for the caller. */
export const fieldErrors = (errors: readonly SchemaError[]): FieldError[] => errors.map(describeError);

function describeError(error: SchemaError): FieldError {
  const path = error.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const item = /^items\.(\d+)/.exec(path)?.[1];
  const line = item === undefined ? {} : { line: Number(item) + 1 };
  return { path, message: messageOf(error), ...line };
}

function messageOf({ keyword, message, params }: SchemaError): string {
  const fields = new Map<string, unknown>(Object.entries(params));
  const list = (name: string) => [fields.get(name)].flat().map(String).join(', ');
  if (keyword === 'required') return `lacks ${list('requiredProperties')}`;
  if (keyword === 'additionalProperties') return `has the unknown field ${list('additionalProperties')}`;
  if (keyword === 'enum') return `must be one of ${list('allowedValues')}`;
  return message;
}
