import { type Static, Type } from 'typebox';
import { CALL_KINDS, CALL_STATUSES, REMOTE_PROVIDERS } from './enums.ts';
import { callExample, oneCallExample } from './examples/calls.ts';
import { pageFields } from './pagination.ts';
import { AnyName, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const ModelName = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));

export const CallsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    provider: Type.Optional(oneOf(REMOTE_PROVIDERS, { description: 'Only calls with this `provider`' })),
    model: ModelName('Only calls with this `model`'),
    kind: Type.Optional(oneOf(CALL_KINDS)),
    status: Type.Optional(oneOf(CALL_STATUSES)),
    keyId: Type.Optional(Uuid('Only calls that this API key caused')),
    from: Type.Optional(Timestamp('Only calls that began at or after this time')),
    to: Type.Optional(Timestamp('Only calls that began before this time')),
  },
  strict,
);
export type CallsQuery = Static<typeof CallsQuery>;

const Id = (description: string) => nullable<string>({ type: 'string', format: 'uuid', description });
const Count = (description: string) => Type.Integer({ minimum: 0, description });
const ErrorName = (description: string) => nullable<string>({ type: 'string', description });

const CallAttemptSchema = Type.Object(
  {
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String(),
    error: ErrorName('null: it was answered'),
    latencyMs: Type.Number({ description: 'With the wait for its turn' }),
  },
  { title: 'CallAttempt' },
);

export const CallSchema = Type.Object(
  {
    id: Uuid(),
    kind: oneOf(CALL_KINDS, {
      description:
        '`optimize`, `batch` and `enhance`: the work itself. `verify`: a second reader of a result. `check`: the second reader of `POST /api/v1/checks`. `test`: the test of a provider',
    }),
    status: oneOf(CALL_STATUSES, {
      description:
        '`cancelled`: whoever waited for it ended it, or the service stopped. `truncated`: the stream of the reply was cut. `lost`: the process died during the call',
    }),
    keyId: Id('The API key that caused it'),
    userId: Id('The person who caused it, or the owner of the API key'),
    optimizationId: Id('The optimization that it was made for. It may be deleted'),
    batchId: Id('The batch that it was made for. It may be deleted'),
    batchItemId: Id('The item of the batch'),
    enrichmentId: Id('The enrichment that it was made for'),
    metadata: Type.Record(AnyName, Type.String(), { description: 'As it was sent along' }),
    requestedProvider: oneOf(REMOTE_PROVIDERS, { description: 'The first that was to be asked' }),
    requestedModel: Type.String(),
    provider: oneOf(REMOTE_PROVIDERS, { description: 'The last that was asked. It answered, if any did' }),
    model: Type.String({ description: 'The model that it was asked for' }),
    answeredModel: nullable<string>({
      type: 'string',
      description: 'The model as the provider names it, often with a date; null: there was no reply',
    }),
    attempts: Type.Array(CallAttemptSchema, {
      description: 'Every try in its order, also those that were stopped before the provider was asked',
    }),
    error: ErrorName('Why there was no reply, for example `rate_limit` or `context_too_long`'),
    usage: Type.Object(
      {
        inputTokens: Count('With those that were read from and written to the cache of the provider'),
        cachedInputTokens: Count('Read from its cache'),
        cacheWriteTokens: Count('Written to its cache'),
        outputTokens: Count('With those for reasoning'),
        reasoningTokens: Count('For reasoning, if the provider says so'),
        costUsd: nullable<number>({
          type: 'number',
          description:
            'In US dollars with up to six decimals, as it counts toward the budget; null: the price is not known',
        }),
      },
      { title: 'CallUsage', description: 'As the provider reports it. Calls without a reply have none' },
    ),
    firstContentMs: nullable<number>({
      type: 'number',
      description: 'Milliseconds to the first content; null: the reply came as a whole',
    }),
    latencyMs: Type.Number({
      description: 'Milliseconds of the whole call, all attempts and waits included',
    }),
    saved: Type.Record(AnyName, Type.Integer(), {
      description:
        'Tokens that were not sent, by why: `text`, `results`. `marks`: how many marks for the cache of the provider were set. `systemMarks`: of these, those behind tools and system texts where the provider would not have set one',
    }),
    createdAt: Timestamp('When it began'),
  },
  { title: 'Call', examples: [callExample] },
);
export type CallReply = Static<typeof CallSchema>;

export const CallQuery = Type.Object(
  {
    include: Type.Optional(
      oneOf(['texts'], { description: '`texts`: what was asked and answered, if it was kept. For admins' }),
    ),
  },
  strict,
);
export type CallQuery = Static<typeof CallQuery>;

const Body = (description: string) => nullable<string>({ type: 'string', description });

const CallTextsSchema = Type.Object(
  {
    request: Type.String({ description: 'The body of the request as it was sent, at most 256 KiB' }),
    requestCut: Type.Boolean({ description: 'Whether the request was longer' }),
    reply: Body('The body of the reply as it was received, at most 256 KiB; null: there was none'),
    replyCut: Type.Boolean({ description: 'Whether the reply was longer' }),
  },
  { title: 'CallTexts' },
);

/** A call, and on demand what was said in it. */
export const OneCallSchema = Type.Object(
  {
    ...CallSchema.properties,
    texts: Type.Optional(
      Type.Unsafe<Static<typeof CallTextsSchema> | null>({
        anyOf: [CallTextsSchema, { type: 'null' }],
        description: 'Only with `include=texts`; null: they were not kept, or are no longer',
      }),
    ),
  },
  { title: 'OneCall', examples: [oneCallExample] },
);
export type OneCallReply = Static<typeof OneCallSchema>;
