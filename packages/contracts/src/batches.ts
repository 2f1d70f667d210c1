import { type Static, Type } from 'typebox';
import { BATCH_ITEM_STATUSES, BATCH_STATUSES } from './enums.ts';
import {
  batchExample,
  batchHistogramExample,
  batchItemExample,
  batchResultExample,
  createBatchExample,
} from './examples/batches.ts';
import {
  ExcerptSchema,
  FailureSchema,
  MetadataSchema,
  OptimizationSchema,
  PromptText,
  refineOptionFields,
  TextsRemovedAt,
} from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { AttemptSchema } from './result-parts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Where a batch is found, as the answer that accepts it says. */
export const batchLocation = (id: string): string => `/api/v1/batches/${id}`;

/** Most items of a JSON body. */
export const MAX_JSON_ITEMS = 10_000;
/** Most items of an uploaded file. */
export const MAX_FILE_ITEMS = 100_000;
/** Most bytes of an uploaded file. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;
/** Most bytes of a JSON body: it is parsed in one go and held in memory, larger uploads go as a file. */
export const MAX_JSON_BYTES = 4 * 1024 * 1024;

const CustomId = Type.String({ minLength: 1, maxLength: 200 });

export const BatchItemInputSchema = Type.Object(
  { text: PromptText, customId: Type.Optional(CustomId), metadata: Type.Optional(MetadataSchema) },
  { title: 'BatchItemInput', ...strict },
);
export type BatchItemInput = Static<typeof BatchItemInputSchema>;

/** What describes a whole batch, whichever way its items come. */
const batchOptionFields = {
  ...refineOptionFields,
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  webhookUrl: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 2000,
      description:
        'When the batch ends, a signed message is sent to this address, whatever events the webhook at this address is for. If there is no webhook at this address, one is made. Get its secret with `POST /webhooks/{id}/rotate-secret`',
    }),
  ),
};
export const BatchOptionsSchema = Type.Object(batchOptionFields, strict);
export type BatchOptions = Static<typeof BatchOptionsSchema>;

/** The options of a file, where they come in its address. */
export const BatchOptionsQuery = Type.Partial(
  Type.Object({
    ...batchOptionFields,
    textColumn: Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Only for CSV: the column that the prompts are in, if it is not named `text`. All other columns but `customId` then become metadata',
    }),
  }),
);

export const CreateBatchBody = Type.Object(
  {
    items: Type.Array(BatchItemInputSchema, { minItems: 1, maxItems: MAX_JSON_ITEMS }),
    ...batchOptionFields,
  },
  { title: 'NewBatch', ...strict, examples: [createBatchExample] },
);

export const BatchSchema = Type.Object(
  {
    id: Uuid(),
    name: nullable<string>({ type: 'string' }),
    status: oneOf(BATCH_STATUSES),
    counts: Type.Object({
      total: Type.Integer(),
      pending: Type.Integer(),
      processing: Type.Integer(),
      completed: Type.Integer(),
      failed: Type.Integer(),
      cancelled: Type.Integer(),
    }),
    tokens: Type.Object({ original: Type.Integer(), refined: Type.Integer() }),
    savingsPercentage: Type.Number(),
    estimatedSavingsUsd: nullable<number>({
      type: 'number',
      description:
        "What you save if each refined prompt is used once, at the model's input price; null if the price is not known",
    }),
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    etaSeconds: nullable<number>({ type: 'integer' }),
    webhookId: nullable<string>({ ...Uuid(), description: 'The webhook at its `webhookUrl`' }),
    createdAt: Timestamp(),
    startedAt: NullableTimestamp,
    finishedAt: NullableTimestamp,
    textsRemovedAt: TextsRemovedAt,
    warnings: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Only in the reply to an upload: how it was read, if you should know that',
      }),
    ),
  },
  { title: 'Batch', examples: [batchExample] },
);
export type BatchReply = Static<typeof BatchSchema>;

export const BatchListQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    status: Type.Optional(oneOf(BATCH_STATUSES)),
  },
  strict,
);

/** Highest position that an item can have where it is stored. */
const MAX_POSITION = 2 ** 31 - 1;

export const BatchItemsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_POSITION })),
    status: Type.Optional(oneOf(BATCH_ITEM_STATUSES)),
  },
  strict,
);

export const BatchResultsQuery = Type.Object(
  {
    format: Type.Optional(
      oneOf(['ndjson', 'csv'] as const, {
        description:
          'Counts more than `Accept`: for links that a browser follows, which cannot choose a header',
      }),
    ),
    include: Type.Optional(
      oneOf(['text'] as const, { description: '`text`: each result also has the prompt that was uploaded' }),
    ),
    csvSafe: Type.Optional(
      Type.Boolean({
        default: true,
        description:
          'In CSV, a text that a spreadsheet would read as a formula (one that begins with `=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe in front. `false`: texts are not changed, for programs that read them',
      }),
    ),
  },
  strict,
);

export const BatchItemSchema = Type.Object(
  {
    id: Uuid(),
    position: Type.Integer({ description: 'Position in the upload; the first item is 1' }),
    customId: nullable<string>({ type: 'string' }),
    excerpt: ExcerptSchema,
    status: oneOf(BATCH_ITEM_STATUSES),
    attempts: Type.Integer(),
    optimizationId: nullable<string>({ type: 'string', format: 'uuid' }),
    error: Type.Optional(FailureSchema),
    metadata: MetadataSchema,
    tokens: Type.Optional(
      Type.Object(
        { original: Type.Integer(), refined: Type.Integer() },
        {
          description:
            'This and the next three only if it is completed. Absent for items that were refined before these fields existed',
        },
      ),
    ),
    checksPassed: Type.Optional(Type.Boolean()),
    lost: Type.Optional(Type.Integer({ description: 'Requirements that are lost' })),
    doubtful: Type.Optional(Type.Integer({ description: 'Requirements that are doubtful, at most 200' })),
  },
  { title: 'BatchItem', examples: [batchItemExample] },
);
export type BatchItemReply = Static<typeof BatchItemSchema>;

/**
 * Lower bounds of the bins of savings, in percent; below the first are results that are longer than the
 * original.
 */
export const SAVINGS_BOUNDS = Array.from({ length: 19 }, (_, bin) => bin * 5);

const bound = (description: string) => nullable<number>({ type: 'number', description });

export const BatchHistogramSchema = Type.Object(
  {
    counted: Type.Integer({
      description: 'Completed items, without those that were refined before this count existed',
    }),
    savings: Type.Array(
      Type.Object({
        from: bound('In percent, inclusive; null: no bound'),
        to: bound('In percent, exclusive; null: no bound'),
        items: Type.Integer(),
      }),
      {
        description: '20 bins by savings: below 0 %, then 18 bins of 5 % from 0 to 90 %, then 90 % and more',
      },
    ),
    losses: Type.Array(
      Type.Object({
        kind: Type.String({ description: 'Kind of requirement, for example `quantity` or `negation`' }),
        lost: Type.Integer({ description: 'Requirements of this kind that are lost' }),
        doubtful: Type.Integer({ description: 'Requirements of this kind that are doubtful' }),
        items: Type.Integer({ description: 'Items with at least one of them' }),
      }),
      { description: 'Most lost first' },
    ),
  },
  { title: 'BatchHistogram', examples: [batchHistogramExample] },
);
export type BatchHistogram = Static<typeof BatchHistogramSchema>;

const {
  id: _id,
  metadata: _metadata,
  createdAt: _createdAt,
  attempts: _attempts,
  edits: _edits,
  ...optimizeFields
} = OptimizationSchema.properties;

/** One line of the results. A completed item has the optimize fields, any other has `error` or neither. */
export const BatchResultSchema = Type.Object(
  {
    position: Type.Integer(),
    customId: nullable<string>({ type: 'string' }),
    status: oneOf(BATCH_ITEM_STATUSES),
    metadata: MetadataSchema,
    optimizationId: nullable<string>({ type: 'string', format: 'uuid' }),
    text: Type.Optional(
      nullable<string>({
        type: 'string',
        description:
          'Only with `include=text`: the prompt as it was uploaded; null if it was removed or deleted',
      }),
    ),
    error: Type.Optional(FailureSchema),
    attempts: Type.Optional(Type.Array(AttemptSchema)),
    textsRemovedAt: Type.Optional(
      Timestamp('When its texts were removed. Then the result has no texts, and `error` says so'),
    ),
    ...Type.Partial(Type.Object(optimizeFields)).properties,
  },
  { title: 'BatchResult', examples: [batchResultExample] },
);
export type BatchResult = Static<typeof BatchResultSchema>;
