import type { InvitationReply } from '@refinery/contracts/invitations.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { gt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toInvitationReply } from './internal/to-invitation-reply.ts';

/** The open invitations of the caller's organization, newest first. Errors: `forbidden`. */
export async function listInvitations(
  ctx: CallerContext<'clock'>,
  input: PageInput,
): Promise<Page<InvitationReply>> {
  requirePermission(ctx, 'members:read');
  const isOpen = gt(invitations.expiresAt, ctx.clock.now());
  const { where, orderBy, limit } = newestFirst(ctx, invitations, input, isOpen);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(invitations).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toInvitationReply), next };
}
