import type { Readable } from 'node:stream';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { GrowingBuffer } from '@refinery/domain/uploads/growing-buffer.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { whileBodyArrives } from './body-deadlines.ts';
import { paceTinyChunks } from './tiny-chunks.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How to send what is too large for this type of body; a sentence. */
    instead?: string;
  }
}

/** Is told of bytes that have come. */
type OnBytes = (count: number) => Promise<void> | undefined;

/** What holds the bytes of one body; empty ahead of it. */
type GatheredBytes = Pick<GrowingBuffer, 'length' | 'append' | 'take'>;

/**
 * Reads JSON, under these content types and no others; features add the types of their own. An empty body is
 * no body whatever its type says: many clients name JSON on each request, also on one that carries nothing.
 */
export function registerBodyParsers(app: FastifyInstance, types = ['application/json']): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(types, (request, payload, done) => {
    readBodyBytes(request, payload).then(
      (body) => (body.length ? parseJson(request, body.toString(), done) : done(null, undefined)),
      done,
    );
  });
}

/**
 * All bytes of a body. Errors: `payload_too_large` beyond the limit of the route; `request_timeout`;
 * `invalid_json` where it is incomplete; what `onBytes` throws, which is told of each piece. While what it
 * promises is on its way, no more are read.
 */
export async function readBodyBytes(
  request: FastifyRequest,
  payload: Readable,
  onBytes: OnBytes = () => undefined,
  gathered: GatheredBytes = new GrowingBuffer(),
): Promise<Buffer> {
  const limit = request.routeOptions.bodyLimit ?? 0;
  if (Number(request.headers['content-length']) > limit) throw tooLarge(limit, request);
  const check = (length: number, count: number): Promise<void> | undefined => {
    if (length > limit) throw tooLarge(limit, request);
    return onBytes(count);
  };
  return whileBodyArrives(request, readAll(payload, check, gathered));
}

/**
 * Everything a stream has. Throws what `check` throws, which is told how much there is and how much of it is
 * new.
 */
function readAll(
  stream: Readable,
  check: (length: number, count: number) => Promise<void> | undefined,
  gathered: GatheredBytes,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      try {
        const pause = check(gathered.length + chunk.length, chunk.length);
        gathered.append(chunk);
        if (!pause) return;
        stream.pause();
        void pause.then(() => stream.resume());
      } catch (error) {
        stream.off('data', take);
        reject(error);
      }
    };
    stream.on('data', take);
    paceTinyChunks(stream);
    stream.once('end', () => resolve(gathered.take()));
    stream.once('error', () => reject(new DomainError('invalid_json', 'The body is incomplete.')));
  });
}

function tooLarge(limit: number, request: FastifyRequest): DomainError {
  const size = limit < 1024 * 1024 ? `${limit / 1024} KiB` : `${limit / 1024 / 1024} MiB`;
  const instead = request.routeOptions.config.instead ? ` ${request.routeOptions.config.instead}` : '';
  return new DomainError(
    'payload_too_large',
    `A body of this type may have at most ${size} at this endpoint.${instead}`,
  );
}
