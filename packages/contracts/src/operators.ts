import { type Static, Type } from 'typebox';
import { BATCH_STATUSES, PLANS, ROLES } from './enums.ts';
import {
  broadcastExample,
  createBroadcastExample,
  operatedJobExample,
  operatedUserExample,
  platformCountsExample,
  retriedJobExample,
  retryJobExample,
} from './examples/operators.ts';
import { pageFields } from './pagination.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const Count = (description?: string) => Type.Integer({ minimum: 0, ...(description ? { description } : {}) });

export const OperatedUsersQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    q: Type.Optional(
      Type.String({ minLength: 3, maxLength: 254, description: 'Only people whose e-mail contains this' }),
    ),
  },
  strict,
);

export const OperatedUserSchema = Type.Object(
  {
    id: Uuid(),
    email: Type.String(),
    fullName: Type.String(),
    createdAt: Timestamp(),
    lastSeenAt: nullable<string>({
      type: 'string',
      format: 'date-time',
      description: 'The last request of a session that has not expired; null: there is none',
    }),
    disabledAt: NullableTimestamp,
    verified: Type.Boolean({ description: 'Whether the e-mail is confirmed' }),
    twoFactor: Type.Boolean(),
    operatorSince: NullableTimestamp,
    sessions: Count('Where they are signed in'),
    organizations: Type.Array(
      Type.Object(
        { id: Uuid(), slug: Type.String(), role: oneOf(ROLES), plan: oneOf(PLANS) },
        { title: 'OperatedMembership' },
      ),
    ),
  },
  { title: 'OperatedUser', examples: [operatedUserExample] },
);
export type OperatedUserReply = Static<typeof OperatedUserSchema>;

export const PlatformCountsSchema = Type.Object(
  {
    period: Type.Object({ start: Timestamp(), end: Timestamp() }),
    users: Count(),
    organizations: Type.Object({
      total: Count(),
      active: Count('Those that have refined something in the last 30 days'),
      suspended: Count(),
      byPlan: Type.Object({ free: Count(), pro: Count(), enterprise: Count() }),
    }),
    prompts: Count('Prompts in the libraries'),
    thisMonth: Type.Object({
      optimizations: Count('Charged to all organizations, including items of batches'),
      batches: Count('How many were accepted'),
      batchItems: Count('The items of these batches'),
      batchTokensSaved: Type.Integer({
        description: 'Tokens of the originals minus tokens of the results, of these batches',
      }),
      enrichments: Count('Charged to all organizations'),
      spendUsd: Type.Number({ description: 'What providers billed, as far as their prices are known' }),
    }),
  },
  { title: 'PlatformCounts', examples: [platformCountsExample] },
);
export type PlatformCountsReply = Static<typeof PlatformCountsSchema>;

const Kind = Type.String({
  pattern: '^[a-z]{1,40}$',
  description: 'The kind of work, for example `batch`, `email`, `webhook` or `export`',
});

const jobFilters = {
  ...pageFields,
  cursor: Type.Optional(Uuid()),
  kind: Type.Optional(Kind),
};
export const EndedJobsQuery = Type.Object(jobFilters, strict);
export const OperatedJobsQuery = Type.Object(
  { ...jobFilters, status: Type.Optional(oneOf(BATCH_STATUSES)) },
  strict,
);

export const OperatedJobSchema = Type.Object(
  {
    id: Uuid(),
    organizationId: Uuid(),
    kind: Type.String(),
    status: oneOf(BATCH_STATUSES),
    counts: Type.Object({ total: Count(), completed: Count(), failed: Count(), cancelled: Count() }),
    createdAt: Timestamp(),
    startedAt: NullableTimestamp,
    finishedAt: NullableTimestamp,
    durationMs: nullable<number>({
      type: 'integer',
      minimum: 0,
      description: 'From the start to the end; null: it has not ended, or was never started',
    }),
    lastFailure: nullable<string>({
      type: 'string',
      description: 'The code of the last item that failed; null: none has',
    }),
  },
  { title: 'OperatedJob', examples: [operatedJobExample] },
);
export type OperatedJobReply = Static<typeof OperatedJobSchema>;

export const RetryJobBody = Type.Object(
  { jobId: Uuid() },
  { title: 'JobRetry', ...strict, examples: [retryJobExample] },
);
export type RetryJobBody = Static<typeof RetryJobBody>;

export const RetriedJobSchema = Type.Object(
  { jobId: Uuid(), items: Count('How many items are tried again') },
  { title: 'RetriedJob', examples: [retriedJobExample] },
);
export type RetriedJobReply = Static<typeof RetriedJobSchema>;

const BROADCAST_AUDIENCES = ['all', 'admins'] as const;
export type BroadcastAudience = (typeof BROADCAST_AUDIENCES)[number];

export const CreateBroadcastBody = Type.Object(
  {
    subject: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    text: Type.String({
      minLength: 1,
      maxLength: 20_000,
      pattern: '\\S',
      description: 'Plain text. An empty line begins a new paragraph',
    }),
    audience: Type.Optional(
      oneOf(BROADCAST_AUDIENCES, {
        default: 'all',
        description: '`admins`: only people who are an admin of an organization',
      }),
    ),
  },
  { title: 'BroadcastCreation', ...strict, examples: [createBroadcastExample] },
);
export type CreateBroadcastBody = Static<typeof CreateBroadcastBody>;

export const BroadcastSchema = Type.Object(
  {
    id: Uuid(),
    subject: Type.String(),
    audience: oneOf(BROADCAST_AUDIENCES),
    recipients: Count('People who get it'),
    sent: Count('Mails that the mail server has taken'),
    failed: Count('Mails that could not be sent'),
    pending: Count('People whose mail was not sent yet'),
    createdAt: Timestamp(),
  },
  { title: 'Broadcast', examples: [broadcastExample] },
);
export type BroadcastReply = Static<typeof BroadcastSchema>;
