import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';
import { index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { prompts } from './prompts.ts';
import { users } from './users.ts';

const promptId = () =>
  uuid('prompt_id')
    .notNull()
    .references(() => prompts.id, { onDelete: 'cascade' });

/**
 * Which version of a prompt a label stands for. Versions are never deleted, so that the number always names
 * one.
 */
export const promptLabels = tenantTable(
  'prompt_labels',
  {
    promptId: promptId(),
    label: text().notNull(),
    version: integer().notNull(),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['version', 'movedAt'], delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.promptId, table.label] }),
      index('prompt_labels_label_idx').on(table.organizationId, table.label, table.promptId),
    ],
  },
);

/** Every move of a label, with what the gate found: refinery_app may only read and add them. */
export const labelMoves = tenantTable(
  'label_moves',
  {
    id: uuid().primaryKey(),
    promptId: promptId(),
    label: text().notNull(),
    /** Null where no version had the label. */
    from: integer('from_version'),
    /** Null where the label was removed. */
    to: integer('to_version'),
    reason: text(),
    /** The ids of requirements that whoever moved the label meant to change. */
    acknowledged: text().array().notNull(),
    findings: jsonb().$type<GateFinding[]>().notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      index('label_moves_page_idx').on(table.organizationId, table.promptId, table.label, table.id),
      index('label_moves_prompt_idx').on(table.promptId),
      index('label_moves_user_idx').on(table.userId),
    ],
  },
);

/** What an organization requires of the versions that get a label. */
export const labelPolicies = tenantTable(
  'label_policies',
  {
    label: text().notNull(),
    require: jsonb().$type<LabelRequirements>().notNull(),
  },
  {
    grants: { insert: true, update: ['require'] },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.label] })],
  },
);

/** Who has approved a version. */
export const promptApprovals = tenantTable(
  'prompt_approvals',
  {
    promptId: promptId(),
    version: integer().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.promptId, table.version, table.userId] }),
      index('prompt_approvals_organization_idx').on(table.organizationId),
      index('prompt_approvals_user_idx').on(table.userId),
    ],
  },
);

/**
 * What programs got last under a slug or name and a label, since the prompt has given that up or was deleted:
 * the gate compares what comes in its place. It goes when the label is given again under that name.
 */
export const keptVersions = tenantTable(
  'kept_versions',
  {
    /** A slug or a name. */
    address: text().notNull(),
    label: text().notNull(),
    messages: jsonb().$type<PromptMessage[]>().notNull(),
    config: jsonb().$type<PromptConfig>().notNull(),
    variables: text().array().notNull(),
    /** That of the version. */
    hash: text().notNull(),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.address, table.label] })],
  },
);
