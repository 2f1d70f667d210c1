import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import {
  type BatchOptions,
  BatchOptionsSchema,
  type CreateBatchBody,
  MAX_FILE_BYTES,
  MAX_FILE_ITEMS,
  MAX_JSON_ITEMS,
} from '@refinery/contracts/batches.ts';
import { parseCsv } from '@refinery/domain/batches/parse-csv.ts';
import { parseJsonItems } from '@refinery/domain/batches/parse-items.ts';
import { parseNdjson } from '@refinery/domain/batches/parse-ndjson.ts';
import type { ParsedRecord } from '@refinery/domain/batches/parsed-record.ts';
import { type StagedUpload, stageUpload } from '@refinery/domain/batches/stage-upload.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { fieldErrors, ValidationError } from '../plugins/validation.ts';
import type { App } from '../types.ts';

/** An upload as it arrived: its items, checked and staged, and the options that came with them. */
export interface Upload {
  staged: StagedUpload;
  options: BatchOptions;
}

const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const CSV = ['text/csv'];

/** Hands file bodies over as streams; JSON bodies are parsed as everywhere. */
export async function registerUploadParsers(app: App): Promise<void> {
  app.addContentTypeParser([...NDJSON, ...CSV], (_request, payload, done) => done(null, payload));
  await app.register(multipart, {
    // One byte more than is taken: a file that is cut off there is told from a whole one.
    limits: { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 200, fieldSize: 64 * 1024 },
  });
}

/** Reads an upload, whichever of the four forms it has. Errors: those of `stageUpload`, and `payload_too_large`. */
export async function readUpload(ctx: Context, request: FastifyRequest): Promise<Upload> {
  try {
    return await readBody(ctx, request);
  } catch (error) {
    // The client is still sending: it could not read the answer if its connection were cut now.
    request.raw.unpipe().resume();
    throw error;
  }
}

async function readBody(ctx: Context, request: FastifyRequest): Promise<Upload> {
  if (request.isMultipart()) return readMultipart(ctx, request);
  const type = mediaType(request.headers['content-type']);
  const { body } = request;
  if (body instanceof Readable) {
    const options = parseOptions(request.query);
    const staged = await stageUpload(ctx, parserFor(type)(limited(body)), MAX_FILE_ITEMS);
    return { staged, options };
  }
  return readJson(ctx, request, body);
}

async function readJson(ctx: Context, request: FastifyRequest, body: unknown): Promise<Upload> {
  if (!isCreateBody(body))
    throw new DomainError('validation_failed', 'The body must be a JSON object with items.');
  const { items, ...options } = body;
  const staged = await stageUpload(ctx, parseJsonItems(items), MAX_JSON_ITEMS);
  return { staged, options: { ...parseOptions(request.query), ...options } };
}

/** The route's schema has checked the body before the handler runs. */
const isCreateBody = (body: unknown): body is Static<typeof CreateBatchBody> =>
  typeof body === 'object' && body !== null && 'items' in body;

/** Fields may come before and after the file, so the options are put together when all parts are read. */
async function readMultipart(ctx: Context, request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, unknown> = {};
  let staged: StagedUpload | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        addField(fields, part.fieldname, part.value);
        continue;
      }
      if (part.fieldname !== 'file' || staged) {
        throw new DomainError('invalid_upload', 'Send one file, in the field named file.');
      }
      const type = fileType(part.mimetype, part.filename);
      staged = await stageUpload(ctx, parserFor(type)(limited(part.file)), MAX_FILE_ITEMS);
    }
    if (!staged) throw new DomainError('invalid_upload', 'The form has no field named file.');
    return { staged, options: parseOptions({ ...toRecord(request.query), ...fields }) };
  } catch (error) {
    await staged?.discard();
    throw error;
  }
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A field that is sent several times is a list. */
function addField(fields: Record<string, unknown>, name: string, value: unknown): void {
  const known = fields[name];
  fields[name] = known === undefined ? value : [known, value].flat();
}

/** Options from query parameters or form fields, where everything is text. */
function parseOptions(input: unknown): BatchOptions {
  const fields = toRecord(input);
  if (typeof fields.preserve === 'string') fields.preserve = [fields.preserve];
  const options = Value.Convert(BatchOptionsSchema, fields);
  if (Value.Check(BatchOptionsSchema, options)) return options;
  throw new ValidationError(fieldErrors(Value.Errors(BatchOptionsSchema, options)));
}

const mediaType = (contentType = ''): string => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

/** Browsers and curl often do not know these types: the file's name decides then. */
function fileType(mimetype: string, filename: string | undefined): string {
  if ([...NDJSON, ...CSV].includes(mimetype)) return mimetype;
  if (/\.csv$/i.test(filename ?? '')) return 'text/csv';
  if (/\.(ndjson|jsonl)$/i.test(filename ?? '')) return 'application/x-ndjson';
  return mimetype;
}

function parserFor(type: string): (input: AsyncIterable<Uint8Array>) => AsyncIterable<ParsedRecord> {
  if (CSV.includes(type)) return parseCsv;
  if (NDJSON.includes(type)) return parseNdjson;
  throw new DomainError(
    'unsupported_media_type',
    'The file must be NDJSON (.ndjson, .jsonl) or CSV (.csv); send its content type or a name with that ending.',
  );
}

/** Passes bytes on until there are too many. Leaves the stream open when its reader stops early. */
async function* limited(input: Readable): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) {
      throw new DomainError(
        'payload_too_large',
        `A file may have at most ${MAX_FILE_BYTES / 1024 / 1024} MiB.`,
      );
    }
    yield chunk;
  }
}
