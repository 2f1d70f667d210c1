import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { MailError } from '@refinery/mail/errors.ts';
import type { Message } from '@refinery/mail/message.ts';
import { type TemplateName, templates } from '@refinery/mail/templates.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { itemBackoff } from '../../work/item-backoff.ts';
import type { Outcome, WorkItem, WorkJob } from '../../work/kind.ts';
import { mayBeAnybody } from '../may-be-anybody.ts';
import { openMail, type StoredMail } from './sealed-mail.ts';

export interface MailPayload {
  /** Null where it is a notice, or has ended before: what it said is gone. */
  sealed: string | null;
  notice: Notice | null;
}
/** What an operator may read of a mail. */
export interface MailOptions {
  template: TemplateName;
}
export type MailJob = WorkJob<MailOptions>;
export type MailItem = WorkItem & MailPayload;
export type MailOutcome = Outcome<MailItem, null>;

/** A mail server may be away for an hour; with the waits between them, so many tries take about as long. */
export const MOST_TRIES = 30;

/**
 * Renders a mail and sends it. Never throws: an error decides between another try and failing for good. The
 * id of the item is the Message-ID, by which a mail program knows a mail that comes twice.
 */
export async function deliver(ctx: Context, job: MailJob, item: MailItem): Promise<MailOutcome> {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  try {
    const notice = item.notice && (await readNotice(ctx, job, item.notice));
    if (item.notice && !notice) return { kind: 'completed', item, result: null };
    const message = render(
      ctx,
      item,
      () => notice ?? openMail(ctx.settings, job.organizationId, item.sealed),
    );
    if (!message)
      return failed(ctx, item, 'mail_unreadable', 'The mail cannot be decrypted. Ask for it again.');
    await ctx.mailer.send(message, ctx.stopping);
    return { kind: 'completed', item, result: null };
  } catch (error) {
    return decide(ctx, item, error);
  }
}

function render(ctx: Context, { id }: MailItem, open: () => StoredMail): Message | null {
  try {
    const { to, template, data } = open();
    return { id, to, ...templates[template].render(data) };
  } catch (error) {
    ctx.logger.error({ err: error, itemId: id }, 'mail cannot be read');
    return null;
  }
}

function decide(ctx: Context, item: MailItem, error: unknown): MailOutcome {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  const known = error instanceof MailError;
  if (!known) ctx.logger.error({ err: error, itemId: item.id }, 'mail not sent');
  const mayPass = !known || error.retryable;
  if (mayPass && item.attempts < MOST_TRIES) {
    const { attempts } = item;
    if (known) ctx.logger.warn({ itemId: item.id, attempts, reason: error.message }, 'mail not sent yet');
    return { kind: 'released', item, delayMs: itemBackoff(item.attempts), countsAsAttempt: true };
  }
  return failed(ctx, item, 'mail_not_sent', known ? error.message : 'Something went wrong on our side.');
}

function failed(ctx: Context, item: MailItem, code: string, message: string): MailOutcome {
  ctx.logger.warn({ itemId: item.id, attempts: item.attempts, reason: message }, 'mail given up');
  return { kind: 'failed', item, failure: { code, message } };
}

/** A mail to an admin, as `noticeCtes` writes it down: whom it goes to is looked up when it does. */
interface Notice {
  userId: string;
  data: Record<string, unknown>;
}

/**
 * Whom a notice goes to and what it says; null where they are no admin any more, or disabled, or where mails
 * go out and nobody has confirmed their address.
 */
async function readNotice(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  { organizationId, options: { template } }: WorkJob<{ template: TemplateName }>,
  { userId, data }: Notice,
): Promise<StoredMail | null> {
  const [admin] = await ctx.systemDb
    .select({ to: users.email, emailVerifiedAt: users.emailVerifiedAt, organizationName: organizations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        eq(memberships.role, 'admin'),
        isNull(users.disabledAt),
      ),
    );
  if (!admin) return null;
  // The address may be a stranger's, and the notice what somebody wants to tell them.
  if (mayBeAnybody(ctx, admin)) return null;
  const { to, organizationName } = admin;
  return { to, template, data: { ...data, organizationName } };
}
