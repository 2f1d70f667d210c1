import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq } from 'drizzle-orm';
import { type Caller, ownSignInRequired, permissionsOfRole } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DEFAULTS_COLUMNS, defaultsOf } from '../context/request-defaults.ts';
import { DomainError } from '../errors/domain-error.ts';
import { mustSetUpTwoFactor } from './must-set-up-two-factor.ts';
import { mustUseSso } from './must-use-sso.ts';
import { suspensionColumns, suspensionOf } from './suspension.ts';

/**
 * The caller as a member of the organization that a request is about, whatever they are signed in to: with
 * the role, the plan and the permissions that they have there. An API key opens the one that it belongs to.
 * Errors: `organization_not_found`, the same for those that there are not and those of others;
 * `own_sign_in_required`.
 */
export async function enterOrganization(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  caller: Caller,
  organizationId: string,
): Promise<Caller> {
  if (caller.organizationId === organizationId) return caller;
  if (caller.kind === 'api-key') throw new DomainError('organization_not_found');
  if (caller.connectionId !== null) throw ownSignInRequired();
  const [there] = await ctx.systemDb
    .select({
      role: memberships.role,
      plan: subscriptions.plan,
      ...DEFAULTS_COLUMNS,
      mustSetUpTwoFactor,
      mustUseSso: mustUseSso(ctx.settings),
      ...suspensionColumns,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, caller.userId)));
  if (!there) throw new DomainError('organization_not_found');
  const { role, plan } = there;
  return {
    ...caller,
    organizationId,
    role,
    plan,
    permissions: permissionsOfRole(role),
    defaults: defaultsOf(there),
    mustSetUpTwoFactor: there.mustSetUpTwoFactor,
    mustUseSso: there.mustUseSso,
    suspended: suspensionOf(there),
  };
}
