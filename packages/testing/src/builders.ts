import { randomBytes } from 'node:crypto';
import type { Plan, Role } from '@refinery/contracts/enums.ts';
import { MONTHLY_LIMITS } from '@refinery/contracts/usage.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { createAccount } from '@refinery/domain/auth/create-account.ts';
import { hashPassword } from '@refinery/domain/auth/passwords.ts';
import { openSession, type SignedIn } from '@refinery/domain/auth/sessions.ts';
import type { ActorContext, Context } from '@refinery/domain/context/context.ts';
import { eq } from 'drizzle-orm';

export interface Member extends SignedIn {
  /** The context in which this person's verbs run. */
  as: ActorContext;
  organizationId: string;
}

export interface MemberInput {
  plan?: Plan;
  role?: Role;
  /** Optimizations a month; null is unlimited. Default: the plan's. */
  quotaLimit?: number | null;
}

/** Adds another person to a member's organization and signs them in to it. */
export async function buildColleague(ctx: Context, member: Member, role: Role): Promise<Member> {
  const colleague = await buildMember(ctx);
  const { organizationId } = member;
  const userId = colleague.user.id;
  await ctx.systemDb.insert(memberships).values({ organizationId, userId, role });
  const session = await ctx.systemDb.transaction((tx) => openSession(ctx, tx, { organizationId, userId }));
  const actor = await authenticateSession(ctx, session.sessionId);
  return { ...colleague, ...session, organizationId, as: { ...ctx, actor } };
}

/** Registers a person with an organization of their own, by default on the enterprise plan as its admin. */
export async function buildMember(ctx: Context, input: MemberInput = {}): Promise<Member> {
  const plan = input.plan ?? 'enterprise';
  const account = { email: `user-${randomBytes(6).toString('hex')}@example.com`, fullName: 'Test User' };
  const signedIn = await createAccount(ctx, account, await hashPassword('correct horse'));
  const { organizationId } = signedIn.user;
  const quotaLimit = input.quotaLimit === undefined ? MONTHLY_LIMITS[plan] : input.quotaLimit;
  await ctx.systemDb
    .update(subscriptions)
    .set({ plan, quotaLimit })
    .where(eq(subscriptions.organizationId, organizationId));
  if (input.role) {
    await ctx.systemDb
      .update(memberships)
      .set({ role: input.role })
      .where(eq(memberships.organizationId, organizationId));
  }
  const actor = await authenticateSession(ctx, signedIn.sessionId);
  return { ...signedIn, organizationId, as: { ...ctx, actor } };
}
