import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig, PromptType } from '@refinery/contracts/prompts.ts';
import type { ScreenedSpan, SnapshotStatus } from '@refinery/contracts/published-prompts.ts';
import { sql } from 'drizzle-orm';
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { prompts } from './prompts.ts';
import { users } from './users.ts';

/**
 * A place in what is shown that looks like something that must not be published, and the SHA-256 of its kind
 * and its words.
 */
export interface ScreenedPlace extends ScreenedSpan {
  hash: string;
}

/**
 * What a prompt is known by to everybody once it was published: it stays the same when the text changes, and
 * when it is withdrawn.
 */
export const publications = tenantTable(
  'publications',
  {
    /** The published id. */
    id: uuid().primaryKey(),
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    views: integer().notNull().default(0),
    /**
     * Since when nothing of it is approved without an operator: one has rejected it, or reports have hidden
     * it.
     */
    heldAt: timestamp('held_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: ['id', 'organizationId', 'promptId', 'createdAt'] },
    extra: (table) => [
      unique('publications_prompt_key').on(table.organizationId, table.promptId),
      // What the snapshots refer to: nobody can add one to the publication of another organization.
      unique('publications_owner_key').on(table.organizationId, table.id),
      index('publications_prompt_idx').on(table.promptId),
    ],
  },
);

/**
 * What of a prompt was published, without any person. A snapshot never changes: refinery_app adds and deletes
 * them. So a verdict is about exactly one text. Only refinery_platform writes the status.
 */
export const publishedPrompts = tenantTable(
  'published_prompts',
  {
    id: uuid().primaryKey(),
    publicationId: uuid('publication_id').notNull(),
    /** Grows with each snapshot of a publication. */
    revision: integer().notNull(),
    /** The number of the version that it shows. */
    version: integer().notNull(),
    name: text().notNull(),
    description: text(),
    category: text(),
    tags: text().array().notNull(),
    type: text().$type<PromptType>().notNull(),
    messages: jsonb().$type<PromptMessage[]>().notNull(),
    config: jsonb().$type<PromptConfig>().notNull(),
    variables: text().array().notNull(),
    tokens: integer().notNull(),
    score: doublePrecision(),
    /** Of the rules that gave the score, as in `prompt_versions`. */
    rulesVersion: integer('rules_version'),
    /** How the contents of the messages begin. */
    excerpt: text().notNull(),
    /** What a search looks through, in small letters. */
    search: text().notNull(),
    /** SHA-256 of all that is shown. */
    hash: text().notNull(),
    /**
     * What no operator has allowed yet of what screening found: an operator looks at it first. Null: nothing.
     */
    screened: jsonb().$type<ScreenedPlace[]>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** ADR 39 has a table of who changes it when. */
    status: text().$type<SnapshotStatus>().notNull().default('pending'),
    /** Why it has the status, in the words of an operator. */
    reason: text(),
    judgedAt: timestamp('judged_at', { withTimezone: true }),
    /** The name of the operator; null where the product itself decided. */
    judgedBy: text('judged_by'),
    /** When the organization was told of the verdict. */
    toldAt: timestamp('told_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: [
        ...(['id', 'organizationId', 'publicationId', 'revision', 'version', 'name', 'description'] as const),
        ...(['category', 'tags', 'type', 'messages', 'config', 'variables', 'tokens', 'score'] as const),
        ...(['rulesVersion', 'excerpt', 'search', 'hash', 'screened', 'createdAt'] as const),
      ],
      update: ['toldAt'],
      delete: true,
    },
    extra: (table) => [
      foreignKey({
        name: 'published_prompts_publication_id_publications_id_fk',
        columns: [table.organizationId, table.publicationId],
        foreignColumns: [publications.organizationId, publications.id],
      }).onDelete('cascade'),
      unique('published_prompts_revision_key').on(table.publicationId, table.revision),
      // Readers see one text of a publication at most. The page of everybody is in this order.
      uniqueIndex('published_prompts_approved_key').on(table.publicationId).where(sql`status = 'approved'`),
      index('published_prompts_category_idx')
        .on(table.category, table.publicationId)
        .where(sql`status = 'approved'`),
      index('published_prompts_owners_idx')
        .on(table.category, table.organizationId)
        .where(sql`status = 'approved'`),
      index('published_prompts_search_idx')
        .using('gin', table.search.op('gin_trgm_ops'))
        .where(sql`status = 'approved'`),
      index('published_prompts_tags_idx').using('gin', table.tags).where(sql`status = 'approved'`),
      index('published_prompts_status_idx').on(table.status, table.id).where(sql`status <> 'approved'`),
      index('published_prompts_untold_idx')
        .on(table.id)
        .where(sql`judged_at is not null and told_at is null`),
      index('published_prompts_organization_idx').on(table.organizationId, table.publicationId),
    ],
  },
);

/** What people object to, one report of each person; `user_id` is null where they were erased. */
export const publicationReports = tenantTable(
  'publication_reports',
  {
    id: uuid().primaryKey().defaultRandom(),
    publicationId: uuid('publication_id')
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** When an operator has decided about what was reported. */
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  {
    grants: { insert: ['publicationId', 'organizationId', 'reason', 'userId', 'createdAt'] },
    extra: (table) => [
      // Also where the same person reports as a member of another organization.
      unique('publication_reports_person_key').on(table.publicationId, table.userId),
      index('publication_reports_organization_idx').on(table.organizationId),
      index('publication_reports_user_idx').on(table.userId),
      index('publication_reports_open_idx').on(table.publicationId).where(sql`settled_at is null`),
    ],
  },
);

/**
 * `rejected_text`: what may not be shown again without an operator; `allowed_place`: what screening finds and
 * may be shown nevertheless.
 */
export type PublishingVerdict = 'rejected_text' | 'allowed_place';

/**
 * What operators have decided about texts of an organization, also of those that are gone. Only
 * refinery_platform writes it.
 */
export const publishingVerdicts = tenantTable(
  'publishing_verdicts',
  {
    verdict: text().$type<PublishingVerdict>().notNull(),
    /** SHA-256 of the text, or of the kind and the words of a place: no text outlives what is deleted. */
    hash: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {},
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.verdict, table.hash] })],
  },
);
