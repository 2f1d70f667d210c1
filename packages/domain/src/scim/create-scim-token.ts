import type { CreatedScimTokenReply, CreateScimTokenBody } from '@refinery/contracts/scim-tokens.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { scimTokens } from '@refinery/db/schema/scim-tokens.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { and, eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { newSecretToken, sha256 } from '../security/secret-token.ts';
import { auditedToken, type ScimTokenRow, toTokenReply } from './internal/to-token-reply.ts';

/** Enough to replace one while the other still works. */
const MOST_TOKENS = 5;
/** `prs_` and 48 bits, to know it by. */
const SHOWN_CHARACTERS = 12;

/**
 * Makes a token with which the directory of an identity provider keeps members up to date. The token itself
 * is in this answer only. Errors: `forbidden`, `connection_not_found`, `limit_reached`; `validation_failed`
 * where the organization has not exactly one connection, and none is named.
 */
export async function createScimToken(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'throttle'>,
  input: CreateScimTokenBody,
): Promise<CreatedScimTokenReply> {
  requirePermission(ctx, 'sso:write');
  const { organizationId } = ctx.actor;
  const { token, hash } = newSecretToken('prs_');
  const made = await mutate(ctx, 'scim-token.create', async (tx) => {
    // Of two that would both be the last one, one is refused; and the connection stays until then.
    await lockOrganization(tx, organizationId);
    const connectionId = await findConnectionId(tx, organizationId, input.connectionId);
    const count = await tx.$count(scimTokens, eq(scimTokens.connectionId, connectionId));
    if (count >= MOST_TOKENS)
      throw new DomainError('limit_reached', `The connection has ${MOST_TOKENS} tokens. Delete one first.`);
    const row: ScimTokenRow = {
      id: newId(),
      organizationId,
      connectionId,
      name: input.name.trim(),
      prefix: token.slice(0, SHOWN_CHARACTERS),
      tokenHash: hash,
      createdAt: ctx.clock.now(),
      lastUsedAt: null,
    };
    await tx.insert(scimTokens).values(row);
    await bindResource(tx, ctx, row.id);
    const result = { ...toTokenReply(ctx, row), token };
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedToken(row), result };
  });
  // It works from its first use on, whatever others at the address get wrong.
  await ctx.throttle.known.add(sha256(made.token));
  return made;
}

async function findConnectionId(
  tx: Transaction,
  organizationId: string,
  named: string | undefined,
): Promise<string> {
  const connections = await tx
    .select({ id: ssoConnections.id })
    .from(ssoConnections)
    .where(
      and(
        eq(ssoConnections.organizationId, organizationId),
        named === undefined ? undefined : eq(ssoConnections.id, named),
      ),
    );
  const [connection, ...others] = connections;
  if (named !== undefined && !connection) throw new DomainError('connection_not_found');
  if (!connection)
    throw invalidField('connectionId', 'needs a connection: connect the identity provider first');
  if (others.length > 0)
    throw invalidField('connectionId', 'is required where there are several connections');
  return connection.id;
}
