import { type Static, Type } from 'typebox';
import { PROVIDERS } from './enums.ts';
import {
  analyticsExample,
  costAnalyticsExample,
  modelAnalyticsExample,
  performanceAnalyticsExample,
  promptAnalyticsExample,
  usageAnalyticsExample,
  usageTrendsExample,
} from './examples/analytics.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/**
 * What is counted: single texts, texts of batches, prompts that were enriched, and outputs of tests, those of
 * runs too.
 */
const USAGE_ACTIONS = ['optimization', 'batch', 'enrichment', 'test'] as const;
export type UsageAction = (typeof USAGE_ACTIONS)[number];

/** The longest periods, in days. */
export const MOST_DAYS = 366;
export const MOST_DAYS_BY_HOUR = 31;
/** The period of whoever names none, in days. */
export const DEFAULT_DAYS = 30;

const periodFields = {
  from: Type.Optional(
    Timestamp(
      `Start of the period; the hour that it is in counts. Default: ${DEFAULT_DAYS} days in UTC, with the day that \`to\` is in`,
    ),
  ),
  to: Type.Optional(
    Timestamp('End of the period; the hour that it is in counts. Default: the end of the current hour'),
  ),
};
const filterFields = {
  action: Type.Optional(oneOf(USAGE_ACTIONS)),
  provider: Type.Optional(oneOf(PROVIDERS)),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  promptId: Type.Optional(Uuid('A prompt of the library; it may be deleted')),
};
const limit = (otherwise: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: otherwise }));

export const UsageAnalyticsQuery = Type.Object({ ...periodFields, ...filterFields }, strict);
export type UsageAnalyticsQuery = Static<typeof UsageAnalyticsQuery>;
export const PromptAnalyticsQuery = Type.Object({ ...periodFields, limit: limit(20) }, strict);
export type PromptAnalyticsQuery = Static<typeof PromptAnalyticsQuery>;
export const ModelAnalyticsQuery = Type.Object({ ...periodFields, limit: limit(100) }, strict);
export type ModelAnalyticsQuery = Static<typeof ModelAnalyticsQuery>;
export const UsageTrendsQuery = Type.Object(
  {
    ...periodFields,
    by: Type.Optional(
      oneOf(['hour', 'day'] as const, {
        default: 'day',
        description: `Hours: at most ${MOST_DAYS_BY_HOUR} days`,
      }),
    ),
    ...filterFields,
  },
  strict,
);
export type UsageTrendsQuery = Static<typeof UsageTrendsQuery>;

export const AnalyticsQuery = Type.Object(periodFields, strict);
export type AnalyticsQuery = Static<typeof AnalyticsQuery>;
export const COST_GROUPS = ['day', 'model', 'prompt'] as const;
export const CostAnalyticsQuery = Type.Object(
  { ...periodFields, by: Type.Optional(oneOf(COST_GROUPS, { default: 'day' })) },
  strict,
);
export type CostAnalyticsQuery = Static<typeof CostAnalyticsQuery>;

const milliseconds = nullable<number>({ type: 'number' });

const numberFields = {
  requests: Type.Integer({ description: 'That have ended, failed ones included' }),
  failed: Type.Integer(),
  successRate: nullable<number>({
    type: 'number',
    description: 'Share of the requests that did not fail, 0–1. null: there were none',
  }),
  originalTokens: Type.Integer({ description: 'Of the prompts that were refined' }),
  refinedTokens: Type.Integer({ description: 'Of what they became' }),
  savedTokens: Type.Integer({ description: 'The difference. Negative: they became longer' }),
  inputTokens: Type.Integer({ description: 'What providers billed as input' }),
  outputTokens: Type.Integer({ description: 'What providers billed as output' }),
  costUsd: Type.Number({
    description: 'Each request is rounded up to a millionth of a dollar. Without those in `unpriced`',
  }),
  unpriced: Type.Integer({ description: 'Requests whose price is not known' }),
  latency: Type.Object(
    { p50Ms: milliseconds, p95Ms: milliseconds },
    {
      description:
        'Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more than 1,000 seconds is 1000000. null: there were none',
    },
  ),
};
const periodReply = {
  from: Timestamp('The first hour that counts'),
  to: Timestamp('The end of the last hour that counts'),
  upToDateUntil: nullable<string>({
    type: 'string',
    format: 'date-time',
    description:
      'What ended before this moment is counted. It stands still while nothing happens. null: nothing was counted yet',
  }),
};

export const UsageAnalyticsSchema = Type.Object(
  {
    ...periodReply,
    ...numberFields,
    byAction: Type.Array(
      Type.Object({ action: oneOf(USAGE_ACTIONS), ...numberFields }, { title: 'ActionUsage' }),
      { description: 'Every action that there was, the most frequent first' },
    ),
  },
  { title: 'UsageAnalytics', examples: [usageAnalyticsExample] },
);
export type UsageAnalyticsReply = Static<typeof UsageAnalyticsSchema>;

export const PromptAnalyticsSchema = Type.Object(
  {
    ...periodReply,
    prompts: Type.Array(
      Type.Object(
        {
          promptId: Uuid(),
          name: nullable<string>({
            type: 'string',
            description: 'null: the prompt was deleted, or the API key may not read prompts',
          }),
          slug: nullable<string>({ type: 'string' }),
          ...numberFields,
        },
        { title: 'PromptUsage' },
      ),
    ),
  },
  { title: 'PromptAnalytics', examples: [promptAnalyticsExample] },
);
export type PromptAnalyticsReply = Static<typeof PromptAnalyticsSchema>;

export const ModelAnalyticsSchema = Type.Object(
  {
    ...periodReply,
    models: Type.Array(
      Type.Object(
        {
          provider: oneOf(PROVIDERS),
          model: nullable<string>({
            type: 'string',
            description: 'null: not known, because the request failed before one was asked',
          }),
          ...numberFields,
        },
        { title: 'ModelUsage' },
      ),
    ),
  },
  { title: 'ModelAnalytics', examples: [modelAnalyticsExample] },
);
export type ModelAnalyticsReply = Static<typeof ModelAnalyticsSchema>;

export const UsageTrendsSchema = Type.Object(
  {
    ...periodReply,
    by: oneOf(['hour', 'day'] as const),
    points: Type.Array(
      Type.Object(
        { from: Timestamp(), to: Timestamp('Not included'), ...numberFields },
        { title: 'UsagePoint' },
      ),
      { description: 'Every hour or day of the period, the oldest first. Days are those of UTC' },
    ),
  },
  { title: 'UsageTrends', examples: [usageTrendsExample] },
);
export type UsageTrendsReply = Static<typeof UsageTrendsSchema>;

const tokens = Type.Object({
  input: Type.Integer({ description: 'What providers billed as input' }),
  output: Type.Integer({ description: 'What providers billed as output' }),
});

export const AnalyticsSchema = Type.Object(
  {
    ...periodReply,
    prompts: Type.Integer({ description: 'In the library, now' }),
    testRuns: Type.Integer({ description: 'Outputs of tests in the period, those of runs too' }),
    successRate: numberFields.successRate,
    costUsd: numberFields.costUsd,
    tokens,
  },
  { title: 'Analytics', examples: [analyticsExample] },
);
export type AnalyticsReply = Static<typeof AnalyticsSchema>;

const cost = { requests: numberFields.requests, costUsd: numberFields.costUsd, tokens };

export const CostAnalyticsSchema = Type.Object(
  {
    ...periodReply,
    by: oneOf(COST_GROUPS),
    costUsd: numberFields.costUsd,
    unpriced: numberFields.unpriced,
    projectionUsd: Type.Number({
      description:
        'What this calendar month will cost in UTC, if the rest of it goes on as the last 7 days did. It does not depend on the period',
    }),
    costs: Type.Array(
      Type.Object(
        {
          day: Type.Optional(Type.String({ format: 'date' })),
          provider: Type.Optional(oneOf(PROVIDERS)),
          model: Type.Optional(nullable<string>({ type: 'string', description: 'null: not known' })),
          promptId: Type.Optional(
            nullable<string>({
              type: 'string',
              format: 'uuid',
              description: 'null: no prompt of the library',
            }),
          ),
          ...cost,
        },
        { title: 'CostGroup' },
      ),
      {
        description:
          'Days with the oldest first, without those that cost nothing and had no requests. Models and prompts with the dearest first, at most 100; `costUsd` has all',
      },
    ),
  },
  { title: 'CostAnalytics', examples: [costAnalyticsExample] },
);
export type CostAnalyticsReply = Static<typeof CostAnalyticsSchema>;

export const PerformanceAnalyticsSchema = Type.Object(
  {
    ...periodReply,
    models: Type.Array(
      Type.Object(
        {
          provider: oneOf(PROVIDERS),
          model: nullable<string>({ type: 'string', description: 'null: not known' }),
          calls: numberFields.requests,
          successRate: numberFields.successRate,
          p50Ms: milliseconds,
          p95Ms: milliseconds,
        },
        { title: 'ModelPerformance' },
      ),
      { description: 'The most used first, at most 100. Latencies are at most 16 % off' },
    ),
  },
  { title: 'PerformanceAnalytics', examples: [performanceAnalyticsExample] },
);
export type PerformanceAnalyticsReply = Static<typeof PerformanceAnalyticsSchema>;

/** What is told of every group of requests. */
export type UsageNumbers = Omit<UsageAnalyticsReply, keyof typeof periodReply | 'byAction'>;
