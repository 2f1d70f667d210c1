import { type Static, Type } from 'typebox';
import { evaluatorExample, newEvaluatorExample } from './examples/evaluators.ts';
import { pageFields } from './pagination.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** How outputs are scored. */
export const EVALUATOR_KINDS = [
  'exact',
  'contains',
  'regex',
  'json_schema',
  'similarity',
  'judge',
  'pairwise',
] as const;
export type EvaluatorKind = (typeof EVALUATOR_KINDS)[number];

/** Most characters of a pattern. */
export const MAX_PATTERN = 1_000;
/** Most characters of a text that is looked for, and of a rubric. */
export const MAX_EVALUATOR_TEXT = 10_000;
/** Most texts that one evaluator looks for. */
export const MAX_EVALUATOR_TEXTS = 50;
/** Most characters of all settings together, as JSON. */
export const MAX_EVALUATOR_SETTINGS = 50_000;

/** `{{name}}` stands for a value of the item's input, `{{expected}}` for its expected answer. */
const Template = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: MAX_EVALUATOR_TEXT,
    description: `${description} May name values of the item: \`{{name}}\`, \`{{expected}}\``,
  });

const ignoreCase = Type.Optional(
  Type.Boolean({ default: false, description: 'Capitals and small letters are the same' }),
);
const negate = Type.Optional(
  Type.Boolean({ default: false, description: 'Passes where it would fail, and the other way round' }),
);
const threshold = Type.Optional(
  Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'Scores from it on count as 1, all others as 0. Default: scores stay as they are',
  }),
);
const Rubric = Type.String({
  minLength: 1,
  maxLength: MAX_EVALUATOR_TEXT,
  description: 'What a good answer is. May name values of the item: `{{name}}`, `{{expected}}`',
});
const model = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: "`provider/model`, or the name of a model. Default: the organization's default provider",
  }),
);

/** The settings of each kind. */
export const EVALUATOR_SETTINGS = {
  exact: Type.Object(
    {
      value: Type.Optional(Template('What the output must be. Default: `{{expected}}`.')),
      ignoreCase,
      negate,
    },
    strict,
  ),
  contains: Type.Object(
    {
      values: Type.Optional(
        Type.Array(Template('What the output must contain.'), {
          minItems: 1,
          maxItems: MAX_EVALUATOR_TEXTS,
          description: 'Default: `{{expected}}`',
        }),
      ),
      mode: Type.Optional(oneOf(['all', 'any'] as const, { default: 'all' })),
      ignoreCase,
      negate,
    },
    strict,
  ),
  regex: Type.Object(
    {
      pattern: Type.String({
        minLength: 1,
        maxLength: MAX_PATTERN,
        description:
          'RE2 syntax, which has no lookaround and no back references. It may match anywhere in the output',
      }),
      ignoreCase,
      negate,
    },
    strict,
  ),
  json_schema: Type.Object(
    {
      schema: Type.Record(Type.String(), Type.Unknown(), {
        description:
          'JSON Schema (2020-12, or the draft that `$schema` names). The output must be JSON that it allows, and may stand in one fence. A `$ref` begins with `#`',
      }),
    },
    strict,
  ),
  similarity: Type.Object(
    {
      value: Type.Optional(Template('What the output is compared with. Default: `{{expected}}`.')),
      threshold,
    },
    strict,
  ),
  judge: Type.Object({ rubric: Rubric, model, threshold }, strict),
  pairwise: Type.Object({ rubric: Type.Optional(Rubric), model }, strict),
} as const;
export type EvaluatorSettings = { [K in EvaluatorKind]: Static<(typeof EVALUATOR_SETTINGS)[K]> };

const Name = Type.String({ minLength: 1, maxLength: 200 });

export const CreateEvaluatorBody = Type.Object(
  {
    name: Type.Optional(Name),
    kind: oneOf(EVALUATOR_KINDS),
    settings: Type.Record(Type.String(), Type.Unknown(), {
      description: 'Those of the kind. As JSON, at most 50,000 characters',
    }),
  },
  { title: 'NewEvaluator', ...strict, examples: [newEvaluatorExample] },
);
export type CreateEvaluatorBody = Static<typeof CreateEvaluatorBody>;

export const EvaluatorSchema = Type.Object(
  {
    id: Uuid(),
    name: nullable<string>({ type: 'string' }),
    kind: oneOf(EVALUATOR_KINDS),
    settings: Type.Record(Type.String(), Type.Unknown()),
    createdAt: Timestamp(),
  },
  { title: 'Evaluator', examples: [evaluatorExample] },
);
export type EvaluatorReply = Static<typeof EvaluatorSchema>;

export const EvaluatorsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    kind: Type.Optional(oneOf(EVALUATOR_KINDS, { description: 'Only those of this kind' })),
  },
  strict,
);
export type EvaluatorsQuery = Static<typeof EvaluatorsQuery>;

/** An evaluator of any kind, with its settings. */
export type EvaluatorSpec = {
  [K in EvaluatorKind]: { kind: K; settings: EvaluatorSettings[K] };
}[EvaluatorKind];
