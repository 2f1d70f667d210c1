import { type Static, Type } from 'typebox';
import { REMOTE_PROVIDERS } from './enums.ts';
import { llmProviderExample, llmTestExample, testLlmExample } from './examples/llm.ts';
import { nullable, oneOf, strict } from './schema-helpers.ts';

const Price = (description: string) => nullable<number>({ type: 'number', description });

const LlmModelSchema = Type.Object(
  {
    id: Type.String(),
    contextTokens: nullable<number>({
      type: 'integer',
      description: 'How many tokens prompt and reply may have together; null: not known',
    }),
    inputUsdPerMillion: Price('US dollars for a million tokens that are read; null: not known'),
    outputUsdPerMillion: Price('The same for tokens that are written'),
  },
  { title: 'LlmModel' },
);

export const LlmProviderSchema = Type.Object(
  {
    provider: oneOf(REMOTE_PROVIDERS),
    isDefault: Type.Boolean(),
    credentials: oneOf(['organization', 'operator']),
    defaultModel: Type.String(),
    models: Type.Array(LlmModelSchema, {
      description:
        'The default model, then those that the price table knows. The provider may offer others, and may not offer all of these',
    }),
  },
  { title: 'LlmProvider', examples: [llmProviderExample] },
);
export type LlmProviderReply = Static<typeof LlmProviderSchema>;

export const TestLlmBody = Type.Object(
  {
    provider: Type.Optional(
      oneOf(REMOTE_PROVIDERS, { description: 'Default: the provider of `model`, else the first of `auto`' }),
    ),
    model: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: "Default: the provider's default model" }),
    ),
    message: Type.Optional(Type.String({ minLength: 1, maxLength: 4_000 })),
  },
  { title: 'LlmTestRequest', ...strict, examples: [testLlmExample] },
);
export type TestLlmBody = Static<typeof TestLlmBody>;

export const LlmTestSchema = Type.Object(
  {
    ok: Type.Boolean(),
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String({ description: 'The model that answered; if none did, the one that was asked' }),
    latencyMs: Type.Number(),
    reply: nullable<string>({ type: 'string', description: 'Up to 1,000 characters' }),
    error: nullable<{ kind: string; message: string; retryable: boolean }>({
      type: 'object',
      properties: { kind: { type: 'string' }, message: { type: 'string' }, retryable: { type: 'boolean' } },
      required: ['kind', 'message', 'retryable'],
    }),
  },
  { title: 'LlmTest', examples: [llmTestExample] },
);
export type LlmTestReply = Static<typeof LlmTestSchema>;
