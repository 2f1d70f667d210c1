import { ERROR_TITLES, type ErrorCode, type Problem } from '@refinery/contracts/errors.ts';
import { DomainError, type DomainErrorExtras } from '@refinery/domain/errors.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../types.ts';
import { isPostgresDown, isUnstorableText } from './database-errors.ts';
import { PROBLEM_STATUS } from './problem-status.ts';
import { ValidationError } from './validation.ts';

interface ProblemSource {
  code: ErrorCode;
  detail: string;
  extras?: DomainErrorExtras;
}

const RETRY_SECONDS = 5;

/** Makes every refusal and failure an RFC 9457 problem. */
export function registerProblems(app: App): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const source = sourceOf(error);
    if (source.code === 'internal_error') request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, source);
  });
  app.setNotFoundHandler((request, reply) => {
    const where = `${request.method} ${request.originalUrl.split('?')[0]}`;
    return sendProblem(request, reply, { code: 'route_not_found', detail: `There is no route ${where}.` });
  });
}

/** For what fails before a route is found, such as an address that is not valid. */
export function sendFrameworkProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  sendProblem(request, reply, sourceOf(error));
}

/** Answers with a problem. Never a stack trace, SQL or an upstream body: details are the domain's own sentences. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  source: ProblemSource,
): FastifyReply {
  const { code, detail, extras = {} } = source;
  const status = PROBLEM_STATUS[code];
  const problem: Problem = {
    type: `/api-docs#${code}`,
    title: ERROR_TITLES[code],
    status,
    detail,
    code,
    requestId: request.id,
    ...(extras.errors ? { errors: extras.errors } : {}),
    ...(extras.errorCount === undefined ? {} : { errorCount: extras.errorCount }),
    ...(extras.resetsAt ? { resetsAt: extras.resetsAt } : {}),
  };
  const wait = extras.retryAfterSeconds ?? retryAfter(status, reply);
  if (wait !== undefined) reply.header('retry-after', wait);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // A string, so that no response schema of the route can cut the problem short.
  return reply.code(status).type('application/problem+json').serializer(String).send(JSON.stringify(problem));
}

/** 429 and 503 always say when to come back. */
function retryAfter(status: number, reply: FastifyReply): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return reply.hasHeader('retry-after') ? undefined : RETRY_SECONDS;
}

function sourceOf(error: unknown): ProblemSource {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, extras: error.extras };
  if (error instanceof ValidationError) {
    return {
      code: 'validation_failed',
      detail: error.message,
      extras: { errors: error.errors, errorCount: error.errorCount },
    };
  }
  if (isPostgresDown(error)) {
    return { code: 'service_unavailable', detail: 'The database is out of reach. Try again soon.' };
  }
  if (isUnstorableText(error)) {
    return { code: 'validation_failed', detail: 'Texts must not contain the NUL character (U+0000).' };
  }
  return (
    fromFramework(error) ?? {
      code: 'internal_error',
      detail: 'Something went wrong on our side. The request id helps to find it.',
    }
  );
}

const FRAMEWORK_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_REQ_FILE_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_upload',
  FST_ERR_BAD_URL: 'route_not_found',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_FIELDS_LIMIT: 'invalid_upload',
  FST_FILES_LIMIT: 'invalid_upload',
  FST_PARTS_LIMIT: 'invalid_upload',
  FST_PROTO_VIOLATION: 'invalid_upload',
};

function fromFramework(error: unknown): ProblemSource | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code = FRAMEWORK_CODES[name];
  if (code) return { code, detail: `${error.message.replace(/\.$/, '')}.` };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 400) return { code: 'invalid_json', detail: 'The body could not be read.' };
  return undefined;
}
