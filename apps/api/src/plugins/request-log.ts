import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../types.ts';
import { onAnswerEnd } from './answer-ends.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * For lines all of whose fields are chosen here: looking for secrets in each takes as long as writing it.
     */
    answerLog: FastifyBaseLogger;
  }
}

/**
 * One line for each request, also if its caller left: never its query string, its body or its credentials.
 */
export function registerRequestLog(app: App): void {
  app.decorate('answerLog', app.log.child({}, { redact: [] }));
  onAnswerEnd(app, ({ request, reply, status }) => logAnswer(request, reply, status));
}

/** What the product's own keys and tokens look like: no route may match a path that has one. */
const SECRETS = /\b(pr[a-z]_)[\w-]{20,}/g;

/** Of a path with a secret only its form. */
const pathOf = ({ url, routeOptions }: FastifyRequest): string | undefined =>
  routeOptions.config?.secretPath ? routeOptions.url : url.split('?')[0]?.replaceAll(SECRETS, '$1…');

/**
 * Writes the line of one answer. Refusals are told also by routes that keep quiet about the rest, such as
 * /livez.
 */
export function logAnswer(request: FastifyRequest, reply: FastifyReply, status = reply.statusCode): void {
  const quiet = request.routeOptions.logLevel === 'warn';
  if (quiet && status < 400) return;
  request.server.answerLog[status >= 500 || quiet ? 'warn' : 'info'](
    {
      requestId: request.id,
      method: request.method,
      path: pathOf(request),
      ip: request.ip,
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      organizationId: (request.actor ?? request.directory)?.organizationId,
    },
    'request',
  );
}
