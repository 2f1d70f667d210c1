import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';
import { emailKind } from './email-kind.ts';
import { MAIL_PURPOSE } from './internal/sealed-mail.ts';

/** Those that wait: of a mail that has ended nothing is left. */
export const sealedMails: SealedColumn = {
  name: 'mails that wait',
  of: 'organizations',
  table: workItems,
  owner: workItems.organizationId,
  id: workItems.id,
  sealed: sql`${workItems.payload} ->> 'sealed'`,
  where: (organizationId) => sql`${workItems.jobId} in (
    select ${workJobs.id} from ${workJobs}
    where ${workJobs.organizationId} = ${organizationId} and ${workJobs.kind} = ${emailKind.name}
      and ${workJobs.finishedAt} is null)`,
  purposeOf: () => MAIL_PURPOSE,
  assign: (sealed) => sql`payload = jsonb_build_object('sealed', ${sealed}::text)`,
};
