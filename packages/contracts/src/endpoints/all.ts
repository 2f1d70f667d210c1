import type { Endpoint } from '../endpoint.ts';
import { apiKeyEndpoints } from './api-keys.ts';
import { auditEndpoints } from './audit.ts';
import { authEndpoints } from './auth.ts';
import { batchEndpoints } from './batches.ts';
import { checkEndpoints } from './checks.ts';
import { enrichmentEndpoints } from './enrichment.ts';
import { healthEndpoints } from './health.ts';
import { invitationEndpoints } from './invitations.ts';
import { memberEndpoints } from './members.ts';
import { optimizationEndpoints } from './optimizations.ts';
import { organizationEndpoints } from './organizations.ts';
import { otherNameEndpoints } from './other-names.ts';
import { promptLabelEndpoints } from './prompt-labels.ts';
import { promptOptimizationEndpoints } from './prompt-optimizations.ts';
import { promptEndpoints } from './prompts.ts';
import { providerEndpoints } from './providers.ts';
import { reviewEndpoints } from './reviews.ts';
import { sharingEndpoints } from './sharing.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import { usageEndpoints } from './usage.ts';
import { userEndpoints } from './users.ts';
import { webhookEndpoints } from './webhooks.ts';

/** Every endpoint of the API, chapter by chapter, in the order in which they are read about and used. */
const all = [
  ...healthEndpoints,
  ...authEndpoints,
  ...twoFactorEndpoints,
  ...userEndpoints,
  ...organizationEndpoints,
  ...memberEndpoints,
  ...invitationEndpoints,
  ...apiKeyEndpoints,
  ...providerEndpoints,
  ...optimizationEndpoints,
  ...reviewEndpoints,
  ...checkEndpoints,
  ...batchEndpoints,
  ...promptEndpoints,
  ...promptLabelEndpoints,
  ...promptOptimizationEndpoints,
  ...enrichmentEndpoints,
  ...sharingEndpoints,
  ...usageEndpoints,
  ...webhookEndpoints,
  ...auditEndpoints,
  ...otherNameEndpoints,
] as const;

export const ENDPOINTS: readonly Endpoint[] = all;
/** Each with its own types. */
export type AnyEndpoint = (typeof all)[number];
