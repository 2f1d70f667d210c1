import { organizations } from '@refinery/db/schema/organizations.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** Where a kind keeps its jobs, items and lanes. The engine's columns are named alike in all such tables. */
export interface WorkTables {
  jobs: PgTable;
  items: PgTable;
  lanes: PgTable;
  /** The column of items and lanes that names their job. */
  jobId: SQLWrapper;
  /** Which rows of `jobs` are of the kind; undefined: all. */
  ofKind?: SQL;
  /** The kind's own columns of an item, separated by commas. */
  payload: SQL;
  /** Bytes of an item, where they may be many: a chunk takes so many items that it stays small. */
  bytes?: SQL;
  /** Assignments to an item that failed and is tried again on demand, beside the engine's own. */
  anew?: SQL;
}

export interface JobId {
  organizationId: string;
  jobId: string;
}

/** One of the few queue jobs that work through a job's items. `token` names its current one. */
export interface Lane extends JobId {
  lane: number;
  token: string;
  /** The request that made the job, for the logs. */
  requestId?: string;
}

const JOB_STATUSES = ['queued', 'running', 'cancelling', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

const OPEN_STATUSES: readonly JobStatus[] = ['queued', 'running', 'cancelling'];
/** Whether a job with this status may still have work. */
export const isOpen = (status: JobStatus): boolean => OPEN_STATUSES.includes(status);
/** Jobs that may still have work. It is worded like the partial indexes on them. */
export const whereOpen = sql`status in ('queued', 'running', 'cancelling')`;

export const whereJob = ({ organizationId, jobId }: JobId): SQL =>
  sql`id = ${jobId} and organization_id = ${organizationId}`;

/** The items of a job, or its lanes. */
export const whereOf = (tables: WorkTables, { organizationId, jobId }: JobId): SQL =>
  sql`${tables.jobId} = ${jobId} and organization_id = ${organizationId}`;

/** The row of a lane while `lane` is its current job. */
export const whereLane = (tables: WorkTables, lane: Lane): SQL =>
  sql`${whereOf(tables, lane)} and lane = ${lane.lane} and token = ${lane.token}`;

/** True while nobody works in an organization. Both roles that work on jobs may read that. */
export const isSuspended = (organizationId: SQLWrapper | string): SQL => sql`exists (
  select 1 from ${organizations} where ${organizations.id} = ${organizationId} and ${organizations.suspendedAt} is not null)`;

export const whereOfKind = (tables: WorkTables): SQL => tables.ofKind ?? sql`true`;

/** `, a = b` for a statement that has other assignments before it. */
export const andAlso = (assignments: SQL | undefined): SQL =>
  assignments ? sql`, ${assignments}` : sql.empty();
