import { ERRORS, type ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { ScreenedSpan } from '@refinery/contracts/published-prompts.ts';

export interface FieldError {
  path: string;
  message: string;
  /** Line of an upload, counted from 1. */
  line?: number;
}

export interface DomainErrorExtras {
  errors?: FieldError[];
  errorCount?: number;
  /** What the gate of a label checked. */
  findings?: GateFinding[];
  /** What must not be published. */
  screened?: ScreenedSpan[];
  /** Where a payment that is due is made. */
  url?: string;
  resetsAt?: string;
  /** How long a caller should wait before trying again. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/**
 * What every verb throws when it refuses or fails: a stable code and a sentence that is safe to show to the
 * caller. It knows no HTTP; each transport maps codes to its own statuses.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly extras: DomainErrorExtras;

  constructor(code: ErrorCode, detail?: string, extras: DomainErrorExtras = {}) {
    super(detail ?? `${ERRORS[code].title}.`, extras.cause === undefined ? {} : { cause: extras.cause });
    this.name = 'DomainError';
    this.code = code;
    this.extras = extras;
  }
}
