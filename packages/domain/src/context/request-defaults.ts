import type { CompressionLevel, Provider, Strategy } from '@refinery/contracts/enums.ts';
import { REFINE_DEFAULTS } from '@refinery/contracts/optimizations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';

/** What a request takes that does not say. */
export interface RequestDefaults {
  provider: Provider;
  strategy: Strategy;
  compressionLevel: CompressionLevel;
}

/** Where an organization has chosen nothing. */
export const BUILT_IN_DEFAULTS: RequestDefaults = {
  provider: 'local',
  strategy: REFINE_DEFAULTS.strategy,
  compressionLevel: REFINE_DEFAULTS.compressionLevel,
};

/** The columns of an organization that say so. */
export const DEFAULTS_COLUMNS = {
  defaultProvider: organizations.defaultProvider,
  defaultStrategy: organizations.defaultStrategy,
  defaultCompressionLevel: organizations.defaultCompressionLevel,
};

export type DefaultsRow = Pick<typeof organizations.$inferSelect, keyof typeof DEFAULTS_COLUMNS>;

/** What an organization has chosen, and the built-in defaults for the rest. */
export const defaultsOf = (row: DefaultsRow): RequestDefaults => ({
  provider: row.defaultProvider ?? BUILT_IN_DEFAULTS.provider,
  strategy: row.defaultStrategy ?? BUILT_IN_DEFAULTS.strategy,
  compressionLevel: row.defaultCompressionLevel ?? BUILT_IN_DEFAULTS.compressionLevel,
});
