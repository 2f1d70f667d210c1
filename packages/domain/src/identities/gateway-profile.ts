import type { CacheMarks, CallTexts, GatewayRefine, RemoteProvider } from '@refinery/contracts/enums.ts';
import type { ResolvedProviders } from './resolved-providers.ts';

/** How an organization wants calls to models to be treated. */
export interface GatewaySettings {
  refine: GatewayRefine;
  /** Who refines system texts; null: the default provider, and its default model. */
  provider: RemoteProvider | null;
  model: string | null;
  cacheMarks: CacheMarks;
  holdoutPercent: number;
  callTexts: CallTexts;
}

/** What calls of an organization go by. It holds credentials: never log it. */
export interface GatewayProfile {
  organizationId: string;
  resolved: ResolvedProviders;
  settings: GatewaySettings;
  /** The models that stand for other names, in the order in which they are asked. */
  aliases: ReadonlyMap<string, readonly string[]>;
}

/** Under which name the database tells of changes of what calls of an organization go by. */
export const gatewayChange = (organizationId: string): string => `gateway:${organizationId}`;
