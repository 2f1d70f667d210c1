import type { Dialect } from '@refinery/contracts/gateway.ts';
import type { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { GatewayRefusal, type RefusalDetails } from '@refinery/domain/gateway/gateway-refusal.ts';
import { CallRateError } from '@refinery/domain/model-calls/rates/call-rate-error.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf } from '../plugins/problem-status.ts';
import { sourceOf } from '../plugins/problems.ts';
import { setRefusalHeaders, usualWait } from '../plugins/refusal-headers.ts';
import { shapeError } from './error-shapes.ts';
import { setFacts, setRate } from './facts.ts';

/** The words of the vendors for what SDKs and their callers look for. */
const VENDORS_CODES: Partial<Record<DomainError['code'], string>> = {
  unauthenticated: 'invalid_api_key',
  token_expired: 'invalid_api_key',
  rate_limited: 'rate_limit_exceeded',
};

/** Answers every refusal and failure in the shape of the vendor whose protocol the caller speaks. */
export const answerErrors =
  (dialect: Dialect) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalOf(error, request);
    const { facts, final, retryAfterMs } = refusal;
    const { status, body } = shapeError(dialect, refusal, request.id);
    if (facts?.attempts) setFacts(reply, facts);
    if (error instanceof CallRateError) setRate(reply, error.rate);
    if (final) reply.header('x-should-retry', 'false');
    const usual = final ? undefined : usualWait(status);
    setRefusalHeaders(reply, status, retryAfterMs === undefined ? usual : Math.ceil(retryAfterMs / 1_000));
    return reply.code(status).type('application/json').serializer(String).send(JSON.stringify(body));
  };

function refusalOf(error: unknown, request: FastifyRequest): RefusalDetails {
  if (error instanceof GatewayRefusal) return error.details;
  const { code, detail, extras } = sourceOf(error, request);
  if (code === 'internal_error') request.log.error({ err: error }, 'request failed');
  const seconds = extras?.retryAfterSeconds;
  return {
    status: statusOf(code),
    code: VENDORS_CODES[code] ?? code,
    message: detail,
    ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 }),
  };
}
