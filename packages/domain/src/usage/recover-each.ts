import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';

/**
 * Gives back what dead processes left behind, in one organization after the other: one that cannot be mended
 * keeps no other from it. Returns how much it was in all.
 * @param what as the log says it: "abandoned … not recovered"
 */
export async function recoverEach(
  ctx: Pick<Context, 'db' | 'logger'>,
  found: readonly { organizationId: string }[],
  what: string,
  recover: (tenant: Tenant) => Promise<number>,
): Promise<number> {
  let recovered = 0;
  for (const { organizationId } of found) {
    try {
      recovered += await recover(tenantOf(ctx, organizationId));
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, `abandoned ${what} not recovered`);
    }
  }
  return recovered;
}
