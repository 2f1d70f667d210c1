import { oneOf } from '@refinery/contracts/schema-helpers.ts';
import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { EMAIL_KIND } from '../events/notice-ctes.ts';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { deliver, type MailOptions, type MailPayload, MOST_TRIES } from './internal/deliver.ts';
import { TEMPLATE_NAMES } from './internal/sealed-mail.ts';

const storedOptions = Compile(Type.Object({ template: oneOf(TEMPLATE_NAMES) }));
const storedPayload = Compile(
  Type.Object({
    sealed: Type.Optional(Type.String()),
    userId: Type.Optional(Type.String()),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
);

/** Mails: each is one item of a job of its own. They are delivered at least once. */
export const emailKind: Kind<MailOptions, MailPayload, null, null> = {
  name: EMAIL_KIND,
  queue: 'emails',
  idName: 'jobId',
  tables: sharedTables(EMAIL_KIND),
  options: storedOptions,
  meter: null,
  onlyOnce: true,
  // They are about people, who may belong to other organizations, too.
  goesOnWhileSuspended: true,
  limits: ({ batches: { leaseMs } }) => ({
    maxLanes: 1,
    chunkSize: 5,
    chunkConcurrency: 5,
    leaseMs,
    maxAttempts: MOST_TRIES,
  }),
  readPayload: ({ payload }) => {
    const { sealed = null, userId, data } = storedPayload.Parse(payload);
    return { sealed, notice: userId && data ? { userId, data } : null };
  },
  prepare: async () => null,
  run: (ctx, item, { job }) => deliver(ctx, job, item),
  resultWrites: async (_ctx, _job, outcomes) => ({
    results: outcomes.map(() => null),
    // Once a mail has ended, nobody needs its links any more.
    item: sql`payload = case when o.status = 'pending' and job.status <> 'cancelling' then i.payload else '{}' end`,
  }),
};
