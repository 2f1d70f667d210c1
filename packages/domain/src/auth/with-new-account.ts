import type { Context } from '../context/context.ts';
import { addressKey } from '../security/address-key.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { addressSubject } from './internal/subjects.ts';
import { assertPasswordAllowed, hashPassword, withPasswordTurn } from './passwords.ts';

const TAKEN = ['email_taken', 'organization_slug_taken'] as const;

export interface NewAccount {
  email: string;
  fullName: string;
  password: string;
  /** Of the client. */
  address: string;
  /** What else everybody who knows the account can guess. */
  personal?: readonly (string | undefined)[];
}

/**
 * Makes an account by `make`, to which the hash of its password is given once it has been judged. Who asks
 * for what is taken too often waits: the answers tell which e-mails have accounts.
 * Errors: `validation_failed`; `rate_limited`, before any work; what `make` throws.
 */
export function withNewAccount<T>(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  { email, fullName, password, address, personal = [] }: NewAccount,
  make: (passwordHash: string) => Promise<T>,
): Promise<T> {
  const taken = { subjects: [addressSubject(ctx, address)], failures: TAKEN };
  return limitFailures(ctx, taken, async () => {
    const texts = [email, email.split('@')[0], fullName, ...personal].filter((text) => text !== undefined);
    await assertPasswordAllowed(password, texts);
    return make(await withPasswordTurn(addressKey(address), () => hashPassword(password)));
  });
}
