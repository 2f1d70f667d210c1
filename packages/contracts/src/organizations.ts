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
  description:
    'Whether people without two-factor sign-in must set it up before they can do anything here. API keys still work',
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
      'Only people whose e-mail is in one of these domains, for example `example.com`, may join; empty: any domain. Members stay members',
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
    description: 'Used for requests that do not set one; null: `UNIVERSAL`',
  }),
  defaultCompressionLevel: nullable<CompressionLevel>({
    type: 'string',
    enum: [...COMPRESSION_LEVELS],
    description: 'Used for requests that do not set one; null: `medium`',
  }),
  fallbackOrder: Type.Array(oneOf(REMOTE_PROVIDERS), {
    maxItems: REMOTE_PROVIDERS.length,
    uniqueItems: true,
    description:
      'The only providers that may replace one that fails and that `auto` uses, in this order. Providers that cannot be used are skipped. Empty: all providers, by their `position`',
  }),
  apiKeyAllowedAddresses: Type.Unsafe<string[] | null>({
    ...AllowedAddresses,
    description:
      'IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work. A key that has addresses of its own works only from addresses that are in both lists. null: all addresses',
  }),
  promptRetentionDays: nullable<number>({
    type: 'integer',
    minimum: 1,
    maximum: MAX_RETENTION_DAYS,
    description:
      'After how many days the texts of optimizations are permanently removed. This includes optimizations that are already older. Counts, scores and costs stay. System texts of calls are deleted when no call has brought them for so many days. null: the texts are kept',
  }),
  monthlyBudgetUsd: nullable<number>({
    type: 'number',
    minimum: 0,
    maximum: MAX_BUDGET_USD,
    description:
      'How much providers may cost per calendar month (UTC), with up to 6 decimals. Calls that could exceed it are not made, and models whose price is not known cannot be used. null: no limit',
  }),
};

export const OrganizationSchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    slug: Type.String(),
    plan: oneOf(PLANS),
    role: oneOf(ROLES, { description: "The caller's role in the organization" }),
    requireTwoFactor: RequireTwoFactor,
    allowedEmailDomains: EmailDomains,
    ...settings,
    createdAt: Timestamp(),
    deletesAt: Type.Unsafe<string | null>({
      ...NullableTimestamp,
      description: 'When the organization and everything in it will be deleted; null: it will not be deleted',
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

/**
 * Whether a path is about an organization that it names. Then its caller is a member of that one: there is
 * none for others.
 */
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
    description: 'The slug of the organization, to make sure that it is the right one',
    examples: [organizationExample.slug],
  }),
});

export const SwitchOrganizationBody = Type.Object(
  { organizationId: Uuid() },
  { title: 'OrganizationSwitch', ...strict, examples: [switchOrganizationExample] },
);
