import { withTenant } from '@refinery/db/tenant.ts';
import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Meter } from '../../meters/meters.ts';
import type { Kind, Outcome, WorkItem } from '../kind.ts';
import { sharedTables } from '../shared-tables.ts';

interface Options {
  word: string;
}
interface Payload {
  name: string;
}
type Greeting = string;
export type GreetingItem = WorkItem & Payload;
export type GreetingOutcome = Outcome<GreetingItem, Greeting>;

/** An organization may have ten greetings a month. */
const GREETINGS: Meter = { name: 'greetings', limit: () => sql<number>`10::bigint` };

/** A second kind of work, as small as one can be: it writes greetings to a table of its own. */
export interface GreetingKind extends Kind<Options, Payload, { word: string }, Greeting> {
  /** What becomes of an item, until a test says otherwise: it is done. */
  decide(item: GreetingItem): GreetingOutcome['kind'] | 'refused';
  /** Fails the next so many times that a job ends. */
  failingEnds: number;
  /** How often items were prepared for. */
  chunks: number;
}

export const RETRY_MS = 1_000;

/** The table that the kind keeps its results in, and where it notes which jobs have ended. */
export const GREETING_TABLES = `
  create table greetings (organization_id uuid, item_id uuid primary key, text text check (text not like '%refused%'));
  create table greeted (organization_id uuid, job_id uuid, times int, primary key (job_id));
  grant select, insert, update on greetings, greeted to refinery_app`;

const storedOptions = Compile(Type.Object({ word: Type.String() }));
const storedPayload = Compile(Type.Object({ name: Type.String() }));

export function createGreetingKind(name = 'greeting'): GreetingKind {
  const kind: GreetingKind = {
    name,
    queue: `work-${name}`,
    idName: 'jobId',
    tables: sharedTables(name),
    options: storedOptions,
    meter: GREETINGS,
    limits: () => ({ maxLanes: 2, chunkSize: 3, chunkConcurrency: 2, leaseMs: 30_000, maxAttempts: 2 }),
    readPayload: ({ payload }) => storedPayload.Parse(payload),
    prepare: async (_ctx, { options }) => {
      kind.chunks++;
      return { word: options.word };
    },
    run: async (_ctx, item, { prepared: { word } }) => {
      const verdict = kind.decide(item);
      const result = verdict === 'refused' ? 'refused' : `${word} ${item.name}`;
      if (verdict === 'released') return { kind: verdict, item, delayMs: RETRY_MS, countsAsAttempt: true };
      if (verdict === 'failed')
        return { kind: verdict, item, failure: { code: 'shy', message: 'Says nothing.' } };
      return { kind: 'completed', item, result };
    },
    resultWrites: async (_ctx, { organizationId }, outcomes) => ({
      results: outcomes.map((outcome) => (outcome.kind === 'completed' ? outcome.result : null)),
      statements: sql`stored as (
        insert into greetings (organization_id, item_id, text)
        select ${organizationId}::uuid, id, result #>> '{}' from settled where status = 'completed')`,
    }),
    afterJobEnded: async ({ db }, { id, organizationId }) => {
      if (kind.failingEnds > 0) {
        kind.failingEnds--;
        throw new Error('The end of the job fails.');
      }
      await withTenant(db, organizationId, (tx) =>
        tx.execute(sql`
          insert into greeted as g (organization_id, job_id, times) values (${organizationId}, ${id}, 1)
          on conflict (job_id) do update set times = g.times + 1`),
      );
    },
    decide: () => 'completed',
    failingEnds: 0,
    chunks: 0,
  };
  return kind;
}
