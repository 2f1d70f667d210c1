import { Readable } from 'node:stream';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import type { FieldError } from '@refinery/domain/errors.ts';
import type { FastifySchemaCompiler } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';

const MAX_REPORTED = 100;
/** Two for each item of the largest JSON body. TypeBox stops at 8 by itself, which would be a wrong count. */
const MAX_COUNTED = 20_000;
Settings.Set({ maxErrors: MAX_COUNTED });

/** What an error without a path is about. */
const SUBJECTS: Record<string, string> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The path',
  headers: 'The headers',
};

/** A request whose parts do not fit their schema: what is wrong where, the first hundred. */
export class ValidationError extends Error {
  readonly errors: FieldError[];
  readonly errorCount: number;

  constructor(errors: FieldError[], part = 'body') {
    const [first] = errors;
    const subject = SUBJECTS[part] ?? 'The request';
    super(first ? `${first.path || subject} ${first.message}.` : 'The request is not valid.');
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
 * arrive as strings, are converted to the types of their schema. Texts that could not be stored are refused here,
 * before any work is done with them.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(Type.Unsafe(schema));
  return (input: unknown) => {
    const converted = httpPart === 'body' ? input : convertParameters(schema, input ?? {});
    // A file on its way is judged by whoever reads it.
    if (converted instanceof Readable) return { value: converted };
    const value = Value.Default(schema, converted);
    if (!compiled.Check(value)) return { error: refusal(fieldErrors(compiled.Errors(value)), httpPart) };
    const unstorable = httpPart === 'headers' ? null : findUnstorableText(value);
    if (unstorable) return { error: refusal([unstorable], httpPart) };
    return { value };
  };
};

const refusal = (errors: FieldError[], part: string | undefined) => new ValidationError(errors, part);

/** Converts the strings of a query; a number with a fraction is not taken for the integer before it. */
function convertParameters(schema: TSchema, input: unknown): unknown {
  const original = isRecord(input) ? { ...input } : {};
  const converted: unknown = Value.Convert(schema, input);
  if (!isRecord(converted)) return converted;
  const entries = Object.entries(converted).map(([name, value]) => {
    const given = original[name];
    const inexact = Number.isInteger(value) && typeof given === 'string' && Number(given) !== value;
    return [name, inexact || given === '' ? given : value];
  });
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What TypeBox found wrong, in words for the caller. */
export const fieldErrors = (errors: readonly SchemaError[]): FieldError[] =>
  // An unknown field is reported twice: by its object, and as a value whose schema is `false`.
  errors.filter((error) => error.keyword !== 'boolean').map(describeError);

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
  if (keyword === 'type') return `must be of the type ${list('type')}`;
  return message;
}
