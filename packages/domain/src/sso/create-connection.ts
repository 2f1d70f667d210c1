import type { ConnectionReply, CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { newId } from '@refinery/db/ids.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { readNewProvider } from './internal/read-new-provider.ts';
import { requireSomeRole } from './internal/require-some-role.ts';
import { auditedConnection, type ConnectionRow, toConnectionReply } from './internal/to-connection-reply.ts';

/** Most connections of an organization. */
const MOST_CONNECTIONS = 10;

/**
 * Connects an identity provider, whose metadata is read first. Errors: `forbidden`, `validation_failed`,
 * `connection_invalid`, `limit_reached`.
 */
export async function createConnection(
  ctx: CallerContext<'clock' | 'db' | 'identityFetch' | 'saml' | 'settings'>,
  input: CreateConnectionBody,
): Promise<ConnectionReply> {
  requirePermission(ctx, 'sso:write');
  const { kind, name, roleMapping = [] } = input;
  // Whoever writes rules means them; without any, people who sign in are members.
  const { defaultRole = roleMapping.length > 0 ? null : 'member' } = input;
  requireSomeRole({ defaultRole, roleMapping });
  const { organizationId } = ctx.actor;
  // Without a transaction: it may take seconds.
  const provider = await readNewProvider(ctx, organizationId, input);
  return mutate(ctx, 'connection.create', async (tx) => {
    // Of two that would both be the last one, one is refused.
    await lockOrganization(tx, organizationId);
    const count = await tx.$count(ssoConnections, eq(ssoConnections.organizationId, organizationId));
    if (count >= MOST_CONNECTIONS)
      throw new DomainError(
        'limit_reached',
        `The organization has ${MOST_CONNECTIONS} connections. Remove one first.`,
      );
    const now = ctx.clock.now();
    const row: ConnectionRow = {
      ...provider,
      id: newId(),
      organizationId,
      kind,
      name,
      defaultRole,
      roleMapping,
      createdAt: now,
      updatedAt: now,
    };
    await tx.insert(ssoConnections).values(row);
    await bindResource(tx, ctx, row.id);
    const result = toConnectionReply(ctx, row);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedConnection(row), result };
  });
}
