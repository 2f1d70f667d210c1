import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { nameAfter } from '../../organizations/insert-own-organization.ts';
import { countNaming } from './count-naming.ts';
import { type Counts, countRows } from './count-rows.ts';

/** What is known of an organization before somebody in it is erased. */
export interface Surveyed {
  id: string;
  /**
   * What it is called where nobody named it: after the person, by the names that they had. Empty: somebody
   * else made it.
   */
  derivedNames: string[];
  /** Everything in it. */
  rows: Counts;
  /** What in it names the person's id and stays. */
  theirs: Counts;
}

/**
 * Reads in each organization, as nobody but itself can, what a receipt says of it. Counts are of this moment:
 * work that goes on may add to them.
 */
export async function survey(
  ctx: Pick<Context, 'db'>,
  { id: userId, fullName }: { id: string; fullName: string },
  organizationIds: readonly string[],
): Promise<Surveyed[]> {
  const found: (Omit<Surveyed, 'derivedNames'> & { isMaker: boolean; names: string[] })[] = [];
  for (const id of organizationIds) {
    const own = (more: SQL) => and(eq(auditLog.organizationId, id), more);
    found.push(
      await withTenant(ctx.db, id, async (tx) => {
        const isMaker = await tx.$count(
          auditLog,
          own(sql`${auditLog.action} = 'organization.create' and ${auditLog.userId} = ${userId}`),
        );
        const renamed = await tx
          .select({ before: auditLog.before, after: auditLog.after })
          .from(auditLog)
          .where(own(sql`${auditLog.action} = 'user.update' and ${auditLog.target} = ${userId}`));
        const names = renamed
          .flatMap(({ before, after }) => [before?.fullName, after?.fullName])
          .filter((name) => typeof name === 'string');
        return {
          id,
          isMaker: isMaker > 0,
          names,
          rows: await countRows(tx, id),
          theirs: await countNaming(tx, { organizationId: id, userId }),
        };
      }),
    );
  }
  const derived = [...new Set([fullName, ...found.flatMap(({ names }) => names)])].map(nameAfter);
  return found.map(({ isMaker, names: _names, ...rest }) => ({
    ...rest,
    derivedNames: isMaker ? derived : [],
  }));
}
