import type { SsoPolicyReply } from '@refinery/contracts/sso-policy.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { readSsoPolicy } from './internal/read-sso-policy.ts';

/** Whether the caller's organization requires single sign-on. Errors: `forbidden`. */
export async function getSsoPolicy(ctx: CallerContext<'clock' | 'systemDb'>): Promise<SsoPolicyReply> {
  requirePermission(ctx, 'sso:read');
  return readSsoPolicy(ctx);
}
