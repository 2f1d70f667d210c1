import { type Static, Type } from 'typebox';
import { AllowedAddresses } from './api-keys.ts';
import {
  COMPRESSION_LEVELS,
  type CompressionLevel,
  PLANS,
  REMOTE_PROVIDERS,
  ROLES,
  STRATEGIES,
  type Strategy,
} from './enums.ts';
import {
  createOrganizationExample,
  organizationExample,
  switchOrganizationExample,
  updateOrganizationExample,
} from './examples/organizations.ts';
import { IdParams, NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

export const OrganizationName = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export const OrganizationSlug = Type.String({
  minLength: 2,
  maxLength: 63,
  pattern: '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$',
  description: 'Lower-case letters, digits and hyphens',
});

const RequireTwoFactor = Type.Boolean({
  description: 'Whether people without a second factor may do nothing here but set one up. API keys go on',
});
const EmailDomains = Type.Array(
  Type.String({
    maxLength: 253,
    pattern: '^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$',
  }),
  {
    maxItems: 50,
    uniqueItems: true,
    description:
      'Domains of e-mails whose owners may join, such as `example.com`; empty: any. Who is a member stays one',
  },
);

/** Longest that texts are kept where they are not kept for ever, in days. */
const MAX_RETENTION_DAYS = 3_650;
/** Highest budget, in US dollars: with six decimals a number still holds it exactly. */
const MAX_BUDGET_USD = 1_000_000_000;

/** How requests are refined that do not say, what is kept of them and what they may cost. */
const settings = {
  defaultStrategy: nullable<Strategy>({
    type: 'string',
    enum: [...STRATEGIES],
    description: 'For requests that name none; null: `UNIVERSAL`',
  }),
  defaultCompressionLevel: nullable<CompressionLevel>({
    type: 'string',
    enum: [...COMPRESSION_LEVELS],
    description: 'For requests that name none; null: `medium`',
  }),
  fallbackOrder: Type.Array(oneOf(REMOTE_PROVIDERS), {
    maxItems: REMOTE_PROVIDERS.length,
    uniqueItems: true,
    description:
      'The providers that may stand in for one that fails, and that `auto` takes, in this order and no others; those that cannot be used are skipped. Empty: all, by their `position`',
  }),
  apiKeyAllowedAddresses: Type.Unsafe<string[] | null>({
    ...AllowedAddresses,
    description:
      'IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work, each also only from those of its own; null: from everywhere',
  }),
  promptRetentionDays: nullable<number>({
    type: 'integer',
    minimum: 1,
    maximum: MAX_RETENTION_DAYS,
    description:
      'After so many days the texts of what was refined are removed for good, also of what is older already; counts, scores and costs stay. null: they are kept',
  }),
  monthlyBudgetUsd: nullable<number>({
    type: 'number',
    minimum: 0,
    maximum: MAX_BUDGET_USD,
    description:
      'What providers may cost a calendar month (UTC), with up to 6 decimals. No call is made that could exceed it, nor with a model whose price is not known; null: no limit',
  }),
};

export const OrganizationSchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    slug: Type.String(),
    plan: oneOf(PLANS),
    role: oneOf(ROLES, { description: 'What the caller is there' }),
    requireTwoFactor: RequireTwoFactor,
    allowedEmailDomains: EmailDomains,
    ...settings,
    createdAt: Timestamp(),
    deletesAt: Type.Unsafe<string | null>({
      ...NullableTimestamp,
      description: 'When it will be deleted with all that it has; null: it stays',
    }),
  },
  { title: 'Organization', examples: [organizationExample] },
);
export type OrganizationReply = Static<typeof OrganizationSchema>;

export const CreateOrganizationBody = Type.Object(
  { name: OrganizationName, slug: Type.Optional(OrganizationSlug) },
  { title: 'NewOrganization', ...strict, examples: [createOrganizationExample] },
);
export type CreateOrganizationBody = Static<typeof CreateOrganizationBody>;

export const UpdateOrganizationBody = Type.Object(
  {
    name: Type.Optional(OrganizationName),
    slug: Type.Optional(OrganizationSlug),
    requireTwoFactor: Type.Optional(RequireTwoFactor),
    allowedEmailDomains: Type.Optional(EmailDomains),
    ...Type.Partial(Type.Object(settings)).properties,
  },
  { title: 'OrganizationUpdate', ...strict, minProperties: 1, examples: [updateOrganizationExample] },
);
export type UpdateOrganizationBody = Static<typeof UpdateOrganizationBody>;

/** Whether a path is about an organization that it names. Then its caller is a member of that one: there is none for others. */
export const isOfOrganization = (path: string): boolean => path.includes('/:organizationId');

/** Path parameters of what belongs to an organization, which the caller is a member of. */
export const OrganizationParams = Type.Object({
  organizationId: Type.String({ format: 'uuid', examples: [organizationExample.id] }),
});

/** Path parameters of one thing of an organization. */
export const OrganizationIdParams = Type.Object({
  ...OrganizationParams.properties,
  ...IdParams.properties,
});

/** Typed by whoever deletes an organization, so that nobody deletes the wrong one. */
export const ConfirmSlugQuery = Type.Object({
  slug: Type.String({
    minLength: 1,
    maxLength: 63,
    description: 'The slug of the organization, so that it is not the wrong one',
    examples: [organizationExample.slug],
  }),
});

export const SwitchOrganizationBody = Type.Object(
  { organizationId: Uuid() },
  { title: 'OrganizationSwitch', ...strict, examples: [switchOrganizationExample] },
);
