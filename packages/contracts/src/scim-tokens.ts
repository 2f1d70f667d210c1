import { type Static, Type } from 'typebox';
import {
  createdScimTokenExample,
  createScimTokenExample,
  directoryUserExample,
  scimTokenExample,
} from './examples/scim-tokens.ts';
import { pageFields } from './pagination.ts';
import { NullableTimestamp, nullable, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Under which directories find people and groups. */
export const SCIM_PATH = '/scim/v2';

export const CreateScimTokenBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: 'For people' }),
    connectionId: Type.Optional(
      Uuid(
        'The identity provider whose directory it is. It can be left out where the organization has one connection',
      ),
    ),
  },
  { title: 'NewScimToken', ...strict, examples: [createScimTokenExample] },
);
export type CreateScimTokenBody = Static<typeof CreateScimTokenBody>;

const fields = {
  id: Uuid(),
  name: Type.String(),
  connectionId: Uuid('The identity provider whose directory it is'),
  prefix: Type.String({ description: 'The first characters of the token' }),
  baseUrl: Type.String({ description: 'Enter this address at the identity provider, and the token' }),
  createdAt: Timestamp(),
  lastUsedAt: NullableTimestamp,
};

export const ScimTokenSchema = Type.Object(fields, { title: 'ScimToken', examples: [scimTokenExample] });
export type ScimTokenReply = Static<typeof ScimTokenSchema>;

export const CreatedScimTokenSchema = Type.Object(
  { ...fields, token: Type.String({ description: 'Only this answer has it' }) },
  { title: 'CreatedScimToken', examples: [createdScimTokenExample] },
);
export type CreatedScimTokenReply = Static<typeof CreatedScimTokenSchema>;

export const DirectoryUsersQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    active: Type.Optional(Type.Boolean({ description: 'Only those who are active, or are not' })),
  },
  strict,
);
export type DirectoryUsersQuery = Static<typeof DirectoryUsersQuery>;

export const DirectoryUserSchema = Type.Object(
  {
    id: Uuid(),
    connectionId: Uuid('The identity provider whose directory has them'),
    userName: Type.String(),
    displayName: nullable<string>({ type: 'string' }),
    active: Type.Boolean({
      description: 'If not, their sessions and API keys here are refused until the directory activates them',
    }),
    userId: nullable<string>({
      type: 'string',
      format: 'uuid',
      description: 'Whose account it is; null: they were never active',
    }),
    groups: Type.Array(Type.String(), { description: 'The names of their groups' }),
    createdAt: Timestamp(),
    updatedAt: Timestamp(),
  },
  { title: 'DirectoryUser', examples: [directoryUserExample] },
);
export type DirectoryUserReply = Static<typeof DirectoryUserSchema>;
