import type { Problem } from './generated/types.ts';
import { parseRetryAfter } from './retry-after.ts';

/**
 * Failures that no API told: it was not reached in time or at all, the caller gave up, the answer makes no
 * sense, or a prompt's variables have no value.
 */
export type LocalErrorCode =
  | 'network_error'
  | 'timeout'
  | 'aborted'
  | 'invalid_response'
  | 'missing_variables';

/** Every code there is today; a newer API may have more. */
export type ApiErrorCode = Problem['code'] | LocalErrorCode | (string & {});

type Told = Pick<Problem, 'status' | 'requestId' | 'errors' | 'errorCount' | 'findings' | 'url' | 'resetsAt'>;
type ApiErrorFields = { [Field in keyof Told]?: Told[Field] | undefined } & {
  code: ApiErrorCode;
  detail: string;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/**
 * Why a call failed: the one error that a call rejects with, but for a TypeError where it cannot be sent at
 * all, as with a header value that HTTP forbids.
 */
export class ApiError extends Error {
  /** Stable: what to decide by. */
  readonly code: ApiErrorCode;
  /** The HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** What happened, and what you can do. */
  readonly detail: string;
  /** Names the request in the logs of the API. */
  readonly requestId: string | undefined;
  /** Of what is not valid: what is wrong where, at most 50. */
  readonly errors: NonNullable<Problem['errors']>;
  /** How many errors were found; `errors` may name fewer. */
  readonly errorCount: number | undefined;
  /** Of a label's gate: what it checked. */
  readonly findings: NonNullable<Problem['findings']>;
  /** Of a payment that is due: the page where it is made. */
  readonly url: string | undefined;
  /** Of a quota: when there is a new one, in ISO 8601. */
  readonly resetsAt: string | undefined;
  /** When to come back, where the API said it. */
  readonly retryAfterSeconds: number | undefined;

  constructor({ cause, ...fields }: ApiErrorFields) {
    const { code, detail, status, requestId } = fields;
    const about = [status, requestId && `request ${requestId}`].filter(Boolean).join(', ');
    super(`${code}: ${detail}${about ? ` (${about})` : ''}`, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.requestId = requestId;
    this.errors = fields.errors ?? [];
    this.errorCount = fields.errorCount;
    this.findings = fields.findings ?? [];
    this.url = fields.url;
    this.resetsAt = fields.resetsAt;
    this.retryAfterSeconds = fields.retryAfterSeconds;
  }

  /** The error that an answer tells: a problem document, or whatever a proxy in between says. */
  static of({ status, headers }: Response, text: string): ApiError {
    const told: ApiErrorFields = problemIn(text) ?? {
      code: 'invalid_response',
      detail: `The answer is none of the API: ${text.slice(0, 200).trim() || 'it is empty'}`,
    };
    const requestId = told.requestId ?? headers.get('x-request-id') ?? undefined;
    const retryAfterSeconds = parseRetryAfter(headers.get('retry-after'));
    return new ApiError({ ...told, requestId, status, retryAfterSeconds });
  }
}

function problemIn(text: string): ApiErrorFields | null {
  try {
    const problem: Problem | null = JSON.parse(text);
    if (typeof problem?.code !== 'string') return null;
    const { code, detail, requestId, errors, errorCount, findings, url, resetsAt } = problem;
    return { code, detail, requestId, errors, errorCount, findings, url, resetsAt };
  } catch {
    return null;
  }
}
