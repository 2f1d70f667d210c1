import { DomainError } from './domain-error.ts';

/** That a field of a request cannot be as it is. */
export const invalidField = (path: string, message: string): DomainError =>
  new DomainError('validation_failed', `${path} ${message}.`, { errors: [{ path, message }] });
