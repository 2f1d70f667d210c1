import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { emailKind } from '@refinery/domain/mail/email-kind.ts';
import { startMail } from '@refinery/domain/mail/send-mail.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import PostalMime, { type Email } from 'postal-mime';

/** Does a worker's work for every mail that waits: one try of each. */
export async function deliverMails(ctx: Context): Promise<void> {
  await ctx.background.settled();
  const waiting = await ctx.systemDb
    .select({ jobId: workJobs.id, organizationId: workJobs.organizationId })
    .from(workJobs)
    .where(and(eq(workJobs.kind, emailKind.name), inArray(workJobs.status, ['queued', 'running'])))
    .orderBy(asc(workJobs.id));
  for (const id of waiting) {
    await startMail(ctx, id);
    const lanes = await withTenant(ctx.db, id.organizationId, (tx) =>
      tx.select().from(workLanes).where(eq(workLanes.jobId, id.jobId)),
    );
    for (const { lane, token } of lanes) await runTurn(ctx, emailKind, { ...id, lane, token });
  }
}

interface WithOutbox {
  settings: { mail: Pick<Context['settings']['mail'], 'outboxDir'> };
}

/** Every mail in the outbox, in the order in which they were sent; of one person where `to` is given. */
export async function readOutbox(ctx: WithOutbox, to?: string): Promise<Email[]> {
  const folder = ctx.settings.mail.outboxDir;
  // It is made for the first mail.
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const mails = await Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(folder, file)))));
  return mails.filter((mail) => !to || mail.to?.some(({ address }) => address === to));
}

/** The token in the link of a mail. Throws where there is none. */
export function tokenIn(mail: Email | undefined): string {
  const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`No link with a token: ${mail?.subject ?? 'no mail'}`);
  return token;
}
