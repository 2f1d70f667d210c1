import { type Static, Type } from 'typebox';
import {
  COMPRESSION_LEVELS,
  MODES,
  OPTIMIZATION_STATUSES,
  OUTPUT_FORMATS,
  PROVIDERS,
  STRATEGIES,
} from './enums.ts';
import {
  historyEntryExample,
  optimizationExample,
  optimizeExample,
  storedOptimizationExample,
} from './examples/optimizations.ts';
import { pageFields } from './pagination.ts';
import { fieldsOf } from './reply-fields.ts';
import {
  AttemptSchema,
  ChecksSchema,
  EditSchema,
  NetSavingsSchema,
  ProtectedSchema,
  RemovedSegmentSchema,
  ScoresSchema,
  UsageSchema,
} from './result-parts.ts';
import { AnyName, NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { verifyFields } from './verdicts.ts';

/** Longest prompt that is accepted, in characters (UTF-16 code units). */
export const MAX_TEXT_LENGTH = 200_000;
/** Of all texts to preserve together: every one is looked for in every round. */
const MAX_PRESERVE_LENGTH = 50_000;
/** Highest token target; no prompt of that length has more. */
const MAX_TARGET_TOKENS = 1_000_000;

/**
 * Most bytes of a body with one prompt and its options, every character escaped as \uXXXX (6 bytes): 200,000 of the text, 50,000 of
 * `preserve` and 16 × 564 of the metadata are 1.56 MB; the rest is names and punctuation. The two texts of a check fit in it unescaped in
 * any script, in UTF-8: 2 × 600 kB and `preserve`.
 */
export const PROMPT_BODY_BYTES = 2 * 1024 * 1024;

export const MetadataSchema = Type.Record(AnyName, Type.String({ maxLength: 500 }), {
  maxProperties: 16,
  propertyNames: { minLength: 1, maxLength: 64 },
  description: 'Returned with the result. You can search the history by it',
});
export type Metadata = Static<typeof MetadataSchema>;

export const PromptText = Type.String({ minLength: 1, maxLength: MAX_TEXT_LENGTH });

/** What the options of refining are where neither a request nor its organization names them. */
export const REFINE_DEFAULTS = {
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  refineMaterial: false,
  mode: 'direct',
  fallback: true,
} as const;

/** How to refine: shared by single requests and by every item of a batch. */
export const refineOptionFields = {
  provider: Type.Optional(
    oneOf([...PROVIDERS, 'auto'] as const, {
      description: "Default: the organization's default, else `local`. `auto` takes the organization's order",
    }),
  ),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  // No `default` of the schema: it would be filled in before anybody has looked at the organization's.
  strategy: Type.Optional(
    oneOf(STRATEGIES, {
      description: `Default: the organization's \`defaultStrategy\`, else \`${REFINE_DEFAULTS.strategy}\``,
    }),
  ),
  compressionLevel: Type.Optional(
    oneOf(COMPRESSION_LEVELS, {
      description: `Default: the organization's \`defaultCompressionLevel\`, else \`${REFINE_DEFAULTS.compressionLevel}\``,
    }),
  ),
  outputFormat: Type.Optional(oneOf(OUTPUT_FORMATS, { default: REFINE_DEFAULTS.outputFormat })),
  preserve: Type.Optional(
    Type.Refine(
      Type.Array(Type.String({ minLength: 1, maxLength: 10_000 }), {
        maxItems: 100,
        description: 'Texts that must stay exactly as they are, at most 50,000 characters in total',
      }),
      (texts) => texts.reduce((length, text) => length + text.length, 0) <= MAX_PRESERVE_LENGTH,
      () => 'must not have more than 50,000 characters in total',
    ),
  ),
  refineMaterial: Type.Optional(
    Type.Boolean({
      default: REFINE_DEFAULTS.refineMaterial,
      description:
        '`true`: pasted text in the prompt (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it stays exactly as it is',
    }),
  ),
  targetTokens: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_TARGET_TOKENS,
      description:
        'The result should have at most this many tokens (o200k). Context may be removed to reach it, requirements never. `targetReached` says whether it was reached',
    }),
  ),
  mode: Type.Optional(
    oneOf(MODES, {
      default: REFINE_DEFAULTS.mode,
      description:
        '`hybrid`: the local refiner works first, and the model gets the shorter text. The better of both results is returned. Has no effect with `local`',
    }),
  ),
  fallback: Type.Optional(
    Type.Boolean({
      default: REFINE_DEFAULTS.fallback,
      description: '`false`: do not use another provider if this one fails',
    }),
  ),
  ...verifyFields,
};
export const RefineOptionsSchema = Type.Object(refineOptionFields, strict);
export type RefineOptionsInput = Static<typeof RefineOptionsSchema>;

const Offset = Type.Integer({ minimum: 0, maximum: MAX_TEXT_LENGTH });
const materialField = Type.Optional(
  Type.Refine(
    Type.Array(Type.Object({ start: Offset, end: Offset }, strict), {
      maxItems: 100,
      description:
        'Pasted parts of `text`, as offsets in UTF-16 code units, `end` exclusive. They stay exactly as they are, in addition to those that are found',
    }),
    (parts) => parts.every(({ start, end }) => start < end),
    () => 'must have parts whose end is after their start',
  ),
);

export const OptimizeBody = Type.Object(
  {
    text: PromptText,
    ...refineOptionFields,
    material: materialField,
    metadata: Type.Optional(MetadataSchema),
  },
  { title: 'OptimizeRequest', ...strict, examples: [optimizeExample] },
);
export type OptimizeBody = Static<typeof OptimizeBody>;

/** What a reply may hold on demand. */
const includeField = Type.Optional(
  oneOf(['edits'], { description: '`edits`: adds each change, for example to show a diff' }),
);
export interface IncludeQuery {
  include?: 'edits';
}

const editsField = Type.Optional(
  Type.Array(EditSchema, {
    description:
      'Only with `include=edits`. The edits are in order and do not overlap. Applied to the original, they give exactly `refinedText`',
  }),
);
const targetFields = {
  targetTokens: Type.Optional(Type.Integer({ description: 'If the request had one' })),
  targetReached: Type.Optional(Type.Boolean({ description: 'If the request had `targetTokens`' })),
};

const resultFields = {
  refinedText: Type.String(),
  originalTokens: Type.Integer({ description: 'o200k encoding' }),
  refinedTokens: Type.Integer({ description: 'o200k encoding' }),
  savingsPercentage: Type.Number({ description: 'One decimal' }),
  explanation: Type.String({
    description: 'What was done, saved and checked, in plain words, and how much pasted text was left alone',
  }),
  ...targetFields,
  provider: oneOf(PROVIDERS, { description: 'The provider of the result' }),
  model: Type.String(),
  mode: oneOf(MODES),
  refinerVersion: Type.String({ description: 'Version of the local refiner and the checks' }),
  strategy: oneOf(STRATEGIES),
  compressionLevel: oneOf(COMPRESSION_LEVELS),
  outputFormat: oneOf(OUTPUT_FORMATS),
  removedSegments: Type.Array(RemovedSegmentSchema),
  scores: ScoresSchema,
  checks: ChecksSchema,
  protected: Type.Array(ProtectedSchema, {
    description:
      'Parts that stayed exactly as they were, and why. In order, not overlapping, adjacent parts merged',
  }),
  warnings: Type.Array(Type.String()),
  cached: Type.Boolean(),
  usage: UsageSchema,
  netSavingsTokens: NetSavingsSchema,
  attempts: Type.Optional(Type.Array(AttemptSchema, { description: 'If more than one provider was tried' })),
  latencyMs: Type.Number(),
};

export const OptimizationSchema = Type.Object(
  {
    id: Uuid(),
    ...resultFields,
    edits: editsField,
    metadata: Type.Optional(MetadataSchema),
    createdAt: Timestamp(),
  },
  { title: 'Optimization', examples: [optimizationExample] },
);
export type OptimizationReply = Static<typeof OptimizationSchema>;
export const OptimizeQuery = Type.Object(
  { include: includeField, fields: fieldsOf(OptimizationSchema) },
  strict,
);

export const FailureSchema = Type.Object(
  { code: Type.String(), message: Type.String() },
  { title: 'Failure' },
);
/** A failure as it is stored and shown: never an upstream body, a secret or a stack. */
export type Failure = Static<typeof FailureSchema>;

/** When the organization’s retention took the texts of something, and all that quotes them. */
export const TextsRemovedAt = Type.Unsafe<string | null>({
  ...NullableTimestamp,
  description:
    'When its texts were removed because of `promptRetentionDays` of the organization. Then both texts, the removed segments, quotations and the explanation are gone. The rest stays. null: the texts are still there',
});

/** One line of history, and the whole optimization. `created_at` is kept for existing clients. */
export const HistoryEntrySchema = Type.Object(
  {
    id: Uuid(),
    status: oneOf(OPTIMIZATION_STATUSES),
    provider: oneOf(PROVIDERS),
    model: nullable<string>({ type: 'string' }),
    strategy: oneOf(STRATEGIES),
    compressionLevel: oneOf(COMPRESSION_LEVELS),
    outputFormat: oneOf(OUTPUT_FORMATS),
    originalTokens: Type.Integer(),
    refinedTokens: nullable<number>({ type: 'integer' }),
    savingsPercentage: nullable<number>({ type: 'number' }),
    explanation: nullable<string>({ type: 'string' }),
    ...targetFields,
    mode: oneOf(MODES),
    refinerVersion: nullable<string>({
      type: 'string',
      description: 'null if it failed, and for results from before this field existed',
    }),
    cached: Type.Boolean(),
    batchId: nullable<string>({ type: 'string', format: 'uuid' }),
    metadata: MetadataSchema,
    error: Type.Optional(FailureSchema),
    textsRemovedAt: TextsRemovedAt,
    created_at: Timestamp(),
    createdAt: Timestamp(),
  },
  { title: 'HistoryEntry', examples: [historyEntryExample] },
);
export type HistoryEntry = Static<typeof HistoryEntrySchema>;

export const StoredOptimizationSchema = Type.Object(
  {
    ...HistoryEntrySchema.properties,
    originalText: nullable<string>({ type: 'string', description: 'null if the texts were removed' }),
    refinedText: nullable<string>({ type: 'string' }),
    removedSegments: Type.Array(RemovedSegmentSchema),
    scores: nullable<Static<typeof ScoresSchema>>(ScoresSchema),
    checks: nullable<Static<typeof ChecksSchema>>(ChecksSchema),
    warnings: Type.Array(Type.String()),
    usage: UsageSchema,
    netSavingsTokens: nullable<Static<typeof NetSavingsSchema>>(NetSavingsSchema),
    edits: editsField,
    attempts: Type.Optional(Type.Array(AttemptSchema)),
    latencyMs: nullable<number>({ type: 'number' }),
  },
  { title: 'StoredOptimization', examples: [storedOptimizationExample] },
);
export type StoredOptimization = Static<typeof StoredOptimizationSchema>;
export const GetOptimizationQuery = Type.Object(
  { include: includeField, fields: fieldsOf(StoredOptimizationSchema) },
  strict,
);

/** Entries of the history that may be skipped. */
export const MOST_OFFSET = 10_000;

export const HistoryQuery = Type.Object(
  {
    limit: pageFields.limit,
    offset: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1_000_000,
        default: 0,
        description:
          'Number of entries to skip. Above 10000, the answer is 400 `validation_failed`, which contains the `cursor` to continue with.',
      }),
    ),
    cursor: Type.Optional(Uuid('From the Link header of the previous page')),
    provider: Type.Optional(oneOf(PROVIDERS)),
    status: Type.Optional(oneOf(OPTIMIZATION_STATUSES)),
    from: Type.Optional(Timestamp('Only entries created at or after this time')),
    to: Type.Optional(Timestamp('Only entries created before this time')),
    metadata: Type.Optional(
      Type.String({
        maxLength: 2000,
        pattern: '^[^:]{1,64}:[^,]{0,500}(?:,[^:]{1,64}:[^,]{0,500})*$',
        description: '`key:value`, several separated by commas. All must match',
      }),
    ),
  },
  strict,
);
export type HistoryQuery = Static<typeof HistoryQuery>;
