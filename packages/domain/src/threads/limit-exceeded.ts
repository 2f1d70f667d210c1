import { DomainError } from '../errors.ts';

const CODE = 'refining_limit_exceeded';

/** The refusal of a task whose thread had to be ended, by the error it ended with; undefined for any other error. */
export function limitExceeded(error: unknown, overran: boolean, timeoutMs: number): DomainError | undefined {
  const refuse = (what: string) =>
    new DomainError(CODE, `Refining the text takes ${what}. Send it in several parts.`, { cause: error });
  if (overran) return refuse(`more than ${timeoutMs / 1_000} s of work`);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('too much memory') : undefined;
}

/** Whether a text was given up because it was too much work. */
export const isLimitExceeded = (error: unknown): boolean =>
  error instanceof DomainError && error.code === CODE;
