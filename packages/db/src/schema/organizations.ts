import type {
  CacheMarks,
  CallTexts,
  CompressionLevel,
  GatewayRefine,
  Provider,
  RemoteProvider,
  Strategy,
  Strictness,
  VerifyMode,
} from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const organizations = pgTable('organizations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique('organizations_slug_key'),
  defaultProvider: text('default_provider').$type<Provider>(),
  /** What requests take that do not say; null: `UNIVERSAL` and `medium`. */
  defaultStrategy: text('default_strategy').$type<Strategy>(),
  defaultCompressionLevel: text('default_compression_level').$type<CompressionLevel>(),
  /**
   * Who may take a provider's place, in this order; empty: everybody, by the positions of their
   * configurations.
   */
  fallbackOrder: text('fallback_order').array().$type<RemoteProvider[]>().notNull().default(sql`'{}'`),
  /** How doubts about a model's result are dealt with; null: `doubts` and `normal`. */
  verify: text().$type<VerifyMode>(),
  strictness: text().$type<Strictness>(),
  /** The second reader; null: the model that refined. */
  verifierProvider: text('verifier_provider').$type<RemoteProvider>(),
  verifierModel: text('verifier_model'),
  /** Whether people without a second factor may do nothing here but set one up. */
  requireTwoFactor: boolean('require_two_factor').notNull().default(false),
  /** Whether its people come in through its identity providers only, and not by a password. */
  requireSso: boolean('require_sso').notNull().default(false),
  /** In lower case; empty: people of any may join. */
  allowedEmailDomains: text('allowed_email_domains').array().notNull().default(sql`'{}'`),
  /** Addresses and CIDR ranges from which its API keys work; null: from everywhere. */
  allowedAddresses: text('allowed_addresses').array(),
  /** After so many days texts of ended optimizations are removed; null: never. */
  promptRetentionDays: integer('prompt_retention_days'),
  /** What providers may bill a calendar month, in millionths of a US dollar; null: as much as they like. */
  monthlyBudgetMicros: bigint('monthly_budget_micros', { mode: 'number' }),
  /** What becomes of system texts that calls to models bring; null: `propose`. */
  gatewayRefine: text('gateway_refine').$type<GatewayRefine>(),
  /** Who refines them; null: the default provider, and its default model. */
  gatewayProvider: text('gateway_provider').$type<RemoteProvider>(),
  gatewayModel: text('gateway_model'),
  /** Whether calls get marks for the caches of vendors; null: `auto`. */
  cacheMarks: text('cache_marks').$type<CacheMarks>(),
  /** So many conversations of a hundred keep their system texts as they came. */
  holdoutPercent: integer('holdout_percent').notNull().default(0),
  /** What is kept of calls to models; null: `metadata`. */
  callTexts: text('call_texts').$type<CallTexts>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  /**
   * Since when nobody works in it, by decision of whoever operates the product, and what its people are told;
   * null: they do.
   */
  suspendedAt: timestamp('suspended_at', { withTimezone: true }),
  suspendedReason: text('suspended_reason'),
  /** When it is to be deleted with all that it has; null: it stays. */
  deletesAt: timestamp('deletes_at', { withTimezone: true }),
});
