import { type Static, Type } from 'typebox';
import { ROLES, type Role } from './enums.ts';
import {
  connectionExample,
  connectionTestExample,
  createConnectionExample,
  createSamlConnectionExample,
  samlConnectionExample,
  updateConnectionExample,
} from './examples/sso-connections.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** How an identity provider is spoken to: OpenID Connect or SAML 2.0. */
const CONNECTION_KINDS = ['oidc', 'saml'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** Most characters of a SAML identity provider's metadata. */
const MAX_METADATA = 256 * 1024;

const Name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '\\S',
  description: 'For people, such as `Acme Entra ID`',
});
const ClientId = Type.String({
  minLength: 1,
  maxLength: 300,
  description: 'What the identity provider calls this application',
});
const ClientSecret = Type.String({
  minLength: 1,
  maxLength: 1_000,
  description: 'What the identity provider gave with it. It is stored encrypted, and never shown',
});
const Metadata = Type.String({
  minLength: 1,
  maxLength: MAX_METADATA,
  description: 'The metadata of a SAML identity provider, as XML',
});
const MetadataUrl = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Or the address where it is. It is read again each day, so new certificates are known in time',
});
const DefaultRole = nullable<Role>({
  type: 'string',
  enum: [...ROLES],
  description:
    'The role of people whom no rule matches; null: they cannot sign in. Default: `member` if there is no rule, else null',
});

const RoleRule = Type.Object(
  {
    claim: Type.String({ minLength: 1, maxLength: 100, description: 'Such as `groups`' }),
    value: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'What the claim says, or has in its list',
    }),
    role: oneOf(ROLES),
  },
  strict,
);
export type RoleRule = Static<typeof RoleRule>;

const RoleMapping = Type.Array(RoleRule, {
  maxItems: 100,
  description: 'Which claims of the identity provider give which role. The highest role wins',
});

export const CreateConnectionBody = Type.Object(
  {
    kind: oneOf(CONNECTION_KINDS),
    name: Name,
    issuer: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description:
          'For `oidc`: the address of the identity provider, exactly as its metadata says it. The metadata is at `<issuer>/.well-known/openid-configuration`',
      }),
    ),
    clientId: Type.Optional(ClientId),
    clientSecret: Type.Optional(ClientSecret),
    metadata: Type.Optional(Metadata),
    metadataUrl: Type.Optional(MetadataUrl),
    defaultRole: Type.Optional(DefaultRole),
    roleMapping: Type.Optional(RoleMapping),
  },
  {
    title: 'NewConnection',
    ...strict,
    description:
      'For `oidc`: `issuer`, `clientId` and `clientSecret`. For `saml`: `metadata` or `metadataUrl`, and none of the others',
    examples: [createConnectionExample, createSamlConnectionExample],
  },
);
export type CreateConnectionBody = Static<typeof CreateConnectionBody>;

export const UpdateConnectionBody = Type.Object(
  {
    name: Type.Optional(Name),
    clientId: Type.Optional(ClientId),
    clientSecret: Type.Optional(ClientSecret),
    metadata: Type.Optional(Metadata),
    metadataUrl: Type.Optional(MetadataUrl),
    defaultRole: Type.Optional(DefaultRole),
    roleMapping: Type.Optional(RoleMapping),
  },
  { title: 'ConnectionChange', ...strict, examples: [updateConnectionExample] },
);
export type UpdateConnectionBody = Static<typeof UpdateConnectionBody>;

const SamlSettings = Type.Object(
  {
    metadataUrl: nullable<string>({ type: 'string', description: 'null: the metadata was sent' }),
    signInUrl: Type.String({ description: 'Where people are sent to sign in' }),
    certificates: Type.Array(
      Type.Object({
        fingerprint: Type.String({ description: 'SHA-256, in hexadecimal digits' }),
        expiresAt: Timestamp('From then on, what it signs is refused'),
      }),
      { description: 'With which the identity provider signs' },
    ),
  },
  { description: 'null for `oidc`' },
);
type SamlSettings = Static<typeof SamlSettings>;

export const ConnectionSchema = Type.Object(
  {
    id: Uuid(),
    kind: oneOf(CONNECTION_KINDS),
    name: Type.String(),
    issuer: Type.String({ description: 'Of a SAML identity provider: its entity id' }),
    clientId: nullable<string>({ type: 'string', description: 'null for `saml`' }),
    redirectUri: Type.String({
      description:
        'Enter this address at the identity provider. For `saml` it is the ACS URL, the entity id (audience) and the address of our metadata',
    }),
    saml: nullable<SamlSettings>(SamlSettings),
    defaultRole: DefaultRole,
    roleMapping: Type.Array(RoleRule),
    createdAt: Timestamp(),
    updatedAt: Timestamp(),
  },
  { title: 'Connection', examples: [connectionExample, samlConnectionExample] },
);
export type ConnectionReply = Static<typeof ConnectionSchema>;

export const ConnectionTestSchema = Type.Object(
  {
    issuer: Type.String(),
    authorizationEndpoint: Type.String({ description: 'Where people are sent to sign in' }),
    tokenEndpoint: nullable<string>({ type: 'string', description: 'null for `saml`' }),
    signingKeys: Type.Integer({
      description: 'How many keys, or certificates that have not expired, the identity provider signs with',
    }),
  },
  { title: 'ConnectionTest', examples: [connectionTestExample] },
);
export type ConnectionTestReply = Static<typeof ConnectionTestSchema>;
