import type { Context } from '../context/context.ts';
import { GROUP_SCHEMA } from './internal/group-resource.ts';
import { scimUrlOf } from './internal/to-token-reply.ts';
import { USER_SCHEMA } from './internal/user-resource.ts';

type Urls = Pick<Context, 'settings'>;

interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'complex' | 'reference';
  multiValued: boolean;
  required: boolean;
  caseExact: boolean;
  mutability: 'readWrite' | 'readOnly' | 'immutable';
  returned: 'default';
  uniqueness: 'none' | 'server';
  subAttributes?: Attribute[];
}

/** An attribute as RFC 7643, 7 describes one; what is not said is as there. */
const attribute = (name: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

const EXTERNAL_ID = attribute('externalId', { caseExact: true });
const REFERENCES = [
  attribute('value', { mutability: 'readOnly', caseExact: true }),
  attribute('display', { mutability: 'readOnly' }),
];

const USER_ATTRIBUTES: Attribute[] = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  EXTERNAL_ID,
  attribute('active', { type: 'boolean' }),
  attribute('displayName'),
  attribute('name', {
    type: 'complex',
    subAttributes: ['formatted', 'givenName', 'familyName'].map((part) => attribute(part)),
  }),
  attribute('emails', {
    type: 'complex',
    multiValued: true,
    subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
  }),
  attribute('groups', {
    type: 'complex',
    multiValued: true,
    mutability: 'readOnly',
    subAttributes: REFERENCES,
  }),
];

const GROUP_ATTRIBUTES: Attribute[] = [
  attribute('displayName', { required: true, uniqueness: 'server' }),
  EXTERNAL_ID,
  attribute('members', {
    type: 'complex',
    multiValued: true,
    subAttributes: [attribute('value', { mutability: 'immutable', caseExact: true }), attribute('display')],
  }),
];

/** What this service does of SCIM (RFC 7643, 5). */
export const describeService = ({ settings }: Urls) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri: `${settings.publicUrl}/api-docs`,
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token of the organization, in the header Authorization',
      primary: true,
    },
  ],
  meta: {
    resourceType: 'ServiceProviderConfig',
    location: `${scimUrlOf(settings)}/ServiceProviderConfig`,
  },
});

/** What there is (RFC 7643, 6). */
export const describeResourceTypes = ({ settings }: Urls) =>
  [
    { id: 'User', endpoint: '/Users', schema: USER_SCHEMA },
    { id: 'Group', endpoint: '/Groups', schema: GROUP_SCHEMA },
  ].map(({ id, endpoint, schema }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id,
    name: id,
    endpoint,
    schema,
    meta: { resourceType: 'ResourceType', location: `${scimUrlOf(settings)}/ResourceTypes/${id}` },
  }));

/** The attributes that are kept (RFC 7643, 7). */
export const describeSchemas = ({ settings }: Urls) =>
  [
    { id: USER_SCHEMA, name: 'User', attributes: USER_ATTRIBUTES },
    { id: GROUP_SCHEMA, name: 'Group', attributes: GROUP_ATTRIBUTES },
  ].map(({ id, name, attributes }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: `${scimUrlOf(settings)}/Schemas/${id}` },
  }));
