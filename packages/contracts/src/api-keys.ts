import { type Static, Type } from 'typebox';
import { SCOPES } from './enums.ts';
import {
  apiKeyDetailsExample,
  apiKeyExample,
  createApiKeyExample,
  createdApiKeyExample,
  rotateApiKeyExample,
  rotatedApiKeyExample,
  updateApiKeyExample,
} from './examples/api-keys.ts';
import { pageFields } from './pagination.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const MOST_ADDRESSES = 100;
/** An IPv6 address that ends in an IPv4 address, and the length of a network. */
const LONGEST_ADDRESS = 49;
const MOST_REQUESTS = 1_000_000;
const HIGHEST_QUOTA = 1_000_000_000;
const HIGHEST_BUDGET_USD = 1_000_000_000;
const MOST_TOKENS = 1_000_000_000;
const LONGEST_REPLY_CACHE_SECONDS = 24 * 60 * 60;
const LONGEST_OVERLAP_SECONDS = 7 * 24 * 60 * 60;

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Scopes = (description: string) =>
  Type.Array(oneOf(SCOPES), { minItems: 1, maxItems: SCOPES.length, uniqueItems: true, description });

export const AllowedAddresses = nullable<string[]>({
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: LONGEST_ADDRESS },
  minItems: 1,
  maxItems: MOST_ADDRESSES,
  description:
    'IPv4 and IPv6 addresses and CIDR ranges from which the key works, for example `203.0.113.0/24`; null: all addresses',
});
const RateLimit = nullable<number>({
  type: 'integer',
  minimum: 1,
  maximum: MOST_REQUESTS,
  description:
    'How many requests per minute this key may send. The limit of the organization also applies. null: only the limit of the organization',
});
const MonthlyQuota = nullable<number>({
  type: 'integer',
  minimum: 1,
  maximum: HIGHEST_QUOTA,
  description:
    'How many optimizations this key may make per calendar month (UTC), including those in batches. The quota of the organization also applies. null: only the quota of the organization',
});

const MonthlyBudget = nullable<number>({
  type: 'number',
  minimum: 0,
  maximum: HIGHEST_BUDGET_USD,
  description:
    'How much calls to models with this key may cost per calendar month (UTC), in US dollars with up to 6 decimals. Calls that could exceed it are not made, and models whose price is not known cannot be used. The budget of the organization also applies. null: only the budget of the organization',
});
const TokensPerMinute = nullable<number>({
  type: 'integer',
  minimum: 1,
  maximum: MOST_TOKENS,
  description:
    'How many tokens calls to models with this key may have per minute, input and output together. The input counts before a call, by its size, and the rest after it; what was too much counts in the next minute. null: no limit',
});
const CompactToolResults = Type.Boolean({
  description:
    'Whether white space outside strings is removed from tool results that are JSON, before they go to the model. Harmful to agents that edit files by quoting them: they quote what the model saw. Default: false',
});
const replyCache = {
  type: 'object',
  properties: {
    ttlSeconds: Type.Integer({
      minimum: 1,
      maximum: LONGEST_REPLY_CACHE_SECONDS,
      description: 'How many seconds a reply may be sent again, up to 24 hours',
    }),
  },
  required: ['ttlSeconds'],
} as const;
type ReplyCache = { ttlSeconds: number };
const ReplyCache = nullable<ReplyCache>({
  ...replyCache,
  ...strict,
  description:
    'Answers a call to a model with the stored reply of an identical call with this key, if that was complete. Replies are only in the memory of a process, and not all of them. null: each call reaches the model',
});

const limits = {
  allowedAddresses: Type.Optional(AllowedAddresses),
  rateLimitPerMinute: Type.Optional(RateLimit),
  monthlyQuota: Type.Optional(MonthlyQuota),
  monthlyBudgetUsd: Type.Optional(MonthlyBudget),
  tokensPerMinute: Type.Optional(TokensPerMinute),
  compactToolResults: Type.Optional(CompactToolResults),
  replyCache: Type.Optional(ReplyCache),
};

export const CreateApiKeyBody = Type.Object(
  {
    name: Name,
    scopes: Type.Optional(Scopes('Default: all scopes that you have')),
    expiresAt: Type.Optional(Timestamp('When the key stops working; default: never')),
    ...limits,
  },
  { title: 'NewApiKey', ...strict, examples: [createApiKeyExample] },
);
export type CreateApiKeyBody = Static<typeof CreateApiKeyBody>;

export const UpdateApiKeyBody = Type.Object(
  {
    name: Type.Optional(Name),
    scopes: Type.Optional(Scopes('You can only add scopes that you have yourself')),
    expiresAt: Type.Optional(NullableTimestamp),
    ...limits,
  },
  { title: 'ApiKeyUpdate', ...strict, minProperties: 1, examples: [updateApiKeyExample] },
);
export type UpdateApiKeyBody = Static<typeof UpdateApiKeyBody>;

export const RotateApiKeyBody = Type.Object(
  {
    overlapSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LONGEST_OVERLAP_SECONDS,
        default: 0,
        description: 'How many seconds the old key still works, up to 7 days',
      }),
    ),
  },
  { title: 'ApiKeyRotation', ...strict, examples: [rotateApiKeyExample] },
);
export type RotateApiKeyBody = Static<typeof RotateApiKeyBody>;

export const ApiKeysQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    prefix: Type.Optional(
      Type.String({
        pattern: '^prk_[A-Za-z0-9_-]{0,8}$',
        description:
          'The first characters of a key: `prk_` and up to 8 more. Finds the key that begins with them now, or that did before its last rotation. Never send more characters of a key than these',
      }),
    ),
  },
  strict,
);
export type ApiKeysQuery = Static<typeof ApiKeysQuery>;

const PreviousKey = Type.Object({
  prefix: Type.String({ description: 'The first characters of the old key' }),
  expiresAt: Timestamp('When the old key stops working, or when it stopped'),
});

export const ApiKeySchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    prefix: Type.String({ description: 'The first characters of the key, so that you can recognize it' }),
    scopes: Type.Array(oneOf(SCOPES)),
    createdAt: Timestamp(),
    lastUsedAt: NullableTimestamp,
    lastUsedAddress: nullable<string>({ type: 'string', description: 'The client address of the last use' }),
    expiresAt: NullableTimestamp,
    allowedAddresses: nullable<string[]>({ type: 'array', items: { type: 'string' } }),
    rateLimitPerMinute: nullable<number>({ type: 'integer' }),
    monthlyQuota: nullable<number>({ type: 'integer' }),
    monthlyBudgetUsd: nullable<number>({ type: 'number' }),
    tokensPerMinute: nullable<number>({ type: 'integer' }),
    compactToolResults: Type.Boolean(),
    replyCache: nullable<ReplyCache>(replyCache),
    previous: nullable<Static<typeof PreviousKey>>({
      ...PreviousKey,
      description: 'The key that the last rotation replaced; null if the key was never rotated',
    }),
  },
  { title: 'ApiKey', examples: [apiKeyExample] },
);
export type ApiKeyReply = Static<typeof ApiKeySchema>;

export const ApiKeyDetailsSchema = Type.Object(
  {
    ...ApiKeySchema.properties,
    usedThisMonth: Type.Integer({
      minimum: 0,
      description:
        'How many optimizations were counted for the key this month, including those that have not ended yet',
    }),
    spentThisMonthUsd: Type.Number({
      minimum: 0,
      description:
        'What calls to models with the key cost this month, in US dollars; not what is set aside for calls that run',
    }),
  },
  { title: 'ApiKeyDetails', examples: [apiKeyDetailsExample] },
);
export type ApiKeyDetailsReply = Static<typeof ApiKeyDetailsSchema>;

const Secret = Type.String({ description: 'Only this answer contains it' });

export const CreatedApiKeySchema = Type.Object(
  { ...ApiKeySchema.properties, key: Secret },
  { title: 'CreatedApiKey', examples: [createdApiKeyExample] },
);
export type CreatedApiKeyReply = Static<typeof CreatedApiKeySchema>;

export const RotatedApiKeySchema = Type.Object(
  { ...ApiKeySchema.properties, key: Secret },
  { title: 'RotatedApiKey', examples: [rotatedApiKeyExample] },
);
