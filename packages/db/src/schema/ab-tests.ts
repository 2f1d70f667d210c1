import type { AbTestStatus, GuardrailMetric } from '@refinery/contracts/ab-tests.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { prompts } from './prompts.ts';
import { users } from './users.ts';

/** A version, and its share of the units. */
export interface AbArm {
  version: number;
  weight: number;
}

/** One of the two limits is null. */
export interface Guardrail {
  metric: GuardrailMetric;
  maxIncrease: number | null;
  maxPoints: number | null;
  cap: number;
  windowMinutes: number;
}

/** What bets on a claim about two arms go on from: see `TwoArms` of packages/statistics. */
interface BetState {
  above: number[];
  below: number[];
  units: number;
  sum: number;
}

/** What is known of one metric. */
export interface MetricState {
  /** The last unit that was counted: units are, in the order of their exposures. Null before the first. */
  cursor: { exposedAt: string; unit: string } | null;
  /** By the place of the arm. Values are between 0 and 1. */
  arms: { units: number; sum: number }[];
  /** Of each arm but the first, by claim. */
  comparisons: BetState[][];
}

const promptId = () =>
  uuid('prompt_id')
    .notNull()
    .references(() => prompts.id, { onDelete: 'cascade' });
const testId = () =>
  uuid('test_id')
    .notNull()
    .references(() => abTests.id, { onDelete: 'cascade' });

/** Tests of versions of prompts with users. Whoever adds units, counts them or ends a test locks its row. */
export const abTests = tenantTable(
  'ab_tests',
  {
    id: uuid().primaryKey(),
    promptId: promptId(),
    label: text().notNull(),
    status: text().$type<AbTestStatus>().notNull(),
    salt: text().notNull(),
    arms: jsonb().$type<AbArm[]>().notNull(),
    metric: text().notNull(),
    missing: text().$type<'zero' | 'exclude'>().notNull(),
    guardrails: jsonb().$type<Guardrail[]>().notNull(),
    windowHours: integer('window_hours').notNull(),
    alpha: doublePrecision().notNull(),
    minUnits: integer('min_units').notNull(),
    autoPromote: boolean('auto_promote').notNull(),
    /** Units by the place of their arm. */
    exposed: integer().array().notNull(),
    /** No unit is exposed before this moment any more: those before it are counted, or may be. */
    exposedUntil: timestamp('exposed_until', { withTimezone: true }),
    /** Of the metric, then of each guardrail. */
    state: jsonb().$type<MetricState[]>().notNull(),
    /** The version. */
    winner: integer(),
    reason: text(),
    /** What becomes of a winner that is to get the label; null: nothing. */
    promotion: text().$type<'due' | 'done' | 'refused'>(),
    /** What was acknowledged when it was started: a winner gets the label with that. */
    acknowledged: text().array().notNull().default([]),
    startedBy: uuid('started_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        ...(['status', 'exposed', 'exposedUntil', 'state', 'winner', 'reason', 'promotion'] as const),
        ...(['acknowledged', 'startedBy', 'startedAt', 'endedAt'] as const),
      ],
    },
    extra: (table) => [
      index('ab_tests_page_idx').on(table.organizationId, table.id),
      index('ab_tests_prompt_idx').on(table.promptId),
      index('ab_tests_started_by_idx').on(table.startedBy),
      uniqueIndex('ab_tests_running_key')
        .on(table.promptId, table.label)
        .where(sql`${table.status} = 'running'`),
    ],
  },
);

/** Who was exposed to an arm. */
export const abUnits = tenantTable(
  'ab_units',
  {
    testId: testId(),
    /** SHA-256 of salt and unit. */
    unit: text().notNull(),
    /** The place of the arm. */
    arm: smallint().notNull(),
    exposedAt: timestamp('exposed_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      primaryKey({ columns: [table.testId, table.unit] }),
      index('ab_units_order_idx').on(table.testId, table.exposedAt, table.unit),
      index('ab_units_organization_idx').on(table.organizationId),
    ],
  },
);

/** What was observed of units within their windows. */
export const abValues = tenantTable(
  'ab_values',
  {
    testId: testId(),
    unit: text().notNull(),
    /** 0: the metric of the test; from 1 on: its guardrails. */
    metric: smallint().notNull(),
    /** Of values between 0 and 1. */
    sum: doublePrecision().notNull(),
    count: integer().notNull(),
  },
  {
    grants: { insert: true, update: ['sum', 'count'] },
    extra: (table) => [
      primaryKey({ columns: [table.testId, table.unit, table.metric] }),
      index('ab_values_organization_idx').on(table.organizationId),
    ],
  },
);

/** Which events have come, so that none counts twice. */
export const abEvents = tenantTable(
  'ab_events',
  {
    testId: testId(),
    eventId: text('event_id').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      primaryKey({ columns: [table.testId, table.eventId] }),
      index('ab_events_organization_idx').on(table.organizationId),
      index('ab_events_received_idx').on(table.receivedAt),
    ],
  },
);
