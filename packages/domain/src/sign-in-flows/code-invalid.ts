import { DomainError } from '../errors/domain-error.ts';

/** For a code that opens no session, whatever the reason. */
export const codeInvalid = (): DomainError =>
  new DomainError('sso_code_invalid', 'The code is wrong, was already used or has expired. Sign in again.');
