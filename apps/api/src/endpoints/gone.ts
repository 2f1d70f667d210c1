import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';

/**
 * For `rebuild`, where the reply is kept in the transaction that makes something: it is not there any more
 * only once that was deleted. Errors: this one, always.
 */
export const gone = (code: ErrorCode) => async (): Promise<never> => {
  throw new DomainError(code, 'It was made by an earlier request with this Idempotency-Key, and deleted.');
};
