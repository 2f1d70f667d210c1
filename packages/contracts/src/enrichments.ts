import { type Static, Type } from 'typebox';
import { BATCH_ITEM_STATUSES, BATCH_STATUSES, OPTIMIZATION_STATUSES, PROVIDERS } from './enums.ts';
import {
  enhancePromptExample,
  enrichmentEntryExample,
  enrichmentExample,
  enrichmentJobExample,
  enrichmentJobItemExample,
} from './examples/enrichments.ts';
import { FailureSchema, TextsRemovedAt } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { judgedFields, Score } from './prompt-quality.ts';
import {
  MessageSchema,
  PROMPT_SECTIONS,
  type PromptSections,
  type PromptVersionReply,
  PromptVersionSchema,
} from './prompts.ts';
import { ChecksSchema, EditSchema } from './result-parts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Where a job is found, as the answer that accepts it says. */
export const enrichmentJobLocation = (id: string): string => `/api/v1/enrichment/jobs/${id}`;

/** Most prompts of one job. */
const MAX_PROMPTS = 10_000;

export const EnhancePromptBody = Type.Object(
  {
    ...judgedFields,
    promptIds: Type.Optional(
      Type.Array(Uuid(), {
        minItems: 1,
        maxItems: MAX_PROMPTS,
        uniqueItems: true,
        description: 'Prompts of the library that are enriched in the background, each in its newest version',
      }),
    ),
    model: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          "`provider/model`, or the name of a model. Nobody else takes its place, but the local result. `local`: no model is asked. Default: the organization's default provider",
      }),
    ),
    instructions: Type.Optional(
      Type.String({ minLength: 1, maxLength: 4_000, description: 'What to look out for' }),
    ),
    commit: Type.Optional(
      Type.Boolean({
        default: false,
        description: '`true`: the result becomes a new version of the prompt, if it says something else',
      }),
    ),
    strict: Type.Optional(
      Type.Boolean({
        default: false,
        description: '`true`: the result may not ask for anything that the prompt does not ask for',
      }),
    ),
  },
  { title: 'EnrichmentRequest', ...strict, examples: [enhancePromptExample] },
);
export type EnhancePromptBody = Static<typeof EnhancePromptBody>;

const AddedSchema = Type.Object(
  {
    kind: Type.String(),
    text: Type.String({ description: 'Words of the enriched text, shortened if longer than 300 characters' }),
    start: Type.Integer({ description: 'Offset in the enriched text, in UTF-16 code units' }),
    end: Type.Integer({ description: 'The same, exclusive' }),
    reason: Type.String(),
  },
  { title: 'EnrichmentAddition' },
);
export type Added = Static<typeof AddedSchema>;

const EnrichmentUsageSchema = Type.Object(
  {
    inputTokens: Type.Integer(),
    outputTokens: Type.Integer(),
    costUsd: nullable<number>({
      type: 'number',
      description: 'In US dollars with up to six decimals; null if the price of the model is not known',
    }),
    provider: oneOf(PROVIDERS, { description: 'Whose text it is' }),
    model: nullable<string>({ type: 'string' }),
  },
  { title: 'EnrichmentUsage', description: 'Of all calls: the second reader is included' },
);

const headFields = {
  id: Uuid(),
  promptId: nullable<string>({ type: 'string', format: 'uuid' }),
  from: nullable<number>({ type: 'integer', description: 'The number of the version that was enriched' }),
  strict: Type.Boolean(),
};

const Reason = nullable<string>({
  type: 'string',
  description:
    "Why the text is the local result and not a model's; and with `commit`, why there is no new version",
});

export const EnrichmentSchema = Type.Object(
  {
    ...headFields,
    originalText: Type.String({ description: 'The contents of all messages, as they were written' }),
    enriched: Type.String({ description: 'The contents of all messages' }),
    messages: Type.Array(MessageSchema),
    sections: nullable<PromptSections>({
      type: 'object',
      properties: Object.fromEntries(PROMPT_SECTIONS.map((name) => [name, { type: 'string' }])),
      description: 'Of the message that was enriched; null if it could not be divided with certainty',
    }),
    checks: Type.Object(ChecksSchema.properties, {
      title: 'EnrichmentChecks',
      description:
        '`passed`: nothing was lost and, if `strict`, nothing added. The offsets are of the two texts',
    }),
    additions: Type.Array(AddedSchema, {
      description: 'What the enriched text asks for and the original does not',
    }),
    edits: Type.Array(EditSchema, {
      description:
        'They make `enriched` of `originalText`. Empty also where finding them takes too much work',
    }),
    qualityBefore: Score,
    qualityAfter: Score,
    version: nullable<PromptVersionReply>(PromptVersionSchema),
    reason: Reason,
    usage: EnrichmentUsageSchema,
    cached: Type.Boolean({
      description: '`true`: the result of an earlier or simultaneous request. Nothing was charged for it',
    }),
    createdAt: Timestamp(),
  },
  { title: 'Enrichment', examples: [enrichmentExample] },
);
export type EnrichmentReply = Static<typeof EnrichmentSchema>;

export const EnrichmentEntrySchema = Type.Object(
  {
    ...headFields,
    status: oneOf(OPTIMIZATION_STATUSES),
    newVersion: nullable<number>({
      type: 'integer',
      description: 'The number of the version that it became',
    }),
    qualityBefore: nullable<number>({ type: 'number' }),
    qualityAfter: nullable<number>({ type: 'number' }),
    reason: Reason,
    usage: EnrichmentUsageSchema,
    durationMs: nullable<number>({ type: 'number' }),
    error: Type.Optional(FailureSchema),
    textsRemovedAt: TextsRemovedAt,
    createdAt: Timestamp(),
  },
  { title: 'EnrichmentEntry', examples: [enrichmentEntryExample] },
);
export type EnrichmentEntry = Static<typeof EnrichmentEntrySchema>;

export const EnrichmentsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    promptId: Type.Optional(Uuid('Only those of this prompt')),
  },
  strict,
);
export type EnrichmentsQuery = Static<typeof EnrichmentsQuery>;

export const EnrichmentJobSchema = Type.Object(
  {
    id: Uuid(),
    status: oneOf(BATCH_STATUSES),
    total: Type.Integer(),
    counts: Type.Object({
      pending: Type.Integer(),
      processing: Type.Integer(),
      completed: Type.Integer(),
      failed: Type.Integer(),
      cancelled: Type.Integer(),
    }),
    commit: Type.Boolean(),
    strict: Type.Boolean(),
    model: nullable<string>({ type: 'string', description: 'As it was asked for' }),
    createdAt: Timestamp(),
    startedAt: NullableTimestamp,
    finishedAt: NullableTimestamp,
  },
  { title: 'EnrichmentJob', examples: [enrichmentJobExample] },
);
export type EnrichmentJobReply = Static<typeof EnrichmentJobSchema>;

/** Highest position that an item can have where it is stored. */
const MAX_POSITION = 2 ** 31 - 1;

export const EnrichmentJobItemsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_POSITION })),
    status: Type.Optional(oneOf(BATCH_ITEM_STATUSES)),
  },
  strict,
);

export const EnrichmentJobItemSchema = Type.Object(
  {
    position: Type.Integer({ description: 'Position in `promptIds`; the first is 1' }),
    promptId: Uuid(),
    status: oneOf(BATCH_ITEM_STATUSES),
    attempts: Type.Integer(),
    enrichmentId: nullable<string>({ type: 'string', format: 'uuid' }),
    version: nullable<number>({ type: 'integer', description: 'The number of the version that it became' }),
    failure: nullable<Static<typeof FailureSchema>>(FailureSchema),
  },
  { title: 'EnrichmentJobItem', examples: [enrichmentJobItemExample] },
);
export type EnrichmentJobItemReply = Static<typeof EnrichmentJobItemSchema>;
