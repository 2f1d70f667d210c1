import { type Static, Type } from 'typebox';
import { ROLES, type Role } from './enums.ts';
import {
  connectionExample,
  connectionTestExample,
  createConnectionExample,
  updateConnectionExample,
} from './examples/sso-connections.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** How an identity provider is spoken to. */
const CONNECTION_KINDS = ['oidc'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

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
    issuer: Type.String({
      minLength: 1,
      maxLength: 500,
      description:
        'The address of the identity provider, exactly as its metadata says it. The metadata is at `<issuer>/.well-known/openid-configuration`',
    }),
    clientId: ClientId,
    clientSecret: ClientSecret,
    defaultRole: Type.Optional(DefaultRole),
    roleMapping: Type.Optional(RoleMapping),
  },
  { title: 'NewConnection', ...strict, examples: [createConnectionExample] },
);
export type CreateConnectionBody = Static<typeof CreateConnectionBody>;

export const UpdateConnectionBody = Type.Object(
  {
    name: Type.Optional(Name),
    clientId: Type.Optional(ClientId),
    clientSecret: Type.Optional(ClientSecret),
    defaultRole: Type.Optional(DefaultRole),
    roleMapping: Type.Optional(RoleMapping),
  },
  { title: 'ConnectionChange', ...strict, examples: [updateConnectionExample] },
);
export type UpdateConnectionBody = Static<typeof UpdateConnectionBody>;

export const ConnectionSchema = Type.Object(
  {
    id: Uuid(),
    kind: oneOf(CONNECTION_KINDS),
    name: Type.String(),
    issuer: Type.String(),
    clientId: Type.String(),
    redirectUri: Type.String({ description: 'Enter this address at the identity provider' }),
    defaultRole: DefaultRole,
    roleMapping: Type.Array(RoleRule),
    createdAt: Timestamp(),
    updatedAt: Timestamp(),
  },
  { title: 'Connection', examples: [connectionExample] },
);
export type ConnectionReply = Static<typeof ConnectionSchema>;

export const ConnectionTestSchema = Type.Object(
  {
    issuer: Type.String(),
    authorizationEndpoint: Type.String({ description: 'Where people are sent to sign in' }),
    tokenEndpoint: Type.String(),
    signingKeys: Type.Integer({ description: 'How many keys the identity provider signs with' }),
  },
  { title: 'ConnectionTest', examples: [connectionTestExample] },
);
export type ConnectionTestReply = Static<typeof ConnectionTestSchema>;
