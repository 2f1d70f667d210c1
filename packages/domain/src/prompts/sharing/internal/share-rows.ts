import type { ShareReply } from '@refinery/contracts/sharing.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { and, eq, type SQL } from 'drizzle-orm';
import type { CallerContext, Context } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { invalidField } from '../../../errors/invalid-field.ts';
import { sha256 } from '../../../security/secret-token.ts';

export type ShareRow = typeof shareLinks.$inferSelect;

/** What is at the end of a link begins with this. */
export const SHARE_PREFIX = 'prs_';

export const whereToken = (token: string): SQL => eq(shareLinks.tokenHash, sha256(token));

/** The link of the caller's organization with this token or id. */
export const whereShare = ({ actor }: CallerContext, tokenOrId: string): SQL | undefined =>
  and(
    eq(shareLinks.organizationId, actor.organizationId),
    tokenOrId.startsWith(SHARE_PREFIX) ? whereToken(tokenOrId) : eq(shareLinks.id, asId(tokenOrId)),
  );

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function asId(text: string): string {
  if (ID.test(text)) return text;
  throw new DomainError('share_not_found');
}

/** A link of the caller's organization, locked to the end of the transaction. Errors: `share_not_found`. */
export async function lockShare(ctx: CallerContext, tx: Transaction, tokenOrId: string): Promise<ShareRow> {
  const [row] = await tx.select().from(shareLinks).where(whereShare(ctx, tokenOrId)).for('update');
  if (!row) throw new DomainError('share_not_found');
  return row;
}

/** When a link is to end. Errors: `validation_failed` for the past. */
export function readEnd(ctx: Pick<Context, 'clock'>, expiresAt: string | null): Date | null {
  if (expiresAt === null) return null;
  const end = new Date(expiresAt);
  if (end <= ctx.clock.now()) throw invalidField('expiresAt', 'must be in the future');
  return end;
}

export const toShareReply = (row: ShareRow): ShareReply => ({
  id: row.id,
  promptId: row.promptId,
  version: row.version,
  hasPassword: row.passwordHash !== null,
  maxViews: row.maxViews,
  views: row.views,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** What the audit log says of a link. */
export const auditedShare = ({ promptId, version, maxViews, expiresAt, passwordHash }: ShareRow) => ({
  promptId,
  version,
  maxViews,
  isLocked: passwordHash !== null,
  expiresAt: expiresAt?.toISOString() ?? null,
});
