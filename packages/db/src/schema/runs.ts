import type { MoveStatus, RunArm, RunCounts, RunStatus, StopReason } from '@refinery/contracts/runs.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { datasets } from './datasets.ts';
import { users } from './users.ts';

/** What `setPromptLabel` is asked for when the run has ended. */
export interface RunMove {
  label: string;
  version: number;
  reason: string | null;
  acknowledge: string[];
}

/** Prompts that are tested with all items of a dataset. A run has the id of the job of its cells. */
export const runs = tenantTable(
  'runs',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    name: text(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    /** Of the dataset. */
    revision: integer().notNull(),
    arms: jsonb().$type<RunArm[]>().notNull(),
    evaluatorIds: uuid('evaluator_ids').array().notNull(),
    repeats: integer().notNull(),
    margin: doublePrecision().notNull(),
    clusterBy: text('cluster_by'),
    stopWhenDecided: boolean('stop_when_decided').notNull(),
    /** How many cells had ended when it was last looked whether it is decided. */
    lookedAtCells: integer('looked_at_cells').notNull().default(0),
    /** In millionths of a US dollar; null: no budget of its own. */
    maxCostMicros: bigint('max_cost_micros', { mode: 'number' }),
    /** What calls cost that have ended. */
    spentMicros: bigint('spent_micros', { mode: 'number' }).notNull().default(0),
    /** The most that calls may cost that run: the sum of the holds. */
    heldMicros: bigint('held_micros', { mode: 'number' }).notNull().default(0),
    /** The job that judges its outputs; null: none yet. */
    judgementJobId: uuid('judgement_job_id'),
    /** Null while it has not ended, judgements included. */
    endStatus: text('end_status').$type<RunStatus>(),
    stopReason: text('stop_reason').$type<StopReason>(),
    /** How its cells and judgements ended; their jobs are deleted before the run is. */
    cells: jsonb().$type<RunCounts>(),
    judgements: jsonb().$type<RunCounts>(),
    /**
     * For each arm: how many items have a cell or judgement that failed for good, in this arm or in the
     * baseline.
     */
    failedItems: integer('failed_items').array().notNull(),
    /** The label that moves once the run has shown that the version is not worse; null: none does. */
    move: jsonb().$type<RunMove>(),
    moveStatus: text('move_status').$type<MoveStatus>(),
    moveDetail: text('move_detail'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'evaluatorIds',
        'judgementJobId',
        'spentMicros',
        'heldMicros',
        'endStatus',
        'stopReason',
        'finishedAt',
        'cells',
        'judgements',
        'failedItems',
        'moveStatus',
        'moveDetail',
        'lookedAtCells',
      ],
    },
    extra: (table) => [
      index('runs_page_idx').on(table.organizationId, table.id),
      index('runs_dataset_idx').on(table.organizationId, table.datasetId, table.id),
      index('runs_user_idx').on(table.userId),
      index('runs_moves_idx')
        .on(table.id)
        .where(sql`${table.moveStatus} = 'waiting' and ${table.endStatus} is not null`),
      index('runs_undecided_idx')
        .on(table.id)
        .where(sql`${table.stopWhenDecided} and ${table.endStatus} is null and ${table.stopReason} is null`),
    ],
  },
);

/** Money that is set aside for a call of a run: each work item makes one call at a time. */
export const runHolds = tenantTable(
  'run_holds',
  {
    /** Of the call. */
    id: uuid().primaryKey(),
    /** The work item that calls. */
    itemId: uuid('item_id').notNull(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    micros: bigint({ mode: 'number' }).notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [
      index('run_holds_run_idx').on(table.runId),
      index('run_holds_item_idx').on(table.itemId),
    ],
  },
);

/** Whether something still happens for a run: its cells are asked or judged, or a label waits for it. */
export const isOpenRun = ({
  endStatus,
  moveStatus,
}: Pick<typeof runs.$inferSelect, 'endStatus' | 'moveStatus'>): boolean =>
  endStatus === null || moveStatus === 'waiting';
