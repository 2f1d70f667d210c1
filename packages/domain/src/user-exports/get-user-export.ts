import type { UserExportReply } from '@refinery/contracts/user-exports.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { and, eq, gt } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toUserExportReply } from './internal/to-user-export-reply.ts';

/**
 * An export of the caller's, whatever organization they asked for it in. Errors: `forbidden`,
 * `export_not_found`.
 */
export async function getUserExport(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { id }: { id: string },
): Promise<UserExportReply> {
  const { userId } = requirePerson(ctx);
  const own = and(eq(userExports.id, id), eq(userExports.userId, userId));
  const [row] = await ctx.systemDb
    .select()
    .from(userExports)
    .where(and(own, gt(userExports.expiresAt, ctx.clock.now())));
  if (!row) throw new DomainError('export_not_found');
  return toUserExportReply(row);
}
