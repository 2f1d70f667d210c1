import type { RegisterBody } from '@refinery/contracts/auth.ts';
import type { Plan } from '@refinery/contracts/enums.ts';
import { MONTHLY_LIMITS } from '@refinery/contracts/usage.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { billingPeriod } from '../usage/billing-period.ts';
import { openSession, type SignedIn } from './sessions.ts';
import { slugify, withSuffix } from './slugs.ts';

/**
 * Makes an account with an organization of its own and signs it in, without judging its password.
 * Errors: `email_taken`, `organization_slug_taken`.
 */
export function createAccount(
  ctx: Context & { address?: string },
  input: Omit<RegisterBody, 'password'>,
  passwordHash: string,
): Promise<SignedIn> {
  return ctx.systemDb.transaction(async (tx) => {
    const userId = await insertUser(tx, input, passwordHash);
    const fullName = input.fullName.trim();
    const name = input.organizationName?.trim() ?? `${fullName}'s organization`;
    const organization = await insertOrganization(tx, name, input.organizationSlug);
    const plan = ctx.settings.signupPlan;
    await insertMembership(ctx, tx, { userId, organizationId: organization.id, plan });
    const session = await openSession(ctx, tx, { organizationId: organization.id, userId });
    await recordChange({ ...ctx, actor: { kind: 'user', userId } }, tx, organization.id, {
      action: 'organization.create',
      target: organization.id,
      after: { ...organization, plan },
    });
    return {
      ...session,
      user: {
        id: userId,
        email: input.email,
        fullName,
        role: 'admin',
        organizationId: organization.id,
        organization: { ...organization, plan },
      },
    };
  });
}

async function insertUser(
  tx: Transaction,
  input: Pick<RegisterBody, 'email' | 'fullName'>,
  passwordHash: string,
): Promise<string> {
  const id = newId();
  const rows = await tx
    .insert(users)
    .values({ id, email: input.email, fullName: input.fullName.trim(), passwordHash })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!rows[0]) throw new DomainError('email_taken', 'An account with this e-mail exists: sign in instead.');
  return id;
}

/** Takes the wanted slug or refuses; without one derives it from the name and makes it unique. */
async function insertOrganization(tx: Transaction, name: string, wantedSlug: string | undefined) {
  const id = newId();
  const base = wantedSlug ?? slugify(name);
  const candidates = wantedSlug ? [base] : [base, withSuffix(base), withSuffix(base)];
  for (const slug of candidates) {
    const rows = await tx
      .insert(organizations)
      .values({ id, name, slug })
      .onConflictDoNothing()
      .returning({ id: organizations.id });
    if (rows[0]) return { id, name, slug };
  }
  throw new DomainError(
    'organization_slug_taken',
    `The organization slug "${base}" is taken: choose another.`,
  );
}

async function insertMembership(
  ctx: Context,
  tx: Transaction,
  input: { userId: string; organizationId: string; plan: Plan },
): Promise<void> {
  const { userId, organizationId, plan } = input;
  await tx.insert(memberships).values({ organizationId, userId, role: 'admin' });
  const period = billingPeriod(ctx.clock.now());
  await tx.insert(subscriptions).values({
    organizationId,
    plan,
    periodStart: period.start,
    periodEnd: period.end,
    quotaLimit: MONTHLY_LIMITS[plan],
  });
}
