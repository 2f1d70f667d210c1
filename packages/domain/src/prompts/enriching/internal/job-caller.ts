import { memberships } from '@refinery/db/schema/memberships.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { type Caller, PLAIN_CALL_TERMS, permissionsOfRole } from '../../../context/actor.ts';
import { asCaller } from '../../../context/as-caller.ts';
import type { ActorContext, Context } from '../../../context/context.ts';
import { BUILT_IN_DEFAULTS } from '../../../context/request-defaults.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import type { WorkJob } from '../../../work/kind.ts';
import type { JobOptions } from './job-options.ts';

/**
 * The context in which the work of a job is done: that of the person who asked for it, or whose API key did,
 * as far as they still have the right. Errors: `forbidden` where they have left the organization, or may not
 * write in the library any more and the job does.
 */
export async function callerOfJob(ctx: Context, job: WorkJob<JobOptions>): Promise<ActorContext> {
  const { organizationId, userId, apiKeyId, options } = job;
  const [member] = await ctx.systemDb
    .select({ role: memberships.role, plan: subscriptions.plan })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId ?? ''),
        isNull(users.disabledAt),
      ),
    );
  if (!member || userId === null)
    throw new DomainError('forbidden', 'Whoever asked for this has left the organization.');
  const permissions = permissionsOfRole(member.role);
  if (options.commit && !permissions.has('prompts:write'))
    throw new DomainError('forbidden', 'Whoever asked for this may not write in the library any more.');
  const who = {
    organizationId,
    userId,
    ...member,
    permissions,
    defaults: BUILT_IN_DEFAULTS,
    mustVerify: false,
    suspended: null,
  };
  const actor: Caller =
    apiKeyId === null
      ? { kind: 'user', ...who, mustSetUpTwoFactor: false, operator: null, sessionId: job.id }
      : { kind: 'api-key', ...who, apiKeyId, rateLimitPerMinute: null, calls: PLAIN_CALL_TERMS };
  return asCaller(ctx, actor);
}
