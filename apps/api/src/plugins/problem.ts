import { ERRORS, type ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { Problem } from '@refinery/contracts/problem.ts';
import type { DomainErrorExtras } from '@refinery/domain/errors/domain-error.ts';
import { statusOf } from './problem-status.ts';

/** What a problem is made from. */
export interface ProblemSource {
  code: ErrorCode;
  detail: string;
  extras?: DomainErrorExtras;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** The RFC 9457 document that says what went wrong. */
export function problemOf({ code, detail, extras = {} }: ProblemSource, requestId: string): Problem {
  return {
    type: `/api-docs#${code}`,
    title: ERRORS[code].title,
    status: statusOf(code),
    detail,
    code,
    requestId,
    ...(extras.errors ? { errors: extras.errors } : {}),
    ...(extras.errorCount === undefined ? {} : { errorCount: extras.errorCount }),
    ...(extras.findings ? { findings: extras.findings } : {}),
    ...(extras.screened ? { screened: extras.screened } : {}),
    ...(extras.url ? { url: extras.url } : {}),
    ...(extras.resetsAt ? { resetsAt: extras.resetsAt } : {}),
  };
}
