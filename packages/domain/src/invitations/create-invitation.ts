import {
  type CreatedInvitationReply,
  type CreateInvitationBody,
  DEFAULT_INVITATION_DAYS,
  type InvitationReply,
} from '@refinery/contracts/invitations.ts';
import { toRole } from '@refinery/contracts/members.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, gt, ne } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { countInvitation } from '../auth/count-invitation.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { linkTo } from '../mail/link-to.ts';
import { sendMail, startMail } from '../mail/send-mail.ts';
import { lockOwnMembership } from '../members/lock-own-membership.ts';
import { refuseKeys } from '../organizations/refuse-keys.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { newSecretToken } from '../security/secret-token.ts';
import { containsAddress } from '../users/require-plain-name.ts';
import { whereEmail } from '../users/where-email.ts';
import type { JobId } from '../work/tables.ts';
import { toInvitationReply } from './internal/to-invitation-reply.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Most that are open at a time: each is an e-mail to somebody who may not have asked for it. */
const MOST_OPEN = 200;

/**
 * Invites somebody to the caller's organization, whether they have an account or not, by a mail. The token is
 * in it and in the answer to a person only: a program that had it could accept in the place of whoever is
 * invited. Another
 * invitation of the same address takes the place of the first, whose token ends.
 * Errors: `forbidden`, `email_domain_not_allowed`, `already_member`, `limit_reached`; `rate_limited`, after
 * too many mails.
 */
export async function createInvitation(
  ctx: ActorContext,
  { expiresInDays = DEFAULT_INVITATION_DAYS, ...input }: CreateInvitationBody,
): Promise<CreatedInvitationReply> {
  requirePermission(ctx, 'members:write');
  const { organizationId, userId } = ctx.actor;
  const role = toRole(input.role ?? 'member');
  refuseKeys(ctx, role);
  const email = input.email.toLowerCase();
  await countInvitation(ctx, { email });
  const { token, hash } = newSecretToken('pri_');
  const createdAt = ctx.clock.now();
  const terms = {
    role,
    tokenHash: hash,
    invitedBy: userId,
    expiresAt: new Date(createdAt.getTime() + expiresInDays * DAY_MS),
  };
  const { reply, mail } = await mutate(ctx, 'invitation.create', async (tx) => {
    // Whoever is demoted or removed meanwhile invites nobody; and two at once would both count what was there
    // before.
    await lockOwnMembership(ctx, tx);
    await requireAllowedDomain(tx, organizationId, email);
    await refuseMember(tx, organizationId, email);
    await refuseTooMany(tx, organizationId, email, createdAt);
    const [row] = await tx
      .insert(invitations)
      .values({ id: newId(), organizationId, email, createdAt, ...terms })
      .onConflictDoUpdate({
        target: [invitations.organizationId, invitations.email],
        set: terms,
      })
      .returning();
    if (!row) throw new TypeError('An invitation that was stored is returned.');
    const shown = toInvitationReply(row);
    const mail = await mailInvitation(ctx, tx, shown, token);
    const reply = { ...shown, token: ctx.actor.kind === 'user' ? token : null };
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 201, body: reply });
    const { expiresAt } = shown;
    const after = { email: row.email, role: row.role, expiresAt };
    return { target: row.id, after, result: { reply, mail } };
  });
  await startMail(ctx, mail);
  return reply;
}

async function refuseMember(tx: Transaction, organizationId: string, email: string): Promise<void> {
  const [member] = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(memberships.organizationId, organizationId), whereEmail(email)));
  if (member) throw new DomainError('already_member', `${email} is already a member.`);
}

async function refuseTooMany(
  tx: Transaction,
  organizationId: string,
  email: string,
  now: Date,
): Promise<void> {
  const others = and(
    eq(invitations.organizationId, organizationId),
    ne(invitations.email, email),
    gt(invitations.expiresAt, now),
  );
  if ((await tx.$count(invitations, others)) < MOST_OPEN) return;
  throw new DomainError(
    'limit_reached',
    `${MOST_OPEN} invitations are open, and no more are allowed. Revoke one, or wait until one is accepted or expires.`,
  );
}

/** Accepts the mail by which somebody learns of their invitation. */
async function mailInvitation(
  ctx: CallerContext<'clock' | 'quotas' | 'settings'>,
  tx: Transaction,
  { email, role, expiresAt }: InvitationReply,
  token: string,
): Promise<JobId> {
  const { organizationId, userId } = ctx.actor;
  const [from] = await tx
    .select({ inviterName: users.fullName, organizationName: organizations.name })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, organizationId))
    .where(eq(users.id, userId));
  if (!from) throw new DomainError('unauthenticated');
  const link = linkTo(ctx.settings, 'accept-invitation', token);
  // Names of before those with addresses were refused.
  const inviterName = containsAddress(from.inviterName) ? 'Somebody' : from.inviterName;
  const organizationName = containsAddress(from.organizationName)
    ? 'their organization'
    : from.organizationName;
  const data = { inviterName, organizationName, role, expiresAt, link };
  return sendMail(ctx, tx, { organizationId, userId, to: email, template: 'invitation', data });
}
