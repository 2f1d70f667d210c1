import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';

/** The columns of what an organization has chosen for its requests. */
export const SETTINGS_COLUMNS = {
  defaultStrategy: organizations.defaultStrategy,
  defaultCompressionLevel: organizations.defaultCompressionLevel,
  fallbackOrder: organizations.fallbackOrder,
  allowedAddresses: organizations.allowedAddresses,
  promptRetentionDays: organizations.promptRetentionDays,
  monthlyBudgetMicros: organizations.monthlyBudgetMicros,
};

type Settings = Pick<typeof organizations.$inferSelect, keyof typeof SETTINGS_COLUMNS>;

/** The same by the names that callers know. */
export const toSettings = (row: Settings) =>
  ({
    defaultStrategy: row.defaultStrategy,
    defaultCompressionLevel: row.defaultCompressionLevel,
    fallbackOrder: row.fallbackOrder,
    apiKeyAllowedAddresses: row.allowedAddresses,
    promptRetentionDays: row.promptRetentionDays,
    monthlyBudgetUsd: row.monthlyBudgetMicros === null ? null : toUsd(row.monthlyBudgetMicros),
  }) satisfies Partial<OrganizationReply>;
