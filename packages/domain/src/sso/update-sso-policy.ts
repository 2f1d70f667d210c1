import type { SsoPolicyReply, UpdateSsoPolicyBody } from '@refinery/contracts/sso-policy.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { and, eq, inArray, isNotNull, isNull, lte, not } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { endSessions } from '../auth/sessions.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { requireFeature } from '../context/require-feature.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { isExemptFromSso } from '../organizations/must-use-sso.ts';
import { findTest, readSsoPolicy } from './internal/read-sso-policy.ts';

type PolicyContext = CallerContext<'clock' | 'settings' | 'systemDb'>;

/**
 * Requires single sign-on in the caller's organization, or stops, and says who may use a password all the
 * same; what is left out stays. Sessions that a password began end, those of the exempt aside. Errors:
 * `forbidden`; `plan_required` and `sso_not_tested` for whoever begins to require it; `validation_failed` for
 * somebody exempt who is no admin of the organization with a second factor.
 */
export async function updateSsoPolicy(
  ctx: PolicyContext,
  { requireSso, ...input }: UpdateSsoPolicyBody,
): Promise<SsoPolicyReply> {
  requirePermission(ctx, 'sso:write');
  const exemptIds = input.exemptIds?.map((id) => id.toLowerCase());
  await requireSecondFactors(ctx, exemptIds ?? []);
  const isTested = (await findTest(ctx)) !== null;
  await mutate(ctx, 'sso-policy.update', async (tx) => {
    const { id, requireSso: isRequired } = await lockOrganization(tx, ctx.actor.organizationId);
    const before = { requireSso: isRequired, exemptIds: await findExempt(tx, id) };
    const after = {
      requireSso: requireSso ?? before.requireSso,
      exemptIds: exemptIds?.toSorted() ?? before.exemptIds,
    };
    if (after.requireSso && !before.requireSso) {
      requireFeature(ctx.settings, ctx.actor, 'sso');
      // Right to the end: whoever removes the last one waits for this.
      const connections = await tx.$count(ssoConnections, eq(ssoConnections.organizationId, id));
      if (!isTested || connections === 0) throw notTested();
    }
    await tx.update(organizations).set({ requireSso: after.requireSso }).where(eq(organizations.id, id));
    if (exemptIds) await exempt(ctx, tx, id, exemptIds);
    return { target: id, before, after, result: undefined };
  });
  const policy = await readSsoPolicy(ctx);
  const counts = ctx.settings.plans[ctx.actor.plan].features.includes('sso');
  // They let nobody in any more; this takes them from the lists of those whose they are.
  if (policy.requireSso && counts) await endPasswordSessions(ctx);
  return policy;
}

const notTested = (): DomainError =>
  new DomainError(
    'sso_not_tested',
    'Sign in through a connection of the organization first, as an admin, and try again within 24 hours. This shows that you do not lock yourselves out.',
  );

async function findExempt(tx: Transaction, organizationId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), isNotNull(memberships.ssoExemptAt)));
  return rows.map(({ id }) => id).toSorted();
}

/** Exempts these members from now on, and nobody else. They must be admins, to the end. */
async function exempt(
  { clock }: PolicyContext,
  tx: Transaction,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  const own = eq(memberships.organizationId, organizationId);
  await tx
    .update(memberships)
    .set({ ssoExemptAt: null })
    .where(and(own, isNotNull(memberships.ssoExemptAt)));
  const admins = await tx
    .update(memberships)
    .set({ ssoExemptAt: clock.now() })
    .where(and(own, inArray(memberships.userId, [...ids]), eq(memberships.role, 'admin')))
    .returning({ id: memberships.userId });
  requireAll(ids, admins);
}

/** Before anything is locked, as others are asked for them. */
async function requireSecondFactors(
  { clock, systemDb }: PolicyContext,
  ids: readonly string[],
): Promise<void> {
  const { userId, confirmedAt } = secondFactors;
  const able = await systemDb
    .select({ id: userId })
    .from(secondFactors)
    .where(and(inArray(userId, [...ids]), lte(confirmedAt, clock.now())));
  requireAll(ids, able);
}

function requireAll(ids: readonly string[], able: readonly { id: string }[]): void {
  const known = new Set(able.map(({ id }) => id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing < 0) return;
  throw invalidField(`exemptIds.${missing}`, 'must be an admin of the organization with two-factor sign-in');
}

async function endPasswordSessions(ctx: PolicyContext): Promise<void> {
  const { organizationId } = ctx.actor;
  const exempt = ctx.systemDb
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), isExemptFromSso));
  const others = and(
    eq(sessions.organizationId, organizationId),
    isNull(sessions.connectionId),
    not(inArray(sessions.userId, exempt)),
  );
  await endSessions(ctx, ctx.systemDb, others);
}
