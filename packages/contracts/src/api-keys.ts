import { type Static, Type } from 'typebox';
import { SCOPES } from './enums.ts';
import { apiKeyExample, createApiKeyExample, createdApiKeyExample } from './examples/api-keys.ts';
import { NullableTimestamp, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

export const CreateApiKeyBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    scopes: Type.Optional(
      Type.Array(oneOf(SCOPES), {
        minItems: 1,
        maxItems: SCOPES.length,
        uniqueItems: true,
        description: 'Default: all scopes you hold',
      }),
    ),
    expiresAt: Type.Optional(Timestamp('When the key stops working; default: never')),
  },
  { title: 'NewApiKey', ...strict, examples: [createApiKeyExample] },
);
export type CreateApiKeyBody = Static<typeof CreateApiKeyBody>;

export const ApiKeySchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    prefix: Type.String({ description: 'The first characters of the key, to recognize it by' }),
    scopes: Type.Array(oneOf(SCOPES)),
    createdAt: Timestamp(),
    lastUsedAt: NullableTimestamp,
    expiresAt: NullableTimestamp,
  },
  { title: 'ApiKey', examples: [apiKeyExample] },
);
export type ApiKeyReply = Static<typeof ApiKeySchema>;

export const CreatedApiKeySchema = Type.Object(
  {
    ...ApiKeySchema.properties,
    key: Type.String({ description: 'Shown this once only' }),
  },
  { title: 'CreatedApiKey', examples: [createdApiKeyExample] },
);
