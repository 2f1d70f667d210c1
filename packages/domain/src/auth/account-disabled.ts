import { DomainError } from '../errors/domain-error.ts';

/** For whoever has shown that the account is theirs. */
export const accountDisabled = (): DomainError =>
  new DomainError('account_disabled', 'The account is disabled. Contact the operator of this service.');
