import { Readable } from 'node:stream';
import { inCodeUnits } from '@refinery/contracts/code-units.ts';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import type { FieldError } from '@refinery/domain/errors/domain-error.ts';
import { findOversized } from '@refinery/domain/errors/find-oversized.ts';
import { describeSchemaErrors, MAX_ERRORS, type SchemaError } from '@refinery/domain/errors/schema-errors.ts';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { onceForSchema } from './at-first-use.ts';
import { lowerIdsOf } from './lower-ids.ts';
import { noteValidated } from './validated.ts';

// TypeBox stops at 8 by itself. An unknown field takes two of what it finds.
Settings.Set({ maxErrors: 2 * MAX_ERRORS });

/** What an error without a path is about. */
const SUBJECTS: Record<string, string> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The path',
  headers: 'The headers',
};

/** A request whose parts do not fit their schema: what is wrong where, the first fifty. */
export class ValidationError extends Error {
  readonly errors: FieldError[];
  readonly errorCount: number;

  constructor(errors: FieldError[], part = 'body') {
    const [first] = errors;
    const subject = SUBJECTS[part] ?? 'The request';
    const stopped = errors.length >= MAX_ERRORS ? ` Checking stopped after ${MAX_ERRORS} errors.` : '';
    super(first ? `${first.path || subject} ${first.message}.${stopped}` : 'The request is not valid.');
    this.name = 'ValidationError';
    this.errors = errors.slice(0, MAX_ERRORS);
    this.errorCount = this.errors.length;
  }
}

const compiledOf = onceForSchema((schema) => Compile(inCodeUnits(schema)));

/**
 * Validates with TypeBox. Bodies are taken as they are, with defaults filled in; path and query parameters,
 * which arrive as strings, are converted to the types of their schema. Texts that could not be stored are
 * refused here, before any work is done with them. Ids are in small letters from here on: what an id is
 * compared with, or where it is written down, is text. What fits is noted: see `isValidatedBy`.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const lowerIds = lowerIdsOf(schema);
  return (input: unknown) => {
    const converted = httpPart === 'body' ? input : convertParameters(schema, input ?? {});
    // A file on its way is judged by whoever reads it.
    if (converted instanceof Readable) return { value: converted };
    const oversized = httpPart === 'body' && findOversized(schema, converted);
    if (oversized) return { error: refusal([oversized], httpPart) };
    const compiled = compiledOf(schema);
    const given = Value.Default(schema, converted);
    const value = lowerIds ? lowerIds(given) : given;
    if (!compiled.Check(value)) return { error: refusal(fieldErrors(compiled.Errors(value)), httpPart) };
    const unstorable = httpPart === 'headers' ? null : findUnstorableText(value);
    if (unstorable) return { error: refusal([unstorable], httpPart) };
    noteValidated(schema, value);
    return { value };
  };
};

const refusal = (errors: FieldError[], part: string | undefined) => new ValidationError(errors, part);

/**
 * Converts the strings of a path or a query. A number with a fraction is not taken for the integer before it.
 */
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

/** What TypeBox found wrong, in words for the caller; in the items of an upload with their line. */
export const fieldErrors = (errors: readonly SchemaError[]): FieldError[] =>
  describeSchemaErrors(errors).map((error) => {
    const item = /^items\.(\d+)/.exec(error.path)?.[1];
    return item === undefined ? error : { ...error, line: Number(item) + 1 };
  });
