import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { MultipartFile } from '@fastify/multipart';
import { MAX_FILE_BYTES, MAX_FILE_ITEMS, MAX_JSON_ITEMS } from '@refinery/contracts/batches.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { ItemKind, UploadedItem } from '@refinery/domain/uploads/item-kind.ts';
import { parseCsv } from '@refinery/domain/uploads/parse-csv.ts';
import { parseJsonItems } from '@refinery/domain/uploads/parse-items.ts';
import { parseNdjson } from '@refinery/domain/uploads/parse-ndjson.ts';
import type { ParsedRecord } from '@refinery/domain/uploads/parsed-record.ts';
import { type StagedUpload, stageUpload } from '@refinery/domain/uploads/stage-upload.ts';
import type { FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { whileBodyArrives } from '../plugins/body-deadlines.ts';
import { isValidatedBy } from '../plugins/validated.ts';
import { fieldErrors, ValidationError } from '../plugins/validation.ts';
import type { Slots } from '../slots.ts';
import type { App } from '../types.ts';
import { asUploadError, MAX_FORM_BYTES, readForm, registerForms, tooLarge } from './read-form.ts';

/** What is uploaded. */
export interface UploadForm<Item extends UploadedItem, Options extends TObject> {
  kind: ItemKind<Item>;
  /** Of a JSON body: its items, and the options. */
  body: TSchema;
  options: Options;
}

/** An upload as it arrived: its items, checked and staged, and the options that came with them. */
export interface Upload<Item, Options> {
  staged: StagedUpload<Item>;
  options: Options;
}

const SMALL_BYTES = 16 * 1024;
const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const CSV = ['text/csv'];

/** Hands file bodies over as streams; JSON bodies are parsed as everywhere. */
export async function registerUploadParsers(app: App): Promise<void> {
  app.addContentTypeParser([...NDJSON, ...CSV], (_request, payload, done) => done(null, payload));
  await registerForms(app);
}

/**
 * Reads an upload, whichever of the four forms it has, works with it and gives its file up. An upload that
 * has not arrived yet takes one of the organization's slots. Errors: those of `stageUpload` and of `use`,
 * `payload_too_large`, `request_timeout`, `rate_limited`.
 */
export async function withUpload<Item extends UploadedItem, Options extends TObject, T>(
  ctx: ActorContext,
  request: FastifyRequest,
  { form, slots }: { form: UploadForm<Item, Options>; slots: Slots },
  use: (upload: Upload<Item, Static<Options>>) => Promise<T>,
): Promise<T> {
  const release = request.raw.complete ? () => undefined : slots.take(ctx.actor.organizationId);
  const reading = readBody(ctx, request, form);
  try {
    return await use(await whileBodyArrives(request, reading));
  } finally {
    void giveUp(reading, release);
  }
}

/**
 * Also where nobody waits for the upload any more: what still reads it ends with the connection. The slot is
 * free before the caller is answered, who may send the next one then; closing a large file takes longer.
 */
async function giveUp(reading: Promise<Upload<unknown, unknown>>, release: () => void): Promise<void> {
  // Whoever waited for an upload that failed was told.
  const upload = await reading.catch(() => null);
  release();
  await upload?.staged.discard().catch(() => undefined);
}

async function readBody<Item extends UploadedItem, Options extends TObject>(
  ctx: ActorContext,
  request: FastifyRequest,
  form: UploadForm<Item, Options>,
): Promise<Upload<Item, Static<Options>>> {
  const { body } = request;
  const isForm = request.isMultipart();
  const most = isForm ? MAX_FORM_BYTES : MAX_FILE_BYTES;
  if (Number(request.headers['content-length']) > most) throw tooLarge();
  if (isForm) return readMultipart(ctx, request, form);
  if (!(body instanceof Readable)) return readJson(ctx, request, form);
  const { textColumn, ...query } = toRecord(request.query);
  const options = parseOptions(form.options, query);
  const parse = parserFor(form.kind, mediaType(request.headers['content-type']), textColumn);
  return { staged: await stageFile(ctx, form, parse(limited(body))), options };
}

const stageFile = <Item extends UploadedItem>(
  ctx: ActorContext,
  { kind }: Pick<UploadForm<Item, TObject>, 'kind'>,
  records: AsyncIterable<ParsedRecord>,
): Promise<StagedUpload<Item>> => stageUpload(ctx, records, { kind, maxItems: MAX_FILE_ITEMS });

async function readJson<Item extends UploadedItem, Options extends TObject>(
  ctx: ActorContext,
  { body, query }: FastifyRequest,
  { kind, body: schema, options: optionsSchema }: UploadForm<Item, Options>,
): Promise<Upload<Item, Static<Options>>> {
  const { items, ...inBody } = toRecord(body);
  if (!isValidatedBy(schema, body) || !Array.isArray(items))
    throw new DomainError('validation_failed', 'The body must be a JSON object with the field items.');
  // First: nobody gives up what is staged once this has thrown.
  const options = parseOptions(optionsSchema, { ...toRecord(query), ...inBody });
  return {
    staged: await stageUpload(ctx, parseJsonItems(items), { kind, maxItems: MAX_JSON_ITEMS }),
    options,
  };
}

/** Fields may come before and after the file, so the options are put together when all parts are read. */
async function readMultipart<Item extends UploadedItem, Options extends TObject>(
  ctx: ActorContext,
  request: FastifyRequest,
  form: UploadForm<Item, Options>,
): Promise<Upload<Item, Static<Options>>> {
  const { textColumn, ...query } = toRecord(request.query);
  let staged: StagedUpload<Item> | undefined;
  const stage = async (part: MultipartFile): Promise<void> => {
    if (part.fieldname !== 'file' || staged) {
      throw new DomainError('invalid_upload', 'Send exactly one file, in the field `file`.');
    }
    const parse = parserFor(form.kind, fileType(part.mimetype, part.filename), textColumn);
    staged = await stageFile(ctx, form, parse(limited(part.file)));
  };
  try {
    const fields = await readForm(request, stage);
    if (!staged) throw new DomainError('invalid_upload', 'The form has no field `file`.');
    return { staged, options: parseOptions(form.options, { ...query, ...fields }) };
  } catch (error) {
    await staged?.discard();
    throw error;
  }
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Options from query parameters or form fields, where everything is text. */
function parseOptions<Options extends TObject>(schema: Options, input: unknown): Static<Options> {
  const fields = toRecord(input);
  if (typeof fields.preserve === 'string') fields.preserve = [fields.preserve];
  const options = Value.Convert(schema, fields);
  if (Value.Check(schema, options)) return options;
  throw new ValidationError(fieldErrors(Value.Errors(schema, options)));
}

const mediaType = (contentType = ''): string => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

/** Browsers and curl often do not know these types: the file's name decides then. */
function fileType(mimetype: string, filename: string | undefined): string {
  if ([...NDJSON, ...CSV].includes(mimetype)) return mimetype;
  if (/\.csv$/i.test(filename ?? '')) return 'text/csv';
  if (/\.(ndjson|jsonl)$/i.test(filename ?? '')) return 'application/x-ndjson';
  return mimetype;
}

function parserFor(
  { columns }: Pick<ItemKind<UploadedItem>, 'columns'>,
  type: string,
  wanted: unknown,
): (input: AsyncIterable<Uint8Array>) => AsyncIterable<ParsedRecord> {
  const textColumn = typeof wanted === 'string' ? wanted : undefined;
  if (CSV.includes(type)) return (input) => parseCsv(input, columns, { textColumn });
  if (textColumn !== undefined) throw textColumnOutsideCsv();
  if (NDJSON.includes(type)) return parseNdjson;
  throw new DomainError(
    'unsupported_media_type',
    'The file must be NDJSON (.ndjson, .jsonl) or CSV (.csv). Send its content type, or a file name with one of these endings.',
  );
}

const textColumnOutsideCsv = () =>
  new ValidationError([{ path: 'textColumn', message: 'can only be sent with CSV' }]);

/** Passes bytes on until there are too many. Leaves the stream open when its reader stops early. */
async function* limited(input: Readable): AsyncIterable<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of input.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > MAX_FILE_BYTES) throw tooLarge();
      yield chunk;
      // Others work meanwhile, and what is small arrives together with what follows.
      if (chunk.length < SMALL_BYTES) await setImmediate();
    }
  } catch (error) {
    throw asUploadError(error);
  }
}
