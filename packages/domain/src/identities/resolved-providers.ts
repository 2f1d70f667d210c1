import type { Provider, RemoteProvider, Strictness, VerifyMode } from '@refinery/contracts/enums.ts';
import type { providerConfigs } from '@refinery/db/schema/providers.ts';
import type { Candidate } from '@refinery/providers/spec.ts';

export type ProviderConfig = typeof providerConfigs.$inferSelect;

/** One provider as it stands for an organization. */
export interface ResolvedProvider {
  provider: RemoteProvider;
  config: ProviderConfig | undefined;
  credentialSource: 'organization' | 'operator' | 'none';
  /** What a call would use; null where the provider is not usable. */
  candidate: Candidate | null;
  /** Why it is not usable. */
  reason: string | null;
}

/** How an organization wants doubts about a model's result to be dealt with. */
export interface VerificationDefaults {
  verify: VerifyMode;
  strictness: Strictness;
  /** The second reader; null: the model that refined. */
  provider: RemoteProvider | null;
  /** Of that provider; null: its own default. */
  model: string | null;
}

export interface ResolvedProviders {
  defaultProvider: Provider;
  verification: VerificationDefaults;
  /** The only ones that may stand in for another, or be taken for `auto`; empty: all. */
  fallbackOrder: readonly RemoteProvider[];
  /**
   * In the order in which they are tried: that of the organization, then by position, then as the
   * documentation has them.
   */
  providers: ResolvedProvider[];
}
