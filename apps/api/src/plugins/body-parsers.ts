import type { Readable } from 'node:stream';
import { DomainError } from '@refinery/domain/errors.ts';
import { GrowingBuffer } from '@refinery/domain/uploads/growing-buffer.ts';
import type { FastifyRequest } from 'fastify';
import type { App } from '../types.ts';
import { whileBodyArrives } from './body-deadlines.ts';
import { paceTinyChunks } from './tiny-chunks.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How to send what is too large for a JSON body; a sentence. */
    instead?: string;
  }
}

/**
 * Reads JSON and nothing else; features add the types of their own. An empty body is no body whatever its type says:
 * many clients name JSON on each request, also on one that carries nothing.
 */
export function registerBodyParsers(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', (request, payload, done) => {
    const limit = request.routeOptions.bodyLimit ?? 0;
    if (Number(request.headers['content-length']) > limit) return done(tooLarge(limit, request));
    const reading = readAll(payload, limit, () => tooLarge(limit, request));
    whileBodyArrives(request, reading).then(
      (body) => (body.length ? parseJson(request, body.toString(), done) : done(null, undefined)),
      done,
    );
  });
}

/** Everything a stream has. Throws `tooMuch` as soon as that is more than `limit` bytes. */
function readAll(stream: Readable, limit: number, tooMuch: () => DomainError): Promise<Buffer> {
  const gathered = new GrowingBuffer();
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      if (gathered.length + chunk.length <= limit) {
        gathered.append(chunk);
        return;
      }
      stream.off('data', take);
      reject(tooMuch());
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
    `A JSON body for this endpoint may have at most ${size}.${instead}`,
  );
}
