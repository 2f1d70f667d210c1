import type { Endpoint } from '../endpoint.ts';
import { abTestEndpoints } from './ab-tests.ts';
import { analyticsEndpoints } from './analytics.ts';
import { apiKeyEndpoints } from './api-keys.ts';
import { auditEndpoints } from './audit.ts';
import { authEndpoints } from './auth.ts';
import { batchEndpoints } from './batches.ts';
import { billingEndpoints } from './billing.ts';
import { callEndpoints } from './calls.ts';
import { chatEndpoints } from './chat.ts';
import { checkEndpoints } from './checks.ts';
import { datasetEndpoints } from './datasets.ts';
import { domainEndpoints } from './domains.ts';
import { enrichmentEndpoints } from './enrichments.ts';
import { evaluatorEndpoints } from './evaluators.ts';
import { executionEndpoints } from './executions.ts';
import { gatewayEndpoints } from './gateway-settings.ts';
import { healthEndpoints } from './health.ts';
import { invitationEndpoints } from './invitations.ts';
import { llmEndpoints } from './llm.ts';
import { memberEndpoints } from './members.ts';
import { modelEndpoints } from './models.ts';
import { moderationEndpoints } from './moderation.ts';
import { operatorEndpoints } from './operators.ts';
import { optimizationEndpoints } from './optimizations.ts';
import { organizationEndpoints } from './organizations.ts';
import { otherNameEndpoints } from './other-names.ts';
import { projectEndpoints } from './projects.ts';
import { promptLabelEndpoints } from './prompt-labels.ts';
import { promptOptimizationEndpoints } from './prompt-optimizations.ts';
import { promptQualityEndpoints } from './prompt-quality.ts';
import { promptEndpoints } from './prompts.ts';
import { providerEndpoints } from './providers.ts';
import { publishedPromptEndpoints } from './published-prompts.ts';
import { refinedTextEndpoints } from './refined-texts.ts';
import { reviewEndpoints } from './reviews.ts';
import { runEndpoints } from './runs.ts';
import { savingsEndpoints } from './savings.ts';
import { scimTokenEndpoints } from './scim-tokens.ts';
import { sharingEndpoints } from './sharing.ts';
import { socialAccountEndpoints } from './social-accounts.ts';
import { connectionEndpoints } from './sso-connections.ts';
import { ssoPolicyEndpoints } from './sso-policy.ts';
import { ssoSignInEndpoints } from './sso-sign-in.ts';
import { systemEndpoints } from './system.ts';
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
  ...domainEndpoints,
  ...connectionEndpoints,
  ...ssoPolicyEndpoints,
  ...scimTokenEndpoints,
  ...ssoSignInEndpoints,
  ...socialAccountEndpoints,
  ...apiKeyEndpoints,
  ...providerEndpoints,
  ...modelEndpoints,
  ...optimizationEndpoints,
  ...reviewEndpoints,
  ...checkEndpoints,
  ...batchEndpoints,
  ...projectEndpoints,
  ...promptEndpoints,
  ...promptLabelEndpoints,
  ...promptOptimizationEndpoints,
  ...promptQualityEndpoints,
  ...enrichmentEndpoints,
  ...executionEndpoints,
  ...datasetEndpoints,
  ...runEndpoints,
  ...sharingEndpoints,
  ...publishedPromptEndpoints,
  ...moderationEndpoints,
  ...evaluatorEndpoints,
  ...abTestEndpoints,
  ...usageEndpoints,
  ...billingEndpoints,
  ...llmEndpoints,
  ...chatEndpoints,
  ...callEndpoints,
  ...savingsEndpoints,
  ...gatewayEndpoints,
  ...refinedTextEndpoints,
  ...analyticsEndpoints,
  ...webhookEndpoints,
  ...auditEndpoints,
  ...operatorEndpoints,
  ...systemEndpoints,
  ...otherNameEndpoints,
] as const;

export const ENDPOINTS: readonly Endpoint[] = all;
/** Each with its own types. */
export type AnyEndpoint = (typeof all)[number];
