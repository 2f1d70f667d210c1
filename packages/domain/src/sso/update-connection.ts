import type { ConnectionReply, UpdateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { sealClientSecret } from './internal/connection-secret.ts';
import { findConnection, lockConnection } from './internal/find-connection.ts';
import { isSaml } from './internal/kinds.ts';
import {
  type KeptMetadata,
  type MetadataSource,
  readSamlMetadataOf,
  sourceIn,
} from './internal/read-saml-metadata.ts';
import { refuseOthersFields } from './internal/require-fields-of.ts';
import { requireSomeRole } from './internal/require-some-role.ts';
import { auditedConnection, type ConnectionRow, toConnectionReply } from './internal/to-connection-reply.ts';

type UpdateContext = CallerContext<'clock' | 'identityFetch' | 'saml' | 'settings'>;
type Change = UpdateConnectionBody & { id: string };

/**
 * Changes a connection; what is left out stays. Metadata of SAML is read at once. Errors: `forbidden`,
 * `connection_not_found`, `validation_failed`, `connection_invalid`.
 */
export async function updateConnection(ctx: UpdateContext, change: Change): Promise<ConnectionReply> {
  requirePermission(ctx, 'sso:write');
  const { id, clientSecret, name, clientId, defaultRole, roleMapping } = change;
  const source = sourceIn(change);
  // Ahead of the transaction: it may take seconds.
  const kept = source ? await readNewMetadata(ctx, change, source) : {};
  return mutate(ctx, 'connection.update', async (tx) => {
    const before = await lockConnection(ctx, tx, id);
    refuseOthersFields(before.kind, change);
    const row: ConnectionRow = {
      ...before,
      ...kept,
      name: name ?? before.name,
      clientId: clientId ?? before.clientId,
      defaultRole: defaultRole === undefined ? before.defaultRole : defaultRole,
      roleMapping: roleMapping ?? before.roleMapping,
      updatedAt: ctx.clock.now(),
    };
    if (clientSecret !== undefined)
      row.sealedSecret = sealClientSecret(ctx.settings.keyring, row.organizationId, clientSecret);
    requireSomeRole(row);
    await tx
      .update(ssoConnections)
      .set({
        name: row.name,
        clientId: row.clientId,
        sealedSecret: row.sealedSecret,
        saml: row.saml,
        metadataUrl: row.metadataUrl,
        checkedAt: row.checkedAt,
        defaultRole: row.defaultRole,
        roleMapping: row.roleMapping,
        updatedAt: row.updatedAt,
      })
      .where(whereOwn(ctx, ssoConnections, id));
    const after = { ...auditedConnection(row), newSecret: clientSecret !== undefined };
    return { target: id, before: auditedConnection(before), after, result: toConnectionReply(ctx, row) };
  });
}

/** What changes with new metadata. Nothing is fetched for a change that is refused anyway. */
async function readNewMetadata(
  ctx: UpdateContext,
  change: Change,
  source: MetadataSource,
): Promise<KeptMetadata> {
  const known = await ctx.tenant.run((tx) => findConnection(ctx, tx, change.id));
  refuseOthersFields(known.kind, change);
  if (isSaml(known)) return readSamlMetadataOf(ctx, known, source);
  throw new TypeError('A connection with metadata is by SAML.');
}
