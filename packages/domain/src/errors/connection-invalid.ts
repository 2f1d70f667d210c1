import { DomainError } from './domain-error.ts';

/** That an identity provider cannot be used as it is; `detail` says why. */
export const connectionInvalid = (detail: string, cause?: unknown): DomainError =>
  new DomainError('connection_invalid', detail, { cause });
