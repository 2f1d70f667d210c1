import { randomBytes } from 'node:crypto';
import type { Plan, Role } from '@refinery/contracts/enums.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { createAccount } from '@refinery/domain/auth/create-account.ts';
import { hashPassword } from '@refinery/domain/auth/passwords.ts';
import { openSession, type SignedInByTokens } from '@refinery/domain/auth/sessions.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import type { ActorContext, Context } from '@refinery/domain/context/context.ts';
import { asSuperuser } from './superuser.ts';

/**
 * Made once a process: each takes 30 ms of work, and tests make thousands of people with the same password.
 */
let hashed: Promise<string> | undefined;
const passwordHash = (): Promise<string> => (hashed ??= hashPassword('correct horse'));

export interface Member extends SignedInByTokens {
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
export const buildColleague = async (ctx: Context, member: Member, role: Role): Promise<Member> =>
  joinOrganization(ctx, await buildMember(ctx), member, role);

/** Adds a person to the organization of a member and signs them in to it, too. */
export async function joinOrganization(
  ctx: Context,
  person: Member,
  { organizationId }: { organizationId: string },
  role: Role,
): Promise<Member> {
  const userId = person.user.id;
  await ctx.systemDb.insert(memberships).values({ organizationId, userId, role });
  const session = await ctx.systemDb.transaction((tx) => openSession(ctx, tx, { organizationId, userId }));
  const actor = await authenticateSession(ctx, session.sessionId);
  return { ...person, ...session, organizationId, as: asCaller(ctx, actor) };
}

/** Registers a person with an organization of their own, by default on the enterprise plan as its admin. */
export async function buildMember(ctx: Context, input: MemberInput = {}): Promise<Member> {
  const plan = input.plan ?? 'enterprise';
  // No end of it is another's name, by chance, for those who search.
  const account = { email: `${randomBytes(6).toString('hex')}-user@example.com`, fullName: 'Test User' };
  const signedIn = await createAccount(onPlan(ctx, plan), account, await passwordHash());
  const { organizationId } = signedIn.user;
  const { role, quotaLimit } = input;
  if (role) await setRole(ctx, { organizationId, userId: signedIn.user.id }, role);
  if (quotaLimit !== undefined) {
    await asSuperuser(
      ctx,
      (sql) =>
        sql`update subscriptions set quota_limit = ${quotaLimit}, own_limit = true where organization_id = ${organizationId}`,
    );
  }
  const actor = await authenticateSession(ctx, signedIn.sessionId);
  return { ...signedIn, ...tokensOf(signedIn), organizationId, as: asCaller(ctx, actor) };
}

/** Whoever does not ask for a cookie has tokens. */
function tokensOf({ refreshToken }: { refreshToken: string | null }): { refreshToken: string; cookie: null } {
  if (refreshToken === null) throw new TypeError('The session has no tokens.');
  return { refreshToken, cookie: null };
}

const onPlan = (ctx: Context, signupPlan: Plan): Context => ({
  ...ctx,
  settings: { ...ctx.settings, signupPlan },
});

/** Gives a person another role in an organization. */
export async function setRole(
  ctx: Context,
  { organizationId, userId }: { organizationId: string; userId: string },
  role: Role,
): Promise<void> {
  await asSuperuser(
    ctx,
    (sql) =>
      sql`update memberships set role = ${role} where organization_id = ${organizationId} and user_id = ${userId}`,
  );
}
