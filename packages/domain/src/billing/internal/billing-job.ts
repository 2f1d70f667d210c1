import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** The name of the kind of work that changes plans. */
export const BILLING_JOB = 'billing';

/** What a job does: begin a trial, or write down how things are at Stripe. */
const TASKS = ['trial', 'sync'] as const;
export type BillingTask = (typeof TASKS)[number];

const BillingOptions = Type.Object({ task: Type.Enum([...TASKS]) });
export type BillingOptions = Static<typeof BillingOptions>;
export const storedOptions = Compile(BillingOptions);

/** The jobs of an organization that have not ended. */
export const openJobs = (organizationId: string, task: BillingTask): SQL | undefined =>
  and(
    eq(workJobs.organizationId, organizationId),
    eq(workJobs.kind, BILLING_JOB),
    inArray(workJobs.status, ['queued', 'running']),
    sql`${workJobs.options} ->> 'task' = ${task}`,
  );

/** Those of them that nobody works on yet. */
export const waitingItem: SQL = sql`exists (
  select 1 from ${workItems} where ${workItems.jobId} = ${workJobs.id} and ${workItems.status} = 'pending')`;
