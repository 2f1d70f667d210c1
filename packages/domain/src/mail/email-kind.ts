import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { deliver, type MailPayload, MOST_TRIES } from './internal/deliver.ts';

/** What an operator may read of a mail. */
interface Options {
  template: string;
}

const storedOptions = Compile(Type.Object({ template: Type.String() }));
const storedPayload = Compile(Type.Object({ sealed: Type.Optional(Type.String()) }));

/** Mails: each is one item of a job of its own. They are delivered at least once. */
export const emailKind: Kind<Options, MailPayload, null, null> = {
  name: 'email',
  queue: 'emails',
  idName: 'jobId',
  tables: sharedTables('email'),
  options: storedOptions,
  meter: null,
  // They are about people, who may belong to other organizations, too.
  goesOnWhileSuspended: true,
  limits: ({ batches: { leaseMs } }) => ({
    maxLanes: 1,
    chunkSize: 5,
    chunkConcurrency: 5,
    leaseMs,
    maxAttempts: MOST_TRIES,
  }),
  readPayload: ({ payload }) => ({ sealed: storedPayload.Parse(payload).sealed ?? null }),
  prepare: async () => null,
  run: (ctx, item, { job }) => deliver(ctx, job.organizationId, item),
  store: async (_ctx, _job, outcomes) => ({
    results: outcomes.map(() => null),
    // Once a mail has ended, nobody needs its links any more.
    item: sql`payload = case when o.status = 'pending' and job.status <> 'cancelling' then i.payload else '{}' end`,
  }),
};
