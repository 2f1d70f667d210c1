import { SCOPES } from '@refinery/contracts/enums.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { auditedKey, insertApiKey } from '../api-keys/insert-api-key.ts';
import { recordChange } from '../audit/record-change.ts';
import { permissionsOfRole } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { sha256 } from '../security/secret-token.ts';
import { whereEmail } from '../users/where-email.ts';
import { DEMO_ORGANIZATIONS } from './demo-accounts.ts';

/**
 * An API key of the demo organization: `known` while the database still has it, else a new one. Undefined
 * where the demo accounts are gone.
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
    .where(and(eq(organizations.slug, demo.slug), whereEmail(person.email)));
  if (!member) return undefined;
  const { organizationId, userId, role } = member;
  const scopes = SCOPES.filter((scope) => permissionsOfRole(role).has(scope));
  const made = {
    name: 'Demo key of the start banner',
    scopes,
    createdAt: ctx.clock.now(),
    expiresAt: null,
  };
  const author = { clock: ctx.clock, actor: { kind: 'operator', name: 'seed' } } as const;
  return openTenant(ctx.db, organizationId).run(async (tx) => {
    const { row, key } = await insertApiKey(tx, { organizationId, userId, ...made });
    const change = { action: 'api-key.create', target: row.id, after: auditedKey(row) } as const;
    await recordChange(author, tx, organizationId, change);
    return key;
  });
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
