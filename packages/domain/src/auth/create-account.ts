import type { RegisterBody, UserReply } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { createUser } from '../users/create-user.ts';
import { requirePlainName } from '../users/require-plain-name.ts';
import { type Client, openSession, type SignedIn } from './sessions.ts';

/** A registration without its password. */
type NewAccount = Omit<RegisterBody, 'password' | 'session'> & Pick<Client, 'session'>;

/**
 * Makes an account with an organization of its own and signs it in, without judging its password. `also`
 * takes effect with it. Errors: `validation_failed` for names with addresses in them, `email_taken`,
 * `organization_slug_taken`.
 */
export async function createAccount(
  ctx: Context & CallDetails,
  input: NewAccount,
  passwordHash: string,
  also: (tx: Transaction, account: UserReply) => Promise<void> = async () => undefined,
): Promise<SignedIn> {
  const { email } = input;
  const fullName = requirePlainName('fullName', input.fullName);
  const { organizationName } = input;
  const name =
    organizationName === undefined
      ? nameAfter(fullName)
      : requirePlainName('organizationName', organizationName);
  return ctx.systemDb.transaction(async (tx) => {
    const userId = await createUser(tx, { email, fullName, passwordHash });
    if (!userId)
      throw new DomainError('email_taken', 'There is already an account with this e-mail. Sign in instead.');
    const own = { userId, name, slug: input.organizationSlug };
    const organization = await insertOwnOrganization(ctx, tx, own);
    const owner = { organizationId: organization.id, userId };
    const session = await openSession(ctx, tx, owner, { ...ctx, session: input.session });
    const member = { role: 'admin', organizationId: organization.id } as const;
    const user = { id: userId, email, fullName, ...member, organization };
    await also(tx, user);
    return { ...session, user };
  });
}
