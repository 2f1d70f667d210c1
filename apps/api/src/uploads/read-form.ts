import type { MultipartFile } from '@fastify/multipart';
import multipart from '@fastify/multipart';
import { MAX_FILE_BYTES } from '@refinery/contracts/batches.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyRequest } from 'fastify';
import { paceTinyChunks } from '../plugins/tiny-chunks.ts';
import type { App } from '../types.ts';

/** Largest form: its file, and room for the fields and for what stands between the parts. */
export const MAX_FORM_BYTES = MAX_FILE_BYTES + 1024 * 1024;

/** 100 texts to preserve, and each other option several times. */
const MAX_FIELDS = 150;

/** Everything a form may have many or much of. */
const LIMITS = {
  // One byte more than is taken: a file that is cut off there is told from a whole one.
  fileSize: MAX_FILE_BYTES + 1,
  files: 1,
  fields: MAX_FIELDS,
  parts: MAX_FIELDS + 1,
  fieldSize: 64 * 1024,
  headerPairs: 20,
  headerSize: 8 * 1024,
};

export async function registerForms(app: App): Promise<void> {
  await app.register(multipart, { limits: LIMITS });
}

/**
 * Reads a form part by part. Fields are gathered in `fields`, a field that is sent several times as a list;
 * `onFile` gets the file. Errors: `invalid_upload` for a form that is broken or has too many parts,
 * `payload_too_large`, and those of `onFile`.
 */
export async function readForm(
  request: FastifyRequest,
  onFile: (part: MultipartFile) => Promise<void>,
): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  let size = 0;
  // The parts are bounded, but not what stands before and between them.
  request.raw.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) request.incomingBody?.giveUp?.(tooLarge());
  });
  paceTinyChunks(request.raw);
  for await (const part of partsOf(request)) {
    if (part.type === 'file') {
      await onFile(part);
      continue;
    }
    if (part.valueTruncated)
      throw new DomainError('invalid_upload', `The field ${part.fieldname} is too long.`);
    const known = fields[part.fieldname];
    fields[part.fieldname] = known === undefined ? part.value : [known, part.value].flat();
  }
  return fields;
}

async function* partsOf(request: FastifyRequest): ReturnType<FastifyRequest['parts']> {
  try {
    yield* request.parts();
  } catch (error) {
    throw asUploadError(error);
  }
}

/** What went wrong while a form or file was read, in words for the caller. */
export function asUploadError(error: unknown): Error {
  if (error instanceof DomainError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  const reason = typeof code === 'string' ? REASONS[code] : undefined;
  return new DomainError('invalid_upload', reason ?? 'The form is not valid or is incomplete.', {
    cause: error,
  });
}

const REASONS: Record<string, string> = {
  ECONNRESET: 'The upload ended too early.',
  FST_PARTS_LIMIT: 'The form has too many parts.',
  FST_FIELDS_LIMIT: 'The form has too many fields.',
  FST_FILES_LIMIT: 'Send one file, in the field named file.',
  FST_PROTO_VIOLATION: 'The form has a field with a name that is not allowed.',
  FST_INVALID_JSON_FIELD_ERROR: 'The form has a JSON field that is not valid JSON.',
};

export const tooLarge = (): DomainError =>
  new DomainError('payload_too_large', `A file may have at most ${MAX_FILE_BYTES / 1024 / 1024} MiB.`);
