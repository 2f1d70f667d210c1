import type { Transaction } from '@refinery/db/create-db.ts';
import type { TemplateData, TemplateName } from '@refinery/mail/templates.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { momentOf } from '../context/moment.ts';
import { noticeCtes } from './notice-ctes.ts';

interface Told<N extends TemplateName> {
  template: N;
  /** Without secrets, and without the organization's name, which is filled in when the mail is sent. */
  data: Omit<TemplateData<N>, 'organizationName'>;
  /** What nobody is told twice; default: they are told each time. */
  once?: string;
}

/** Has a mail sent to each admin of an organization, in the transaction of what it is about. */
export async function tellAdmins<N extends TemplateName>(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  organizationId: string,
  { template, data, once }: Told<N>,
): Promise<void> {
  const notice = sql`
    select ${template}::text as template, ${once ?? null}::text as once, ${JSON.stringify(data)}::text::jsonb as data`;
  await tx.execute(sql`with ${noticeCtes(momentOf(ctx), organizationId, notice)} select 1`);
}
