import type { UserExportReply } from '@refinery/contracts/user-exports.ts';
import { newId } from '@refinery/db/ids.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { violates } from '@refinery/db/unique-violation.ts';
import { mutate } from '../audit/mutate.ts';
import { countExport } from '../auth/count-export.ts';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource } from '../idempotency/idempotency.ts';
import { startLanes } from '../work/lanes.ts';
import { acceptJob } from '../work/shared-tables.ts';
import { toUserExportReply } from './internal/to-user-export-reply.ts';
import { userExportKind } from './user-export-kind.ts';

/** An export that is not made by then is given up. */
const PENDING_MS = 7 * 24 * 60 * 60_000;

/**
 * Accepts that everything that is held about the caller is put together for them. Once it returns the export
 * is safe: where Redis is down, the reconciler starts it later. Errors: `forbidden`, `export_in_progress`;
 * `rate_limited`, after three within a day.
 */
export async function requestUserExport(ctx: ActorContext): Promise<UserExportReply> {
  const { userId, organizationId } = requirePerson(ctx);
  await countExport(ctx, userId);
  try {
    const { row, job } = await mutate(ctx, 'user.export', async (tx) => {
      const createdAt = ctx.clock.now();
      const expiresAt = new Date(createdAt.getTime() + PENDING_MS);
      const [row] = await tx
        .insert(userExports)
        .values({ id: newId(), organizationId, userId, status: 'pending', createdAt, expiresAt })
        .returning();
      if (!row) throw new TypeError('An export that was stored is returned.');
      await bindResource(tx, ctx, row.id);
      const options = { exportId: row.id };
      const asked = { organizationId, userId, ...(ctx.requestId ? { requestId: ctx.requestId } : {}) };
      const job = await acceptJob(ctx, tx, userExportKind, { ...asked, options, payloads: [{}] });
      return { target: row.id, result: { row, job } };
    });
    await startLanes(ctx, userExportKind, job);
    return toUserExportReply(row);
  } catch (error) {
    if (!violates(error, 'user_exports_pending_key')) throw error;
    throw new DomainError(
      'export_in_progress',
      'An export of your data is already being made. Wait for the mail.',
    );
  }
}
