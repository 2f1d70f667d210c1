import { ScimRefusal } from '@refinery/domain/scim/scim-refusal.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf } from '../plugins/problem-status.ts';
import { sourceOf } from '../plugins/problems.ts';
import { setRefusalHeaders, usualWait } from '../plugins/refusal-headers.ts';
import { sendScim } from './send-scim.ts';

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Answers every refusal and failure as RFC 7644, 3.12 has it. */
export function answerErrors(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, scimType, detail, retryAfterSeconds } = refusalOf(error, request);
  setRefusalHeaders(reply, status, retryAfterSeconds);
  return sendScim(reply, status, {
    schemas: [ERROR],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  });
}

function refusalOf(error: unknown, request: FastifyRequest) {
  if (error instanceof ScimRefusal)
    return { status: error.status, scimType: error.scimType, detail: error.message };
  const { code, detail, extras } = sourceOf(error, request);
  if (code === 'internal_error') request.log.error({ err: error }, 'request failed');
  const status = statusOf(code);
  return {
    status,
    scimType: code === 'invalid_json' ? 'invalidSyntax' : undefined,
    detail,
    retryAfterSeconds: extras?.retryAfterSeconds ?? usualWait(status),
  };
}
