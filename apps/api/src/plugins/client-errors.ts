import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { App } from '../types.ts';
import { PROBLEM_TYPE, type ProblemSource, problemOf } from './problem.ts';

const TOO_LATE: ProblemSource = { code: 'request_timeout', detail: 'The request did not arrive in time.' };
const TOO_LARGE: ProblemSource = {
  code: 'headers_too_large',
  detail: 'The URL and the headers of a request may have at most 16 KiB in total.',
};
const NO_HTTP: ProblemSource = {
  code: 'malformed_request',
  detail: 'The request could not be read as HTTP.',
};

const BY_CODE: Record<string, ProblemSource> = {
  ERR_HTTP_REQUEST_TIMEOUT: TOO_LATE,
  HPE_HEADER_OVERFLOW: TOO_LARGE,
};

export interface ClientErrorOptions {
  logger: FastifyBaseLogger;
  /** Whether an answer on this connection has begun, into which nothing else may be written. */
  hasAnswerBegun: (socket: Socket) => boolean;
}

/**
 * Answers what is not HTTP, and so never becomes a request: with a problem that has a request id, and with a
 * line in the log. What was sent is not logged. Ends the connection.
 */
export function answerClientErrors({ logger, hasAnswerBegun }: ClientErrorOptions) {
  return (error: { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable && !hasAnswerBegun(socket)) {
      const requestId = randomUUID();
      const { code } = error;
      const problem = problemOf(BY_CODE[code ?? ''] ?? NO_HTTP, requestId);
      logger.info({ requestId, ip: socket.remoteAddress, status: problem.status, code }, 'request');
      socket.write(toMessage(problem.status, requestId, JSON.stringify(problem)));
    }
    socket.destroySoon();
  };
}

/**
 * What Node would answer by itself, with an empty body: a missing Host is a problem, and an odd Expect none.
 */
export function registerHttpRules(app: App): void {
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === '1.1') {
      throw new DomainError('malformed_request', 'The request has no Host header.');
    }
  });
  app.server.on('checkExpectation', (request, response) => {
    delete request.headers.expect;
    app.server.emit('request', request, response);
  });
}

const toMessage = (status: number, requestId: string, body: string): string =>
  [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
