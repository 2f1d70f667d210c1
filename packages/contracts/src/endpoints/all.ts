import type { Endpoint } from '../endpoint.ts';
import { apiKeyEndpoints } from './api-keys.ts';
import { auditEndpoints } from './audit.ts';
import { authEndpoints } from './auth.ts';
import { batchEndpoints } from './batches.ts';
import { checkEndpoints } from './checks.ts';
import { healthEndpoints } from './health.ts';
import { optimizationEndpoints } from './optimizations.ts';
import { providerEndpoints } from './providers.ts';
import { usageEndpoints } from './usage.ts';
import { userEndpoints } from './users.ts';

/** Every endpoint of the API, chapter by chapter, in the order in which they are read about and used. */
const all = [
  ...healthEndpoints,
  ...authEndpoints,
  ...userEndpoints,
  ...apiKeyEndpoints,
  ...providerEndpoints,
  ...optimizationEndpoints,
  ...checkEndpoints,
  ...batchEndpoints,
  ...usageEndpoints,
  ...auditEndpoints,
] as const;

export const ENDPOINTS: readonly Endpoint[] = all;
/** Each with its own types. */
export type AnyEndpoint = (typeof all)[number];
