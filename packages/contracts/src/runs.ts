import { type Static, Type } from 'typebox';
import { MAX_DATASET_ITEMS } from './datasets.ts';
import { REMOTE_PROVIDERS } from './enums.ts';
import {
  addScoresExample,
  comparisonExample,
  createRunExample,
  equivalenceExample,
  runExample,
  runResultExample,
} from './examples/runs.ts';
import { ExecutionSchema } from './executions.ts';
import { LabelField } from './label.ts';
import { FailureSchema } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { VersionField } from './prompts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Where a run is found, as the answer that accepts it says. */
export const runLocation = (id: string): string => `/api/v1/runs/${id}`;

/** Most cells of a run: items × arms × repeats. */
export const MAX_CELLS = MAX_DATASET_ITEMS;
export const MAX_RUN_ARMS = 10;
export const MAX_EVALUATORS = 20;
const MAX_REPEATS = 10;
/** What a candidate may be worse by, where nobody says it: 5 points of 100. */
export const DEFAULT_MARGIN = 0.05;

const RUN_STATUSES = ['queued', 'running', 'completed', 'cancelled', 'failed'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Why a run ended before all of its cells were there. */
const STOP_REASONS = ['budget_reached', 'decided'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

const Model = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    "`provider/model`, or the name of a model. Default: the prompt's own, else the default provider of the organization",
});

const ArmInput = Type.Object(
  {
    promptId: Uuid(),
    version: Type.Optional(VersionField('Default: the newest')),
    label: Type.Optional(LabelField()),
    model: Type.Optional(Model),
  },
  strict,
);
export type ArmInput = Static<typeof ArmInput>;

export const Margin = Type.Number({
  minimum: 0,
  maximum: 1,
  default: DEFAULT_MARGIN,
  description: 'What an arm may be worse by than the baseline, in points of scores between 0 and 1',
});

export const MaxCostUsd = Type.Number({
  minimum: 0,
  maximum: 1_000_000,
  description: 'What the run may cost; the rest then ends with `budget_reached`',
});

export const CreateRunBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    datasetId: Uuid(),
    arms: Type.Array(ArmInput, {
      minItems: 1,
      maxItems: MAX_RUN_ARMS,
      description: 'The first is the baseline',
    }),
    evaluators: Type.Array(Uuid(), { maxItems: MAX_EVALUATORS, uniqueItems: true }),
    repeats: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_REPEATS,
        default: 1,
        description: 'How often each arm answers each item',
      }),
    ),
    margin: Type.Optional(Margin),
    clusterBy: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'A key of `metadata`: items with the same value count as one',
      }),
    ),
    maxCostUsd: Type.Optional(MaxCostUsd),
    stopWhenDecided: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'End as soon as there is a verdict on every arm. All evaluators must score each output for itself, without a model',
      }),
    ),
  },
  { title: 'NewRun', ...strict, examples: [createRunExample] },
);
export type CreateRunBody = Static<typeof CreateRunBody>;

/** A label that moves once a run has ended well. */
const MOVE_STATUSES = ['waiting', 'moved', 'refused'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

const versionOrLabel = (description: string) =>
  Type.Union([VersionField(description), LabelField('A label')]);

export const EquivalenceBody = Type.Object(
  {
    baseline: versionOrLabel('The version, or label, that is in use'),
    candidate: versionOrLabel('The version, or label, that is to replace it'),
    datasetId: Uuid(),
    margin: CreateRunBody.properties.margin,
    model: Type.Optional(Model),
    maxCostUsd: Type.Optional(MaxCostUsd),
  },
  { title: 'Equivalence', ...strict, examples: [equivalenceExample] },
);
export type EquivalenceBody = Static<typeof EquivalenceBody>;

export const AddScoresBody = Type.Object(
  { evaluators: Type.Array(Uuid(), { minItems: 1, maxItems: MAX_EVALUATORS, uniqueItems: true }) },
  { title: 'NewRunScores', ...strict, examples: [addScoresExample] },
);

const RunArmSchema = Type.Object(
  {
    promptId: Uuid(),
    version: VersionField(),
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String(),
  },
  { title: 'RunArm' },
);
export type RunArm = Static<typeof RunArmSchema>;

const Counts = Type.Object(
  {
    total: Type.Integer(),
    completed: Type.Integer(),
    failed: Type.Integer(),
    cancelled: Type.Integer(),
  },
  { title: 'RunCounts' },
);
export type RunCounts = Static<typeof Counts>;

const usd = (description: string) => Type.Number({ description });

export const RunSchema = Type.Object(
  {
    id: Uuid(),
    name: nullable<string>({ type: 'string' }),
    status: oneOf(RUN_STATUSES),
    stopReason: nullable<StopReason>(oneOf(STOP_REASONS)),
    datasetId: Uuid(),
    revision: Type.Integer({ description: 'Of the dataset, when the run was made' }),
    arms: Type.Array(RunArmSchema),
    evaluators: Type.Array(Uuid()),
    repeats: Type.Integer(),
    margin: Type.Number(),
    clusterBy: nullable<string>({ type: 'string' }),
    stopWhenDecided: Type.Boolean(),
    cells: Counts,
    judgements: Counts,
    maxCostUsd: nullable<number>({ type: 'number' }),
    costUsd: usd('What it has cost so far, judges included, as far as prices are known'),
    move: nullable<{ label: string; version: number; status: MoveStatus; detail: string | null }>(
      Type.Object(
        {
          label: Type.String(),
          version: Type.Integer(),
          status: oneOf(MOVE_STATUSES),
          detail: nullable<string>({ type: 'string', description: 'Why it was refused' }),
        },
        { title: 'LabelMoveOfRun', description: 'The label that waits for the run' },
      ),
    ),
    createdAt: Timestamp(),
    finishedAt: NullableTimestamp,
  },
  { title: 'Run', examples: [runExample] },
);
export type RunReply = Static<typeof RunSchema>;

export const RunsQuery = Type.Object(
  { ...pageFields, cursor: Type.Optional(Uuid()), datasetId: Type.Optional(Uuid()) },
  strict,
);

const ScoreSchema = Type.Object(
  {
    evaluatorId: Uuid(),
    score: nullable<number>({
      type: 'number',
      description: '0–1; null: the evaluator does not apply, or failed',
    }),
    reason: nullable<string>({ type: 'string' }),
  },
  { title: 'OutputScore' },
);

/** A cell of a run, as a line of its results. */
export const RunResultSchema = Type.Object(
  {
    itemId: Uuid(),
    customId: nullable<string>({ type: 'string' }),
    arm: Type.Integer({ minimum: 0 }),
    repeat: Type.Integer({ minimum: 1 }),
    status: oneOf(['completed', 'failed', 'cancelled'] as const),
    execution: nullable<Static<typeof ExecutionSchema>>(ExecutionSchema),
    scores: Type.Array(ScoreSchema),
    error: Type.Optional(FailureSchema),
  },
  { title: 'RunResult', examples: [runResultExample] },
);
export type RunResult = Static<typeof RunResultSchema>;

const VERDICTS_OF_RUNS = ['better', 'equivalent', 'not_worse', 'worse', 'inconclusive', 'no_noise'] as const;
export type RunVerdict = (typeof VERDICTS_OF_RUNS)[number];

const points = (description: string) => nullable<number>({ type: 'number', description });

const ComparedEvaluator = Type.Object(
  {
    id: Uuid(),
    n: Type.Integer({ description: 'Items, or clusters of items, that both arms have a score for' }),
    means: Type.Object({ baseline: points('null: n is 0'), candidate: points('null: n is 0') }),
    difference: points('Of the means: above 0 the candidate is better'),
    lower: points(
      'The difference is above it, with 95 %; null: `n` is 0, or there is no verdict (with `stopWhenDecided` it is there, too)',
    ),
    upper: points('The difference is below it, with 95 %; null: as of `lower`'),
    margin: Type.Number(),
    method: nullable<'tango' | 'betting'>(oneOf(['tango', 'betting'] as const)),
    verdict: nullable<RunVerdict>(oneOf(VERDICTS_OF_RUNS)),
    itemsNeeded: nullable<number>({
      type: 'integer',
      description:
        'How many items would decide it, with 80 %. null: the verdict is not `inconclusive`, nobody can say, or five others are undecided',
    }),
  },
  { title: 'ComparedEvaluator' },
);

const TokensOfArm = Type.Object({ input: points('Of an output, on average'), output: points('The same') });

const ComparedArm = Type.Object(
  {
    arm: Type.Integer({ minimum: 1 }),
    verdict: nullable<RunVerdict>({
      ...oneOf(VERDICTS_OF_RUNS),
      description:
        'The least good of all evaluators. null: the run has not ended, has no evaluators, or was cancelled without `stopWhenDecided`',
    }),
    evaluators: Type.Array(ComparedEvaluator),
    failedItems: Type.Integer({
      description:
        'Items with a call that failed for good, in this arm or the baseline. All limits are widened by what they might have scored',
    }),
    tokens: Type.Object({ baseline: TokensOfArm, candidate: TokensOfArm }),
    savedTokensPercentage: points('Of the tokens of the baseline, input and output'),
    per1000CallsUsd: Type.Object({
      baseline: points('null: no price'),
      candidate: points('null: no price'),
      saved: points('null: no price'),
    }),
    paysAfterCalls: nullable<number>({
      type: 'integer',
      description: 'After so many calls the savings have paid for the run; null: never',
    }),
  },
  { title: 'ComparedArm' },
);

const PairwiseJudge = Type.Object(
  {
    evaluatorId: Uuid(),
    consistency: points('Share of the pairs of which the judge said the same in both orders, 0–1'),
    isInconsistent: Type.Boolean({ description: 'Whether that is below 0.7: the judge goes by the place' }),
    ratedPairs: Type.Integer({ description: 'Pairs of which people have rated both outputs' }),
    kappa: points(
      "How far the judge agrees with these people beyond chance: Cohen's κ. null: fewer than 30 pairs",
    ),
  },
  { title: 'PairwiseJudge' },
);
export type PairwiseJudge = Static<typeof PairwiseJudge>;

export const RunComparisonSchema = Type.Object(
  {
    runId: Uuid(),
    status: oneOf(RUN_STATUSES),
    runCostUsd: Type.Number(),
    arms: Type.Array(ComparedArm),
    judges: Type.Array(PairwiseJudge, { description: 'The evaluators of the kind `pairwise`' }),
  },
  { title: 'RunComparison', examples: [comparisonExample] },
);
export type RunComparisonReply = Static<typeof RunComparisonSchema>;
