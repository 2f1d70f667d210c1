import { type Static, Type } from 'typebox';
import { PLANS, ROLES } from './enums.ts';
import {
  createOrganizationExample,
  organizationExample,
  switchOrganizationExample,
  updateOrganizationExample,
} from './examples/organizations.ts';
import { IdParams, NullableTimestamp, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

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

export const OrganizationSchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    slug: Type.String(),
    plan: oneOf(PLANS),
    role: oneOf(ROLES, { description: 'What the caller is there' }),
    requireTwoFactor: RequireTwoFactor,
    allowedEmailDomains: EmailDomains,
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
