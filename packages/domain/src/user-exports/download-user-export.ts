import type { DownloadUserExportBody } from '@refinery/contracts/user-exports.ts';
import { userExportChunks, userExports } from '@refinery/db/schema/user-exports.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, exists, gt, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { withMailedToken } from '../auth/with-mailed-token.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sha256 } from '../security/secret-token.ts';
import { openChunk } from './internal/chunks.ts';

type DownloadContext = Pick<Context, 'clock' | 'settings' | 'systemDb' | 'throttle'> & CallDetails;
type Row = typeof userExports.$inferSelect;

export interface Download {
  /** Of the archive. */
  bytes: number;
  content: AsyncIterable<Buffer>;
  /**
   * To be said once: whether all of it has arrived. Then the archive is deleted; if not, the token works
   * again.
   */
  ended(arrived: boolean): Promise<void>;
}

/**
 * Takes the archive that a mailed token opens. Of several at the same time one gets it, and nobody after it
 * has arrived. `address` is the client's. Errors: `account_token_invalid`, and after too many of these from
 * the address `rate_limited`.
 */
export async function downloadUserExport(
  ctx: DownloadContext,
  { token }: DownloadUserExportBody,
  { address }: { address: string },
): Promise<Download> {
  const row = await withMailedToken(ctx, address, () => take({ ...ctx, address }, token));
  return { bytes: row.bytes, content: read(ctx, row), ended: (arrived) => end(ctx, row, arrived) };
}

const take = (ctx: DownloadContext, token: string): Promise<Row> =>
  ctx.systemDb.transaction(async (tx) => {
    const takenAt = ctx.clock.now();
    const [row] = await tx
      .update(userExports)
      .set({ takenAt })
      .where(
        and(
          eq(userExports.tokenHash, sha256(token)),
          eq(userExports.status, 'ready'),
          isNull(userExports.takenAt),
          gt(userExports.expiresAt, takenAt),
          // Who is disabled has no mailed links.
          exists(
            tx
              .select()
              .from(users)
              .where(and(eq(users.id, userExports.userId), isNull(users.disabledAt))),
          ),
        ),
      )
      .returning();
    if (!row) throw invalid();
    const author = { ...ctx, actor: { kind: 'user', userId: row.userId } } as const;
    await recordChange(author, tx, row.organizationId, { action: 'user.download-export', target: row.id });
    return row;
  });

const invalid = (): DomainError =>
  new DomainError(
    'account_token_invalid',
    'The link is wrong, was already used or has expired. Sign in and ask for your data again.',
  );

async function* read({ settings, systemDb }: DownloadContext, row: Row): AsyncIterable<Buffer> {
  const { id: exportId, userId, attempt } = row;
  if (attempt === null) throw new TypeError('An archive that is ready was made by somebody.');
  for (let position = 0; position < row.chunks; position++) {
    const [chunk] = await systemDb
      .select({ sealed: userExportChunks.sealed })
      .from(userExportChunks)
      .where(
        and(
          eq(userExportChunks.exportId, exportId),
          eq(userExportChunks.attempt, attempt),
          eq(userExportChunks.position, position),
        ),
      );
    // Its time was over meanwhile, or whose it was is gone.
    if (!chunk) throw new DomainError('export_not_found');
    yield openChunk(settings, { userId, exportId, attempt, position }, chunk.sealed);
  }
}

async function end({ systemDb }: DownloadContext, { id }: Row, arrived: boolean): Promise<void> {
  await systemDb.transaction(async (tx) => {
    if (arrived) await tx.delete(userExportChunks).where(eq(userExportChunks.exportId, id));
    await tx
      .update(userExports)
      .set(arrived ? { status: 'downloaded' } : { takenAt: null })
      .where(eq(userExports.id, id));
  });
}
