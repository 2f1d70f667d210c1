import { randomUUID } from 'node:crypto';
import { userExportChunks, userExports } from '@refinery/db/schema/user-exports.ts';
import { users } from '@refinery/db/schema/users.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, ne } from 'drizzle-orm';
import { accountDisabled } from '../../auth/account-disabled.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { linkTo } from '../../mail/link-to.ts';
import { sendMail, startMail } from '../../mail/send-mail.ts';
import { newSecretToken } from '../../security/secret-token.ts';
import type { JobId } from '../../work/tables.ts';
import { filesOf } from './archive-files.ts';
import { ExportLost, storeChunk } from './chunks.ts';
import { zipOf } from './zip.ts';

/** In one row each. */
const CHUNK_BYTES = 512 * 1024;
/** A person whose archive is larger has to be served by hand. */
const MOST_BYTES = 2 * 1024 ** 3;
/** How long the link works, and the archive is kept. */
const KEPT_MS = 24 * 60 * 60_000;

type User = typeof users.$inferSelect;

export interface ExportId {
  organizationId: string;
  exportId: string;
}

interface Attempt extends ExportId {
  attempt: string;
  user: User;
}

/**
 * Makes the archive of an export, chunk by chunk, and mails the link to it; where that was done before,
 * nothing. Each try begins anew, and only the newest counts: what a worker that was given up writes is
 * refused, and its link is never sent. Throws {@link ExportLost} for such a worker. Errors:
 * `export_not_found`, `account_disabled`, `limit_reached` for an archive that is too large.
 */
export async function makeExport(ctx: Context, id: ExportId, { mostBytes = MOST_BYTES } = {}): Promise<void> {
  const begun = await begin(ctx, id);
  if (!begun) return;
  let chunks = 0;
  let bytes = 0;
  for await (const chunk of inChunks(zipOf(filesOf(ctx, begun.user)))) {
    if (ctx.stopping.aborted) throw new ExportLost();
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DomainError('limit_reached', 'The archive would be larger than is allowed.');
    const place = { userId: begun.user.id, ...begun, position: chunks++ };
    await withTenant(ctx.db, id.organizationId, (tx) => storeChunk(ctx.settings, tx, place, chunk));
  }
  await startMail(ctx, await finish(ctx, begun, { chunks, bytes }));
}

/** Takes the export over from whoever tried before. Null: it is made already. */
async function begin(ctx: Context, { organizationId, exportId }: ExportId): Promise<Attempt | null> {
  const attempt = randomUUID();
  const row = await withTenant(ctx.db, organizationId, async (tx) => {
    const [taken] = await tx
      .update(userExports)
      .set({ attempt })
      .where(and(eq(userExports.id, exportId), eq(userExports.status, 'pending')))
      .returning();
    if (taken) {
      const ofOthers = and(eq(userExportChunks.exportId, exportId), ne(userExportChunks.attempt, attempt));
      await tx.delete(userExportChunks).where(ofOthers);
      return taken;
    }
    const [found] = await tx.select().from(userExports).where(eq(userExports.id, exportId));
    return found;
  });
  if (!row) throw new DomainError('export_not_found');
  if (row.attempt !== attempt) return null;
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, row.userId));
  if (!user) throw new DomainError('export_not_found');
  if (user.disabledAt) throw accountDisabled();
  return { organizationId, exportId, attempt, user };
}

/** The archive is whole: opens it for 24 hours, with the mail that says so. */
function finish(
  ctx: Context,
  { organizationId, exportId, attempt, user }: Attempt,
  size: { chunks: number; bytes: number },
): Promise<JobId> {
  const { token, hash: tokenHash } = newSecretToken('pre_');
  const readyAt = ctx.clock.now();
  const expiresAt = new Date(readyAt.getTime() + KEPT_MS);
  return withTenant(ctx.db, organizationId, async (tx) => {
    const [ready] = await tx
      .update(userExports)
      .set({ status: 'ready', tokenHash, readyAt, expiresAt, ...size })
      .where(
        and(
          eq(userExports.id, exportId),
          eq(userExports.attempt, attempt),
          eq(userExports.status, 'pending'),
        ),
      )
      .returning({ id: userExports.id });
    if (!ready) throw new ExportLost();
    const link = linkTo(ctx.settings, 'download-export', token);
    const name = user.emailVerifiedAt ? { fullName: user.fullName } : {};
    const data = { ...name, link, expiresAt: expiresAt.toISOString() };
    const to = { organizationId, userId: user.id, to: user.email };
    return sendMail(ctx, tx, { ...to, template: 'export-ready', data });
  });
}

/** Bytes in pieces of one size, and the rest. */
async function* inChunks(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.length;
    while (size >= CHUNK_BYTES) {
      const all = Buffer.concat(pieces);
      yield all.subarray(0, CHUNK_BYTES);
      pieces = [all.subarray(CHUNK_BYTES)];
      size -= CHUNK_BYTES;
    }
  }
  if (size) yield Buffer.concat(pieces);
}
