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
  description: 'Returned with the result; history can be searched by it',
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
        description: 'Texts that must survive to the letter, at most 50,000 characters in all',
      }),
      (texts) => texts.reduce((length, text) => length + text.length, 0) <= MAX_PRESERVE_LENGTH,
      () => 'must not have more than 50,000 characters in all',
    ),
  ),
  refineMaterial: Type.Optional(
    Type.Boolean({
      default: REFINE_DEFAULTS.refineMaterial,
      description:
        '`true`: what the prompt hands over (a text to rewrite, notes, examples, data) may be changed, too. Else it stays byte for byte',
    }),
  ),
  targetTokens: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_TARGET_TOKENS,
      description:
        'At most so many tokens (o200k). Context goes for it, requirements never: `targetReached` says whether it was enough',
    }),
  ),
  mode: Type.Optional(
    oneOf(MODES, {
      default: REFINE_DEFAULTS.mode,
      description:
        '`hybrid`: the local refiner runs first, the model sees the shorter text, and the better of both results is taken. Means nothing with `local`',
    }),
  ),
  fallback: Type.Optional(
    Type.Boolean({ default: REFINE_DEFAULTS.fallback, description: '`false` forbids another provider' }),
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
        'What was handed over, as offsets into `text` in UTF-16 code units, `end` exclusive: it stays byte for byte, beside what is found',
    }),
    (parts) => parts.every(({ start, end }) => start < end),
    () => 'must have parts that end behind their start',
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
  oneOf(['edits'], { description: '`edits`: what was changed, span by span, enough to draw a diff' }),
);
export interface IncludeQuery {
  include?: 'edits';
}

const editsField = Type.Optional(
  Type.Array(EditSchema, {
    description:
      'Only with `include=edits`. In order and not overlapping; applied to the original they give `refinedText` exactly',
  }),
);
const targetFields = {
  targetTokens: Type.Optional(Type.Integer({ description: 'Where the request named one' })),
  targetReached: Type.Optional(Type.Boolean({ description: 'Where the request named `targetTokens`' })),
};

const resultFields = {
  refinedText: Type.String(),
  originalTokens: Type.Integer({ description: 'o200k encoding' }),
  refinedTokens: Type.Integer({ description: 'o200k encoding' }),
  savingsPercentage: Type.Number({ description: 'One decimal' }),
  explanation: Type.String({
    description:
      'In plain sentences: what was done, saved and checked, and how much was left alone because it was handed over',
  }),
  ...targetFields,
  provider: oneOf(PROVIDERS, { description: 'Who produced the result' }),
  model: Type.String(),
  mode: oneOf(MODES),
  refinerVersion: Type.String({ description: 'Of the local refiner and the checks' }),
  strategy: oneOf(STRATEGIES),
  compressionLevel: oneOf(COMPRESSION_LEVELS),
  outputFormat: oneOf(OUTPUT_FORMATS),
  removedSegments: Type.Array(RemovedSegmentSchema),
  scores: ScoresSchema,
  checks: ChecksSchema,
  protected: Type.Array(ProtectedSchema, {
    description: 'What stayed byte for byte and why: in order, not overlapping, adjacent parts merged',
  }),
  warnings: Type.Array(Type.String()),
  cached: Type.Boolean(),
  usage: UsageSchema,
  netSavingsTokens: NetSavingsSchema,
  attempts: Type.Optional(
    Type.Array(AttemptSchema, { description: 'Where more than one provider was tried' }),
  ),
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
    'When its texts were removed, as `promptRetentionDays` of the organization says: both texts, what was removed, quotations of them and the explanation are gone then, the rest stays. null: they are there',
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
      description: 'null for what failed, and for results older than this field',
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
    originalText: nullable<string>({ type: 'string', description: 'null where the texts were removed' }),
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
          'Entries to skip. Beyond 10000 the answer is 400 `validation_failed`, which names the `cursor` to go on with.',
      }),
    ),
    cursor: Type.Optional(Uuid('From the Link header of the page before')),
    provider: Type.Optional(oneOf(PROVIDERS)),
    status: Type.Optional(oneOf(OPTIMIZATION_STATUSES)),
    from: Type.Optional(Timestamp('Only what was made at or after this time')),
    to: Type.Optional(Timestamp('Only what was made before this time')),
    metadata: Type.Optional(
      Type.String({
        maxLength: 2000,
        pattern: '^[^:]{1,64}:[^,]{0,500}(?:,[^:]{1,64}:[^,]{0,500})*$',
        description: '`key:value`, several joined by commas; all must match',
      }),
    ),
  },
  strict,
);
export type HistoryQuery = Static<typeof HistoryQuery>;
