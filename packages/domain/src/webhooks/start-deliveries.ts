import type { Context } from '../context/context.ts';
import type { DeliveryId } from '../events/record-event.ts';
import { startLanes } from '../work/lanes.ts';
import { webhookKind } from './webhook-kind.ts';

/**
 * Sends deliveries that were written down, at once. Where this is not done, or fails, the reconciler does it.
 */
export async function startDeliveries(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  ids: readonly DeliveryId[],
): Promise<void> {
  for (const id of ids) await startLanes(ctx, webhookKind, id);
}
