import type { Transaction } from '@refinery/db/create-db.ts';
import type { TemplateData, TemplateName } from '@refinery/mail/templates.ts';
import type { Context } from '../context/context.ts';
import { startLanes } from '../work/lanes.ts';
import { acceptJob } from '../work/shared-tables.ts';
import type { JobId } from '../work/tables.ts';
import { emailKind } from './email-kind.ts';
import { sealMail } from './internal/sealed-mail.ts';

export interface Mail<N extends TemplateName> {
  /** Whose mail it is. Of a person in several organizations: the one they joined first. */
  organizationId: string;
  /** Whom it is to, or who had it sent to somebody without an account: it goes with them. */
  userId: string;
  /** One address, without a name. */
  to: string;
  template: N;
  data: TemplateData<N>;
}

interface Notice<N extends TemplateName> {
  organizationId: string;
  userId: string;
  template: N;
  data: Omit<TemplateData<N>, 'organizationName'>;
}

/**
 * Accepts a mail in the transaction of the change that it is about: both take effect, or neither. Call
 * `startMail` after the commit; where that is not done, the reconciler does it.
 */
export function sendMail<N extends TemplateName>(
  ctx: Pick<Context, 'clock' | 'quotas' | 'settings'> & { requestId?: string },
  tx: Transaction,
  { organizationId, userId, to, template, data }: Mail<N>,
): Promise<JobId> {
  const sealed = sealMail(ctx.settings, organizationId, { to, template, data });
  const { requestId } = ctx;
  const options = { template };
  const job = {
    organizationId,
    userId,
    options,
    payloads: [{ sealed }],
    ...(requestId ? { requestId } : {}),
  };
  return acceptJob(ctx, tx, emailKind, job);
}

/**
 * Accepts a mail to an admin of an organization, to the address that they have when it is sent, and without a
 * secret; the organization's name is filled in then. Whoever is no admin any more does not get it.
 */
export function sendNotice<N extends TemplateName>(
  ctx: Pick<Context, 'clock' | 'quotas' | 'settings'>,
  tx: Transaction,
  { organizationId, userId, template, data }: Notice<N>,
): Promise<JobId> {
  const job = { organizationId, userId, options: { template }, payloads: [{ userId, data }] };
  return acceptJob(ctx, tx, emailKind, job);
}

/** Has an accepted mail delivered. Never throws: what goes wrong here is the reconciler's to mend. */
export const startMail = (
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  id: JobId,
): Promise<void> => startLanes(ctx, emailKind, id);
