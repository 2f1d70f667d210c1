import { spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { lte, sql } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import { ledgerStatement } from '../../model-calls/ledger/ledger-statements.ts';
import { endLeases, type LostCall } from './internal/end-leases.ts';

type RecoverContext = Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>;

/**
 * Ends the leases of processes that must be dead: calls that ran are written down as lost, and their input is
 * booked; the rest is given back. Returns how many calls were lost.
 */
export async function recoverLeases(ctx: RecoverContext): Promise<number> {
  const now = ctx.clock.now();
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: spendLeases.organizationId })
    .from(spendLeases)
    .where(lte(spendLeases.expiresAt, now));
  let lost = 0;
  for (const { organizationId } of found) {
    try {
      lost += await recoverLeasesOf(ctx, organizationId, now);
    } catch (error) {
      // One organization that cannot be mended must not keep the others from it.
      ctx.logger.error({ err: error, organizationId }, 'abandoned leases of money not recovered');
    }
  }
  if (lost) ctx.logger.warn({ lost }, 'calls to models were lost with their process');
  return lost;
}

const recoverLeasesOf = (ctx: RecoverContext, organizationId: string, now: Date): Promise<number> =>
  tenantOf(ctx, organizationId).run(async (tx) => {
    const over = sql`${spendLeases.expiresAt} <= ${now.toISOString()}::timestamptz`;
    const { calls } = await endLeases(tx, organizationId, over);
    for (const [destination, lost] of Map.groupBy(calls, (call) => call.destination)) {
      const records = `[${lost.map(recordOf).join(',')}]`;
      await tx.execute(ledgerStatement(destination, records));
    }
    return calls.length;
  });

const recordOf = ({ call }: LostCall): string => call;
