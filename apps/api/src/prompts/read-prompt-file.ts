import { Readable } from 'node:stream';
import { IMPORT_BYTES, ImportPromptsBody } from '@refinery/contracts/prompt-files.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { GrowingBuffer } from '@refinery/domain/uploads/growing-buffer.ts';
import { parseNdjson } from '@refinery/domain/uploads/parse-ndjson.ts';
import type { ParsedRecord } from '@refinery/domain/uploads/parsed-record.ts';
import type { FastifyRequest } from 'fastify';
import { whileBodyArrives } from '../plugins/body-deadlines.ts';
import { isValidatedBy } from '../plugins/validated.ts';

type Records = AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>;

/**
 * The lines of a file of prompts, as NDJSON or in a JSON body, once all of it has arrived. Errors:
 * `validation_failed`, `payload_too_large`, `unsupported_media_type`, `request_timeout`.
 */
export async function readPromptFile(request: FastifyRequest): Promise<Records> {
  const { body } = request;
  if (body instanceof Readable || request.isMultipart()) {
    if (!(body instanceof Readable) || /csv/.test(request.headers['content-type'] ?? ''))
      throw new DomainError('unsupported_media_type', 'The file must be NDJSON: application/x-ndjson.');
    const bytes = await whileBodyArrives(request, readAll(body));
    return parseNdjson(
      (async function* () {
        yield bytes;
      })(),
    );
  }
  if (!isValidatedBy(ImportPromptsBody, body))
    throw new DomainError('validation_failed', 'The body must be a JSON object with the field prompts.');
  return body.prompts.map((value, index) => ({ line: index + 1, value }));
}

async function readAll(stream: Readable): Promise<Buffer> {
  const gathered = new GrowingBuffer();
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    if (gathered.length + chunk.length > IMPORT_BYTES) {
      throw new DomainError(
        'payload_too_large',
        'A file of prompts may have at most 16 MiB. Send it in parts.',
      );
    }
    gathered.append(chunk);
  }
  return gathered.take();
}
