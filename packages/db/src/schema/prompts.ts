import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type {
  PromptConfig,
  PromptSections,
  PromptType,
  VersionKind,
  VersionOrigin,
} from '@refinery/contracts/prompts.ts';
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { projects } from './projects.ts';
import { users } from './users.ts';

/** The prompts of a library. Their texts are in `prompt_versions`. */
export const prompts = tenantTable(
  'prompts',
  {
    id: uuid().primaryKey(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    /** Unique in the organization: programs fetch a prompt by it. */
    slug: text().notNull(),
    type: text().$type<PromptType>().notNull(),
    folder: text(),
    description: text(),
    category: text(),
    tags: text().array().notNull(),
    /** The number of the newest version. Whoever adds one locks this row, so no number is given twice. */
    latest: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        'projectId',
        'name',
        'slug',
        'type',
        'folder',
        'description',
        'category',
        'tags',
        'latest',
        'updatedAt',
      ],
      delete: true,
    },
    extra: (table) => [
      unique('prompts_slug_key').on(table.organizationId, table.slug),
      index('prompts_page_idx').on(table.organizationId, table.id),
      index('prompts_name_idx').on(table.organizationId, table.name, table.id),
      index('prompts_category_idx').on(table.organizationId, table.category, table.id),
      index('prompts_folder_idx').on(table.organizationId, table.folder, table.id),
      index('prompts_project_idx').on(table.projectId, table.id),
      index('prompts_tags_idx').using('gin', table.organizationId, table.tags),
    ],
  },
);

/** What a prompt said at a time. Nothing changes a version: refinery_app may only read and add them. */
export const promptVersions = tenantTable(
  'prompt_versions',
  {
    id: uuid().primaryKey(),
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    /**
     * 1, 2, 3 … A version of a file keeps its number there, so some may be left out. A later version has a
     * higher one.
     */
    number: integer().notNull(),
    kind: text().$type<VersionKind>().notNull(),
    /** The number of the version that it was made of; null for the first. */
    parent: integer(),
    messages: jsonb().$type<PromptMessage[]>().notNull(),
    /** The messages as they were written, with `{{> slug}}`; null where nothing is included. */
    source: jsonb().$type<PromptMessage[]>(),
    /** Null where the prompt was not written in sections. */
    sections: jsonb().$type<PromptSections>(),
    config: jsonb().$type<PromptConfig>().notNull(),
    variables: text().array().notNull(),
    /** Of all contents together, with the o200k encoding. */
    tokens: integer().notNull(),
    /** SHA-256 of messages, sections and configuration: the same for versions that say the same. */
    hash: text().notNull(),
    /**
     * 0–1: how many of the rules of a good prompt it meets, by weight; null of versions that are older than
     * the rules.
     */
    score: doublePrecision(),
    /** Of which version the rules were that gave the score; null of versions that are older than that. */
    rulesVersion: integer('rules_version'),
    /** Where it comes from, if nobody wrote it here; null otherwise. */
    origin: jsonb().$type<VersionOrigin>(),
    note: text(),
    authorId: uuid('author_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      unique('prompt_versions_number_key').on(table.promptId, table.number),
      index('prompt_versions_page_idx').on(table.organizationId, table.promptId, table.id),
      index('prompt_versions_author_idx').on(table.authorId),
    ],
  },
);

/** What a search looks through: name, slug, description and newest text of a prompt, in small letters. */
export const promptSearch = tenantTable(
  'prompt_search',
  {
    promptId: uuid('prompt_id')
      .primaryKey()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    text: text().notNull(),
  },
  {
    grants: { insert: true, update: ['text'] },
    extra: (table) => [
      index('prompt_search_text_idx').using('gin', table.organizationId, table.text.op('gin_trgm_ops')),
    ],
  },
);

/** Which prompts the text of a version includes, each with the number of the version that it got. */
export const promptIncludes = tenantTable(
  'prompt_includes',
  {
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    includedId: uuid('included_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      primaryKey({ columns: [table.promptId, table.version, table.includedId] }),
      index('prompt_includes_included_idx').on(table.organizationId, table.includedId),
    ],
  },
);
