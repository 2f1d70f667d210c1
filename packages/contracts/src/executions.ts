import { type Static, Type } from 'typebox';
import { PromptInputSchema } from './datasets.ts';
import { REMOTE_PROVIDERS } from './enums.ts';
import { executionExample, rateExecutionExample, testPromptExample } from './examples/executions.ts';
import { LabelField } from './label.ts';
import { TextsRemovedAt } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { VersionField } from './prompts.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/**
 * What of a configuration may come to nothing: a model that refuses a parameter is asked again without it.
 */
const IGNORED_PARAMETERS = ['temperature', 'topP', 'stop', 'seed', 'maxOutputTokens'] as const;

/** Bound of an output in tokens, where neither the request nor the configuration of the prompt has one. */
export const DEFAULT_OUTPUT_TOKENS = 1_024;

const FINISH_REASONS = ['stop', 'length', 'content_filter', 'other'] as const;

const Rating = nullable<number>({ type: 'integer', minimum: 1, maximum: 5 });
const Feedback = nullable<string>({ type: 'string', maxLength: 2_000 });
const judgement = { rating: Type.Optional(Rating), feedback: Type.Optional(Feedback) };

export const TestPromptBody = Type.Object(
  {
    input: PromptInputSchema,
    version: Type.Optional(VersionField('Default: the newest version')),
    label: Type.Optional(LabelField('The version with this label')),
    model: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          '`provider/model`, or the name of a model. Default: `model` in the configuration of the prompt, or else the default provider of the organization. Nobody else takes its place',
      }),
    ),
    temperature: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 2,
        description: 'Default: that of the configuration of the prompt',
      }),
    ),
    ...judgement,
  },
  { title: 'PromptTest', ...strict, examples: [testPromptExample] },
);
export type TestPromptBody = Static<typeof TestPromptBody>;

export const RateExecutionBody = Type.Object(judgement, {
  title: 'ExecutionRating',
  ...strict,
  minProperties: 1,
  examples: [rateExecutionExample],
});
export type RateExecutionBody = Static<typeof RateExecutionBody>;

export const ExecutionsQuery = Type.Object(
  { ...pageFields, cursor: Type.Optional(Uuid()), version: Type.Optional(VersionField()) },
  strict,
);

export const ExecutionSchema = Type.Object(
  {
    id: Uuid(),
    promptId: Uuid(),
    version: VersionField(),
    input: nullable<Static<typeof PromptInputSchema>>(PromptInputSchema),
    output: nullable<string>({ type: 'string' }),
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String({ description: 'The one that answered' }),
    usage: Type.Object({ inputTokens: Type.Integer(), outputTokens: Type.Integer() }),
    costUsd: nullable<number>({ type: 'number', description: 'null: the price is not known' }),
    latencyMs: Type.Integer(),
    finishReason: oneOf(FINISH_REASONS, {
      description: '`length`: the output is cut, because it has as many tokens as it may have',
    }),
    ignoredParameters: Type.Array(oneOf(IGNORED_PARAMETERS), {
      description:
        'What the model was not asked for, because it refuses it or because its value is not valid',
    }),
    rating: Rating,
    feedback: Feedback,
    createdAt: Timestamp(),
    textsRemovedAt: TextsRemovedAt,
  },
  { title: 'Execution', examples: [executionExample] },
);
export type ExecutionReply = Static<typeof ExecutionSchema>;
