import { type Static, Type } from 'typebox';
import { aliasName, modelAliasExample, saveModelAliasExample } from './examples/models.ts';
import { strict, Timestamp } from './schema-helpers.ts';

/** Asked as a model, each provider of the organization may answer, in their order. */
export const ANY_MODEL = 'auto';

/** Providers that are asked for one alias. */
const MAX_TARGETS = 10;

/**
 * No slash is in it, so it is never taken for `provider/model`; a slash is in every target, so an alias is
 * none.
 */
const Alias = Type.String({
  pattern: '^(?!auto$)[A-Za-z0-9][A-Za-z0-9._\\-]{0,99}$',
  examples: [aliasName],
});

const Target = Type.String({
  pattern: '^(?:openai|anthropic|gemini|deepseek|groq|openrouter|custom)/[\\x21-\\x7e]{1,200}$',
});

export const ModelAliasParams = Type.Object({ alias: Alias });

export const SaveModelAliasBody = Type.Object(
  {
    targets: Type.Array(Target, {
      minItems: 1,
      maxItems: MAX_TARGETS,
      uniqueItems: true,
      description:
        '`provider/model`, in the order in which they are asked. The model is named as the provider names it',
    }),
  },
  { title: 'ModelAliasChange', ...strict, examples: [saveModelAliasExample] },
);
export type SaveModelAliasBody = Static<typeof SaveModelAliasBody>;

export const ModelAliasSchema = Type.Object(
  {
    alias: Type.String(),
    targets: Type.Array(Type.String(), { description: 'In the order in which they are asked' }),
    updatedAt: Timestamp(),
  },
  { title: 'ModelAlias', examples: [modelAliasExample] },
);
export type ModelAliasReply = Static<typeof ModelAliasSchema>;
