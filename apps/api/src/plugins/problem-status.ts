import { ERRORS, type ErrorCode } from '@refinery/contracts/error-codes.ts';

/** The HTTP status of an error code. A resource that there is not says it by its name: it is always 404. */
export function statusOf(code: ErrorCode): number {
  const error = ERRORS[code];
  return 'status' in error ? error.status : 404;
}
