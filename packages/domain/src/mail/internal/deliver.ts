import { MailError } from '@refinery/mail/errors.ts';
import type { Message } from '@refinery/mail/message.ts';
import { templates } from '@refinery/mail/templates.ts';
import type { Context } from '../../context/context.ts';
import { itemBackoff } from '../../work/item-backoff.ts';
import type { Outcome, WorkItem } from '../../work/kind.ts';
import { openMail } from './sealed-mail.ts';

export interface MailPayload {
  /** Null where the mail has ended before: what it said is gone. */
  sealed: string | null;
}
export type MailItem = WorkItem & MailPayload;
export type MailOutcome = Outcome<MailItem, null>;

/** A mail server may be away for an hour; with the waits between them, so many tries take about as long. */
export const MOST_TRIES = 30;

/**
 * Renders a mail and sends it. Never throws: an error decides between another try and failing for good. The id of the item is the
 * Message-ID, by which a mail program knows a mail that comes twice.
 */
export async function deliver(ctx: Context, organizationId: string, item: MailItem): Promise<MailOutcome> {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  const message = read(ctx, organizationId, item);
  if (!message) return failed(ctx, item, 'mail_unreadable', 'The mail cannot be read: ask for it again.');
  try {
    await ctx.mailer.send(message, ctx.stopping);
    return { kind: 'completed', item, result: null };
  } catch (error) {
    return decide(ctx, item, error);
  }
}

function read(ctx: Context, organizationId: string, { id, sealed }: MailItem): Message | null {
  if (sealed === null) return null;
  try {
    const { to, template, data } = openMail(ctx.settings, organizationId, sealed);
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
    return { kind: 'released', item, delayMs: itemBackoff(item.attempts), countsAsAttempt: true };
  }
  return failed(ctx, item, 'mail_not_sent', known ? error.message : 'Something went wrong on our side.');
}

function failed(ctx: Context, item: MailItem, code: string, message: string): MailOutcome {
  ctx.logger.warn({ itemId: item.id, attempts: item.attempts, reason: message }, 'mail given up');
  return { kind: 'failed', item, failure: { code, message } };
}
