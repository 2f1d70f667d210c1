import { DomainError } from '../errors/domain-error.ts';

const CODE = 'refining_limit_exceeded';

/** Refuses a task that took `what`, such as "more than 30 s of work". */
export type Refusal = (what: string, cause: unknown) => Error;

/** The refusal of a text. */
export const refuseText: Refusal = (what, cause) =>
  new DomainError(CODE, `Refining the text takes ${what}. Send it in several parts.`, { cause });

/**
 * The refusal of a task whose thread had to be ended, by the error it ended with; undefined for any other
 * error.
 */
export function limitExceeded(
  error: unknown,
  { overran, timeoutMs, refuse }: { overran: boolean; timeoutMs: number; refuse: Refusal },
): Error | undefined {
  if (overran) return refuse(`more than ${timeoutMs / 1_000} s of work`, error);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('too much memory', error) : undefined;
}

/** Whether a text was given up because it was too much work. */
export const isLimitExceeded = (error: unknown): boolean =>
  error instanceof DomainError && error.code === CODE;
