import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import type { TemplateData, TemplateName } from '@refinery/mail/templates.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { EMAIL_KIND } from '../events/notice-ctes.ts';
import { sealMail } from './internal/sealed-mail.ts';

interface Addressee {
  organizationId: string;
  userId: string;
  to: string;
}

/**
 * Accepts the same mail to many people as `sendMail` accepts one, in two statements. The reconciler has them
 * delivered.
 */
export async function sendMails<N extends TemplateName>(
  { settings, clock }: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  { template, data, broadcastId }: { template: N; data: TemplateData<N>; broadcastId: string },
  people: readonly Addressee[],
): Promise<void> {
  const now = clock.now().toISOString();
  const mails = people.map(({ organizationId, userId, to }) => ({
    job: newId(),
    item: newId(),
    organization: organizationId,
    person: userId,
    sealed: sealMail(settings, organizationId, { to, template, data }),
  }));
  const rows = sql`jsonb_to_recordset(${JSON.stringify(mails)}::text::jsonb)
    as v(job uuid, item uuid, organization uuid, person uuid, sealed text)`;
  await tx.execute(sql`
    insert into work_jobs (id, organization_id, kind, user_id, options, broadcast_id, total, created_at)
    select job, organization, ${EMAIL_KIND}, person, jsonb_build_object('template', ${template}::text),
      ${broadcastId}::uuid, 1, ${now}::timestamptz from ${rows}`);
  await tx.execute(sql`
    insert into work_items (id, organization_id, job_id, position, payload, available_at)
    select item, organization, job, 1, jsonb_build_object('sealed', sealed), ${now}::timestamptz from ${rows}`);
}
