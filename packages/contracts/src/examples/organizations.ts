import { exampleId } from './ids.ts';

export const organizationExample = {
  id: exampleId('organization'),
  name: 'Analytical Engines',
  slug: 'analytical-engines',
  plan: 'free',
  role: 'admin',
  requireTwoFactor: false,
  allowedEmailDomains: ['example.com'],
  defaultStrategy: 'GPT',
  defaultCompressionLevel: null,
  fallbackOrder: ['anthropic', 'openai'],
  apiKeyAllowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
  promptRetentionDays: 90,
  monthlyBudgetUsd: 250,
  createdAt: '2026-05-04T10:00:00.000Z',
  deletesAt: null,
};

export const createOrganizationExample = { name: 'Difference Engines', slug: 'difference-engines' };
export const updateOrganizationExample = {
  name: 'Analytical Engines Ltd',
  promptRetentionDays: 90,
  monthlyBudgetUsd: 250,
};
export const switchOrganizationExample = { organizationId: exampleId('organization') };
