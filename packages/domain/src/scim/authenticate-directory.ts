import { organizations } from '@refinery/db/schema/organizations.ts';
import { scimTokens } from '@refinery/db/schema/scim-tokens.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { refuseCredential } from '../auth/authenticate-api-key.ts';
import { lookUpCredential } from '../auth/look-up-credential.ts';
import type { Context } from '../context/context.ts';
import { requireFeature } from '../context/require-feature.ts';
import { DomainError } from '../errors/domain-error.ts';
import { suspensionColumns } from '../organizations/suspension.ts';
import { sha256 } from '../security/secret-token.ts';
import type { Directory } from './directory.ts';

/** `prs_` and 32 bytes in base64url. */
const TOKEN = /^prs_[\w-]{43}$/;
const NOT_VALID = 'The token is not valid.';
const LAST_USE_RESOLUTION_MS = 60_000;

type Authenticating = Pick<Context, 'background' | 'clock' | 'settings' | 'systemDb' | 'throttle'>;

/**
 * Whose directory shows a token. Asks Postgres each time, so that a deleted token is refused at once.
 * `address` is the client's. Errors: `unauthenticated`, after too many wrong ones from an address
 * `rate_limited`; `organization_suspended`; `plan_required`.
 */
export async function authenticateDirectory(
  ctx: Authenticating,
  token: string,
  address: string,
): Promise<Directory> {
  if (!TOKEN.test(token)) return refuseCredential(ctx, address, NOT_VALID);
  const hash = sha256(token);
  const row = await lookUpCredential(ctx, { hash, address }, () => findToken(ctx, hash));
  if (row.suspendedAt) throw new DomainError('organization_suspended');
  requireFeature(ctx.settings, row, 'scim');
  noteUse(ctx, row);
  const { id: tokenId, organizationId, connectionId, plan } = row;
  return { tokenId, organizationId, connectionId, plan };
}

async function findToken({ systemDb }: Pick<Context, 'systemDb'>, hash: string) {
  const [row] = await systemDb
    .select({
      id: scimTokens.id,
      organizationId: scimTokens.organizationId,
      connectionId: scimTokens.connectionId,
      lastUsedAt: scimTokens.lastUsedAt,
      plan: subscriptions.plan,
      ...suspensionColumns,
    })
    .from(scimTokens)
    .innerJoin(organizations, eq(organizations.id, scimTokens.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, scimTokens.organizationId))
    .where(eq(scimTokens.tokenHash, hash));
  if (!row) throw new DomainError('unauthenticated', NOT_VALID);
  return row;
}

/** To the minute: a busy directory does not write with each request. */
function noteUse(
  { background, clock, systemDb }: Authenticating,
  { id, lastUsedAt }: { id: string; lastUsedAt: Date | null },
): void {
  const now = clock.now();
  const due = new Date(now.getTime() - LAST_USE_RESOLUTION_MS);
  if (lastUsedAt && lastUsedAt >= due) return;
  background.run('last use of a directory', async () => {
    await systemDb
      .update(scimTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(scimTokens.id, id), or(isNull(scimTokens.lastUsedAt), lt(scimTokens.lastUsedAt, due))));
  });
}
