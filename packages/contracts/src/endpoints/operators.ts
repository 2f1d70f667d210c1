import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  BroadcastSchema,
  CreateBroadcastBody,
  EndedJobsQuery,
  OperatedJobSchema,
  OperatedJobsQuery,
  OperatedUserSchema,
  OperatedUsersQuery,
  PlatformCountsSchema,
  RetriedJobSchema,
  RetryJobBody,
} from '../operators.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'Operators', description: 'For people who operate the service' };

export const listAllUsersEndpoint = endpoint({
  operationId: 'listAllUsers',
  method: 'GET',
  path: '/api/v1/admin/users',
  access: 'operator',
  tag,
  summary: 'The people of all organizations',
  description: 'Accounts, newest first. Operators see no prompts, results, passwords or keys.',
  query: OperatedUsersQuery,
  reply: { 200: Type.Array(OperatedUserSchema) },
  errors: [],
  page: true,
});

export const getPlatformCountsEndpoint = endpoint({
  operationId: 'getPlatformCounts',
  method: 'GET',
  path: '/api/v1/admin/analytics',
  access: 'operator',
  tag,
  summary: 'Counts over all organizations',
  description: 'The numbers of this calendar month (UTC) are what was charged to the organizations.',
  reply: { 200: PlatformCountsSchema },
  errors: [],
});

export const listAllJobsEndpoint = endpoint({
  operationId: 'listAllJobs',
  method: 'GET',
  path: '/api/v1/admin/jobs',
  access: 'operator',
  tag,
  summary: 'The jobs of all organizations',
  description: 'Batches, mails, webhook deliveries and all other background work, newest first.',
  query: OperatedJobsQuery,
  reply: { 200: Type.Array(OperatedJobSchema) },
  errors: [],
  page: true,
});

export const listEndedJobsEndpoint = endpoint({
  operationId: 'listEndedJobs',
  method: 'GET',
  path: '/api/v1/admin/jobs/completed',
  access: 'operator',
  tag,
  summary: 'The jobs that have ended',
  description: 'Completed, failed and cancelled jobs, newest first, with how long they took.',
  query: EndedJobsQuery,
  reply: { 200: Type.Array(OperatedJobSchema) },
  errors: [],
  page: true,
});

export const retryJobEndpoint = endpoint({
  operationId: 'retryJob',
  method: 'POST',
  path: '/api/v1/admin/jobs/retry',
  access: 'operator',
  action: 'job.retry',
  tag,
  summary: 'Try the failed items of a job again',
  description:
    'The organization is charged as if a member had done it, and its audit log says that an operator did. Mails and exports cannot be tried again: what they need is deleted when they fail.',
  body: RetryJobBody,
  reply: { 202: RetriedJobSchema },
  errors: ['job_not_found', 'nothing_to_retry', 'quota_exceeded', 'texts_removed'],
});

export const createBroadcastEndpoint = endpoint({
  operationId: 'createBroadcast',
  method: 'POST',
  path: '/api/v1/admin/broadcast',
  access: 'operator',
  action: null,
  tag,
  summary: 'Mail everybody',
  description:
    'Everybody with a confirmed e-mail whose account is not disabled gets the mail once, however many organizations they belong to. The mails are sent in the background, 1,000 at a time. Send an `Idempotency-Key`: then a repeated request does not mail anybody again.',
  body: CreateBroadcastBody,
  reply: { 202: BroadcastSchema },
  errors: [],
  idempotent: true,
});

export const getBroadcastEndpoint = endpoint({
  operationId: 'getBroadcast',
  method: 'GET',
  path: '/api/v1/admin/broadcast/:id',
  access: 'operator',
  tag,
  summary: 'How far a broadcast has come',
  description: 'Counts of the mails that were sent, have failed and wait.',
  params: IdParams,
  reply: { 200: BroadcastSchema },
  errors: ['broadcast_not_found'],
});

export const operatorEndpoints = [
  listAllUsersEndpoint,
  getPlatformCountsEndpoint,
  listAllJobsEndpoint,
  listEndedJobsEndpoint,
  retryJobEndpoint,
  createBroadcastEndpoint,
  getBroadcastEndpoint,
] as const;
