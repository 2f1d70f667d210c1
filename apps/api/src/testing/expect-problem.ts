import { ERRORS, type ErrorCode } from '@refinery/contracts/error-codes.ts';
import { ProblemSchema } from '@refinery/contracts/problem.ts';
import type { LightMyRequestResponse } from 'fastify';
import { Value } from 'typebox/value';
import { expect } from 'vitest';

/** Words that only internals use. */
const INTERNALS =
  /\bat .+:\d+:\d+|node_modules|\/src\/|select .+ from|insert into|violates|Postgres|drizzle/i;

/** Checks that a reply is this problem, in the form of RFC 9457 and without internals, and returns it. */
export function expectProblem(reply: LightMyRequestResponse, status: number, code: ErrorCode) {
  const problem = reply.json();
  expect(problem).toMatchObject({ status, code, title: ERRORS[code].title });
  expect(reply.statusCode).toBe(status);
  expect(reply.headers['content-type']).toBe('application/problem+json');
  expect(reply.headers['x-request-id']).toBe(problem.requestId);
  expect([...Value.Errors(ProblemSchema, problem)]).toEqual([]);
  expect(reply.body).not.toMatch(INTERNALS);
  if (status === 429 || status === 503) expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  return problem;
}
