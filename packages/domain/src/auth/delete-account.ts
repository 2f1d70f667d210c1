import type { DeleteAccountBody, ErasureReply } from '@refinery/contracts/erasure.ts';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { eraseUser } from '../erasure/erase-user.ts';
import { DomainError } from '../errors/domain-error.ts';
import { useCode } from './internal/second-factor.ts';
import { provePassword } from './prove-password.ts';

/**
 * Erases the caller, who shows their password, and a code where their sign-in asks for one; a code of a
 * deletion that is refused still works. Errors: `forbidden`, `wrong_password`, `two_factor_required`,
 * `two_factor_code_invalid`, `rate_limited`; `last_admin`, naming the organizations that have to be handed
 * over first.
 */
export function deleteAccount(
  ctx: ActorContext,
  { password, code }: DeleteAccountBody,
  { address }: { address: string },
): Promise<ErasureReply> {
  const { userId } = requirePerson(ctx);
  return provePassword(ctx, { password, address }, ({ passwordHash }) =>
    eraseUser(
      ctx,
      { userId },
      {
        prove: async (tx, user) => {
          // Whoever changed it meanwhile knew the password before: whoever deletes the account has to know
          // the newer one.
          if (user.passwordHash !== passwordHash)
            throw new DomainError(
              'wrong_password',
              'The password was changed a moment ago. Send the new password.',
            );
          await useCode(ctx, tx, userId, code);
        },
        // Anybody may register with an e-mail: until it is confirmed it may be that of somebody whom others
        // invited.
        ownsEmail: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
      },
    ).catch((error: unknown) => {
      // Of two deletions at once one is too late: the session is no more.
      throw error instanceof DomainError && error.code === 'user_not_found'
        ? new DomainError('unauthenticated')
        : error;
    }),
  );
}
