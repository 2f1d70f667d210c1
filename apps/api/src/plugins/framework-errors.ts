import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { FastifyRequest } from 'fastify';
import type { ProblemSource } from './problem.ts';

const CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_REQ_FILE_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_upload',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_FIELDS_LIMIT: 'invalid_upload',
  FST_FILES_LIMIT: 'invalid_upload',
  FST_PARTS_LIMIT: 'invalid_upload',
  FST_PROTO_VIOLATION: 'invalid_upload',
};

/**
 * The framework's way to say that there is nothing at an address: none, too long, or a file it will not
 * serve.
 */
const NO_ROUTE = new Set(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH']);

/** What a client hears of an error that Fastify or a plugin of it made; undefined where the fault is ours. */
export function fromFramework(error: unknown, request: FastifyRequest): ProblemSource | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (request.is404 || NO_ROUTE.has(name) || (isRead(request) && status >= 400 && status < 500)) {
    return noRoute(request);
  }
  const code = CODES[name];
  if (code) return { code, detail: `${error.message.replace(/\.$/, '')}.` };
  if (status === 400) return { code: 'invalid_json', detail: 'The body could not be read.' };
  return undefined;
}

/**
 * A read has no body that could be wrong, and its query is judged by its schema: what is left is the address.
 */
const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Says that there is nothing at the address of a request. */
export function noRoute(request: FastifyRequest): ProblemSource {
  const where = `${request.method} ${request.originalUrl.split('?')[0]}`;
  return { code: 'route_not_found', detail: `There is no endpoint ${where}. Check the method and the path.` };
}
