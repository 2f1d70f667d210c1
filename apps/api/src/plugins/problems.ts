import { codeOfMissing } from '@refinery/domain/errors/code-of-missing.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { HOW_TO_MIGRATE } from '@refinery/domain/health/describe-missing-migrations.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../types.ts';
import { isConflict, isPostgresDown, isUnmigrated, isUnstorableText } from './database-errors.ts';
import { fromFramework, noRoute } from './framework-errors.ts';
import { PROBLEM_TYPE, type ProblemSource, problemOf } from './problem.ts';
import { setRefusalHeaders, usualWait } from './refusal-headers.ts';
import { logAnswer } from './request-log.ts';
import { ValidationError } from './validation.ts';

/** Makes every refusal and failure an RFC 9457 problem. */
export function registerProblems(app: App): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, noRoute(request)));
}

/**
 * For what fails before a route is found, such as an address that is not valid. No hook runs there: it logs
 * itself.
 */
export function sendFrameworkProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  answerError(error, request, reply);
  logAnswer(request, reply);
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const source = sourceOf(error, request);
  if (source.code === 'internal_error') request.log.error({ err: error }, 'request failed');
  return sendProblem(request, reply, source);
}

/**
 * Answers with a problem. Never a stack trace, SQL or an upstream body: details are the domain's own
 * sentences.
 */
function sendProblem(request: FastifyRequest, reply: FastifyReply, source: ProblemSource): FastifyReply {
  const problem = problemOf(source, request.id);
  const { status } = problem;
  const usual = reply.hasHeader('retry-after') ? undefined : usualWait(status);
  setRefusalHeaders(reply, status, source.extras?.retryAfterSeconds ?? usual);
  // A string, so that no response schema of the route can cut the problem short.
  return reply.code(status).type(PROBLEM_TYPE).serializer(String).send(JSON.stringify(problem));
}

/** What a failure is, in words that are safe to show. What only the operator can mend is logged. */
export function sourceOf(error: unknown, request: FastifyRequest): ProblemSource {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, extras: error.extras };
  if (error instanceof ValidationError) {
    return {
      code: 'validation_failed',
      detail: error.message,
      extras: { errors: error.errors, errorCount: error.errorCount },
    };
  }
  if (isPostgresDown(error)) {
    return { code: 'service_unavailable', detail: 'The database cannot be reached. Try again soon.' };
  }
  if (isUnmigrated(error)) {
    request.log.error({ err: error }, `the database lacks something of this release. ${HOW_TO_MIGRATE}`);
    return {
      code: 'service_unavailable',
      detail: 'The database is not ready for this release. Its operator must apply the migrations.',
    };
  }
  if (isUnstorableText(error)) {
    return { code: 'validation_failed', detail: 'Texts must not contain the NUL character (U+0000).' };
  }
  const missing = codeOfMissing(error);
  if (missing) return { code: missing, detail: 'It was deleted while the request was running.' };
  if (isConflict(error)) {
    return {
      code: 'service_unavailable',
      detail: 'Another change was made at the same time. Send the request again.',
    };
  }
  return (
    fromFramework(error, request) ?? {
      code: 'internal_error',
      detail:
        'Something went wrong on our side. Try again, or give the request id to the operator of this service.',
    }
  );
}
