import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { sha256 } from '../auth/refresh-tokens.ts';
import { permissionsOfRole } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DEMO_ORGANIZATIONS } from './demo-accounts.ts';

/**
 * An API key of the demo organization: `known` while the database still has it, else a new one. Undefined where the
 * demo accounts are gone.
 */
export async function ensureDemoApiKey(
  ctx: Pick<Context, 'db' | 'systemDb' | 'clock'>,
  known: string | undefined,
): Promise<string | undefined> {
  if (known && (await works(ctx, known))) return known;
  const demo = DEMO_ORGANIZATIONS[0];
  const person = demo?.people[0];
  if (!demo || !person) return undefined;
  const [member] = await ctx.systemDb
    .select({ userId: users.id, organizationId: organizations.id, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(organizations.slug, demo.slug), sql`lower(${users.email}) = ${person.email}`));
  if (!member) return undefined;
  const actor = {
    ...member,
    permissions: permissionsOfRole(member.role),
    plan: demo.plan,
    defaultProvider: 'local' as const,
  };
  const made = await createApiKey({ ...ctx, actor }, { name: 'Demo key of the start banner' });
  return made.key;
}

async function works(ctx: Pick<Context, 'systemDb' | 'clock'>, key: string): Promise<boolean> {
  const rows = await ctx.systemDb
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .innerJoin(
      memberships,
      and(eq(memberships.userId, apiKeys.userId), eq(memberships.organizationId, apiKeys.organizationId)),
    )
    .where(
      and(
        eq(apiKeys.keyHash, sha256(key)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, ctx.clock.now())),
      ),
    );
  return rows.length > 0;
}
