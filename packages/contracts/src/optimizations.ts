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
  PaysAfterUses,
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
 * Most bytes of a body with one prompt and its options, every character escaped as \uXXXX (6 bytes): 200,000
 * of the text, 50,000 of `preserve` and 16 × 564 of the metadata are 1.56 MB; the rest is names and
 * punctuation. The two texts of a check fit in it unescaped in any script, in UTF-8: 2 × 600 kB and
 * `preserve`.
 */
export const PROMPT_BODY_BYTES = 2 * 1024 * 1024;

export const MetadataSchema = Type.Record(AnyName, Type.String({ maxLength: 500 }), {
  maxProperties: 16,
  propertyNames: { minLength: 1, maxLength: 64 },
  description: 'Returned with the result. You can filter the history by it',
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
      description:
        "Default: the organization's default provider, else `local`. `auto`: the providers in the organization's order",
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
        description: 'Texts that must be kept exactly as they are, at most 50,000 characters in total',
      }),
      (texts) => texts.reduce((length, text) => length + text.length, 0) <= MAX_PRESERVE_LENGTH,
      () => 'must not have more than 50,000 characters in total',
    ),
  ),
  refineMaterial: Type.Optional(
    Type.Boolean({
      default: REFINE_DEFAULTS.refineMaterial,
      description:
        '`true`: pasted material (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it is not changed at all',
    }),
  ),
  targetTokens: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_TARGET_TOKENS,
      description:
        'The highest number of tokens (o200k) that the result should have. Context may be removed to reach it, but never requirements. `targetReached` says whether it was reached',
    }),
  ),
  mode: Type.Optional(
    oneOf(MODES, {
      default: REFINE_DEFAULTS.mode,
      description:
        '`hybrid`: the local refiner runs first, the model gets the shorter text, and the better of the two results is used. Has no effect with `local`',
    }),
  ),
  fallback: Type.Optional(
    Type.Boolean({
      default: REFINE_DEFAULTS.fallback,
      description: '`false`: no other provider is used if this one fails',
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
        'Parts of `text` that must not be changed, in addition to the pasted material that is found. Offsets are in UTF-16 code units, and `end` is exclusive',
    }),
    (parts) => parts.every(({ start, end }) => start < end),
    () => 'must have parts whose end is greater than their start',
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
  oneOf(['edits'], { description: '`edits`: every changed part of the text, for example to show a diff' }),
);
export interface IncludeQuery {
  include?: 'edits';
}

/** What one stored optimization may hold on demand. */
const includeOfStored = Type.Optional(
  oneOf(['edits', 'protected', 'edits,protected'], {
    description:
      '`edits`: every changed part of the text, for example to show a diff. `protected`: the parts that are frozen because they are pasted material, code or quotations',
  }),
);
export interface StoredIncludeQuery {
  include?: 'edits' | 'protected' | 'edits,protected';
}

const PlacedPartSchema = Type.Object(
  {
    ...ProtectedSchema.properties,
    in: Type.Optional(
      Type.Object(
        { start: Type.Integer(), end: Type.Integer() },
        {
          description:
            'Where it is in `refinedText`. Only with `include=edits,protected`, and if no edit changes it',
        },
      ),
    ),
  },
  { title: 'PlacedPart' },
);
export type PlacedPart = Static<typeof PlacedPartSchema>;

const editsField = Type.Optional(
  Type.Array(EditSchema, {
    description:
      'Only with `include=edits`. In order and without overlaps. Applied to the original, they give exactly `refinedText`',
  }),
);
const targetFields = {
  targetTokens: Type.Optional(Type.Integer({ description: 'Only if the request has one' })),
  targetReached: Type.Optional(Type.Boolean({ description: 'Only if the request has `targetTokens`' })),
};

const resultFields = {
  refinedText: Type.String(),
  originalTokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
  refinedTokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
  savingsPercentage: Type.Number({ description: 'With one decimal place' }),
  explanation: Type.String({
    description:
      'In plain sentences: what was done, saved and checked, and how much was not changed because it is pasted material',
  }),
  ...targetFields,
  provider: oneOf(PROVIDERS, { description: 'The provider that made the result' }),
  model: Type.String(),
  mode: oneOf(MODES),
  refinerVersion: Type.String({ description: 'The version of the local refiner and of the checks' }),
  strategy: oneOf(STRATEGIES),
  compressionLevel: oneOf(COMPRESSION_LEVELS),
  outputFormat: oneOf(OUTPUT_FORMATS),
  removedSegments: Type.Array(RemovedSegmentSchema),
  scores: ScoresSchema,
  checks: ChecksSchema,
  protected: Type.Array(ProtectedSchema, {
    description:
      'The parts that were not changed, and why. In order, without overlaps; adjacent parts are merged',
  }),
  warnings: Type.Array(Type.String()),
  cached: Type.Boolean(),
  usage: UsageSchema,
  paysAfterUses: PaysAfterUses,
  attempts: Type.Optional(
    Type.Array(AttemptSchema, { description: 'Only if more than one provider was tried' }),
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
    'When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts, quotations from the texts and the explanation. Everything else stays. null: the texts are still there',
});

/** By what people know a text in a list. */
export const ExcerptSchema = nullable<string>({
  type: 'string',
  description:
    'The first words of the original text in one line, up to 120 characters; null if the texts were removed',
});

/** One line of history, and the whole optimization. `created_at` is kept for existing clients. */
export const HistoryEntrySchema = Type.Object(
  {
    id: Uuid(),
    excerpt: ExcerptSchema,
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
      description: 'null if the optimization failed, and for results older than this field',
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
    paysAfterUses: PaysAfterUses,
    edits: editsField,
    protected: Type.Optional(
      Type.Array(PlacedPartSchema, {
        maxItems: 1_000,
        description:
          'Only with `include=protected` or `include=edits,protected`: the first 1,000 parts that stay as they are, read from the text alone. The `preserve`, `material` and `refineMaterial` of the request are not stored',
      }),
    ),
    attempts: Type.Optional(Type.Array(AttemptSchema)),
    latencyMs: nullable<number>({ type: 'number' }),
    reviewedAt: Type.Unsafe<string | null>({
      ...NullableTimestamp,
      description: 'When the newest review was made; null if there is none',
    }),
  },
  { title: 'StoredOptimization', examples: [storedOptimizationExample] },
);
export type StoredOptimization = Static<typeof StoredOptimizationSchema>;
export const GetOptimizationQuery = Type.Object(
  { include: includeOfStored, fields: fieldsOf(StoredOptimizationSchema) },
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
          'How many entries to skip. With more than 10000 the answer is 400 `validation_failed`, and says which `cursor` to continue with.',
      }),
    ),
    cursor: Type.Optional(Uuid('From the `Link` header of the previous page')),
    provider: Type.Optional(oneOf(PROVIDERS)),
    status: Type.Optional(oneOf(OPTIMIZATION_STATUSES)),
    from: Type.Optional(Timestamp('Only optimizations made at or after this time')),
    to: Type.Optional(Timestamp('Only optimizations made before this time')),
    metadata: Type.Optional(
      Type.String({
        maxLength: 2000,
        pattern: '^[^:]{1,64}:[^,]{0,500}(?:,[^:]{1,64}:[^,]{0,500})*$',
        description: '`key:value`, or several of them separated by commas; all must match',
      }),
    ),
  },
  strict,
);
export type HistoryQuery = Static<typeof HistoryQuery>;
