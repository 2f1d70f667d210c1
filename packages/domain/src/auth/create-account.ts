import type { RegisterBody, UserReply } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { addMember } from '../memberships/add-member.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { slugify, withSuffix } from '../organizations/slugs.ts';
import { createUser } from '../users/create-user.ts';
import { type Client, openSession, type SignedIn } from './sessions.ts';

/**
 * Makes an account with an organization of its own and signs it in, without judging its password. `also` takes effect with it.
 * Errors: `email_taken`, `organization_slug_taken`.
 */
export function createAccount(
  ctx: Context & Client,
  input: Omit<RegisterBody, 'password'>,
  passwordHash: string,
  also: (tx: Transaction, account: UserReply) => Promise<void> = async () => undefined,
): Promise<SignedIn> {
  const { email } = input;
  const fullName = input.fullName.trim();
  const name = input.organizationName?.trim() ?? `${fullName}'s organization`;
  const slugs = slugsFor(name, input.organizationSlug);
  const plan = ctx.settings.signupPlan;
  return ctx.systemDb.transaction(async (tx) => {
    const userId = await createUser(tx, { email, fullName, passwordHash });
    if (!userId) throw new DomainError('email_taken', 'An account with this e-mail exists: sign in instead.');
    const organization = await createOrganization(tx, { name, slugs, plan, now: ctx.clock.now() });
    if (!organization) throw slugTaken(slugs[0]);
    const owner = { organizationId: organization.id, userId };
    await addMember(tx, { ...owner, role: 'admin' });
    const session = await openSession(ctx, tx, owner, ctx);
    await recordChange({ ...ctx, actor: { kind: 'user', userId } }, tx, organization.id, {
      action: 'organization.create',
      target: organization.id,
      after: { ...organization, plan },
    });
    const member = { role: 'admin', organizationId: organization.id } as const;
    const user = { id: userId, email, fullName, ...member, organization: { ...organization, plan } };
    await also(tx, user);
    return { ...session, user };
  });
}

/** The wanted slug and no other; without one those that are derived from the name. */
function slugsFor(name: string, wanted: string | undefined): string[] {
  if (wanted) return [wanted];
  const base = slugify(name);
  return [base, withSuffix(base), withSuffix(base)];
}

const slugTaken = (slug = ''): DomainError =>
  new DomainError('organization_slug_taken', `The organization slug "${slug}" is taken: choose another.`);
