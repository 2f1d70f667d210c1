import { spendLeases } from '@refinery/db/schema/spend-leases.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { lte, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { ledgerStatement } from '../../model-calls/ledger/ledger-statements.ts';
import { recoverEach } from '../recover-each.ts';
import { endLeases, type LostCall } from './internal/end-leases.ts';

/**
 * Ends the leases of processes that must be dead: calls that ran are written down as lost, and their input is
 * booked; the rest is given back. Returns how many calls were lost.
 */
export async function recoverLeases(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>,
): Promise<number> {
  const now = ctx.clock.now();
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: spendLeases.organizationId })
    .from(spendLeases)
    .where(lte(spendLeases.expiresAt, now));
  const lost = await recoverEach(ctx, found, 'leases of money', (tenant) => recoverLeasesOf(tenant, now));
  if (lost) ctx.logger.warn({ lost }, 'calls to models were lost with their process');
  return lost;
}

const recoverLeasesOf = ({ organizationId, run }: Tenant, now: Date): Promise<number> =>
  run(async (tx) => {
    const over = sql`${spendLeases.expiresAt} <= ${now.toISOString()}::timestamptz`;
    const { calls } = await endLeases(tx, organizationId, over);
    for (const [destination, lost] of Map.groupBy(calls, (call) => call.destination)) {
      const records = `[${lost.map(recordOf).join(',')}]`;
      await tx.execute(ledgerStatement(destination, records));
    }
    return calls.length;
  });

const recordOf = ({ call }: LostCall): string => call;
