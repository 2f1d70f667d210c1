import { type Static, Type } from 'typebox';
import {
  CUSTOM_REQUEST_FORMATS,
  PROVIDERS,
  REMOTE_PROVIDERS,
  type RemoteProvider,
  STRICTNESSES,
  VERIFY_MODES,
} from './enums.ts';
import {
  providerExample,
  providerTestExample,
  saveProviderExample,
  saveVerificationExample,
  verificationExample,
} from './examples/providers.ts';
import { nullable, oneOf, strict } from './schema-helpers.ts';

export const ProviderParams = Type.Object({ provider: oneOf(REMOTE_PROVIDERS, { examples: ['openai'] }) });

export const SaveProviderBody = Type.Object(
  {
    apiKey: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1000, description: 'Stored encrypted, never returned' }),
    ),
    defaultModel: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    baseUrl: Type.Optional(Type.String({ format: 'uri', maxLength: 500, description: 'For `custom` only' })),
    authHeader: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]{1,100}$',
        description:
          'Only for `custom`; default: `Authorization`. Headers that control how a request is sent are not allowed: `Cookie`, `Host`, `X-Forwarded-*`, …',
      }),
    ),
    authValue: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2000,
        pattern: '^[\\x20-\\x7e]+$',
        description: 'Only for `custom`: the whole value of the header. It is stored encrypted',
      }),
    ),
    requestFormat: Type.Optional(
      oneOf(CUSTOM_REQUEST_FORMATS, { description: 'For `custom` only; default `openai`' }),
    ),
    enabled: Type.Optional(Type.Boolean()),
    position: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        description: 'Position in the fallback order; 1 is tried first',
      }),
    ),
    isDefault: Type.Optional(
      Type.Boolean({ description: 'Whether requests that do not set a provider use this one' }),
    ),
  },
  { title: 'ProviderChange', ...strict, examples: [saveProviderExample] },
);
export type SaveProviderBody = Static<typeof SaveProviderBody>;

export const ProviderSchema = Type.Object(
  {
    provider: oneOf(PROVIDERS),
    usable: Type.Boolean(),
    reason: Type.Unsafe<string | null>({
      anyOf: [{ type: 'string' }, { type: 'null' }],
      description: 'Why it cannot be used',
    }),
    enabled: Type.Boolean(),
    isDefault: Type.Boolean(),
    credentials: oneOf(['organization', 'operator', 'none', 'not_needed'], {
      description: "Whose credentials a call would use. The organization's own credentials come first",
    }),
    lastFour: Type.Unsafe<string | null>({
      anyOf: [{ type: 'string' }, { type: 'null' }],
      description: "The last four characters of the organization's own credential",
    }),
    defaultModel: Type.Unsafe<string | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
    baseUrl: Type.Unsafe<string | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
    authHeader: Type.Optional(Type.String()),
    requestFormat: Type.Optional(oneOf(CUSTOM_REQUEST_FORMATS)),
    position: Type.Unsafe<number | null>({
      anyOf: [{ type: 'integer' }, { type: 'null' }],
      description: 'Position in the fallback order; null: after all providers that have one',
    }),
  },
  { title: 'Provider', examples: [providerExample] },
);
export type ProviderReply = Static<typeof ProviderSchema>;

export const SaveVerificationBody = Type.Object(
  {
    verify: Type.Optional(oneOf(VERIFY_MODES)),
    strictness: Type.Optional(oneOf(STRICTNESSES)),
    provider: Type.Optional(
      nullable<RemoteProvider>({
        type: 'string',
        enum: [...REMOTE_PROVIDERS],
        description: 'The provider of the second reader; null: the model that made the result',
      }),
    ),
    model: Type.Optional(
      nullable<string>({
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: "A model of that provider; null: the provider's default model",
      }),
    ),
  },
  { title: 'VerificationChange', ...strict, examples: [saveVerificationExample] },
);
export type SaveVerificationBody = Static<typeof SaveVerificationBody>;

export const VerificationSettingsSchema = Type.Object(
  {
    verify: oneOf(VERIFY_MODES, { description: 'Used for requests that do not set it; at first `doubts`' }),
    strictness: oneOf(STRICTNESSES, {
      description: 'Used for requests that do not set it; at first `normal`',
    }),
    provider: nullable<RemoteProvider>({
      type: 'string',
      enum: [...REMOTE_PROVIDERS],
      description: 'The provider of the second reader; null: the model that made the result',
    }),
    model: nullable<string>({ type: 'string', description: "null: the provider's default model" }),
    usable: Type.Boolean({ description: 'Whether that provider can be used; true if there is none' }),
    reason: nullable<string>({ type: 'string', description: 'Why it cannot be used' }),
  },
  { title: 'VerificationSettings', examples: [verificationExample] },
);
export type VerificationSettings = Static<typeof VerificationSettingsSchema>;

export const ProviderTestSchema = Type.Object(
  {
    ok: Type.Boolean(),
    provider: oneOf(PROVIDERS),
    model: Type.String(),
    latencyMs: Type.Number(),
    error: Type.Optional(
      Type.Object({ kind: Type.String(), message: Type.String(), retryable: Type.Boolean() }),
    ),
  },
  { title: 'ProviderTest', examples: [providerTestExample] },
);
