import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const operatedUserExample = {
  id: exampleId('user'),
  email: 'ada@example.com',
  fullName: 'Ada King',
  createdAt: EXAMPLE_TIME,
  lastSeenAt: EXAMPLE_TIME,
  disabledAt: null,
  verified: true,
  twoFactor: true,
  operatorSince: null,
  sessions: 2,
  organizations: [{ id: exampleId('organization'), slug: 'acme', role: 'admin', plan: 'pro' }],
};

export const platformCountsExample = {
  period: { start: '2026-05-01T00:00:00.000Z', end: '2026-06-01T00:00:00.000Z' },
  users: 1_204,
  organizations: { total: 310, active: 120, suspended: 1, byPlan: { free: 250, pro: 55, enterprise: 5 } },
  prompts: 4_100,
  thisMonth: {
    optimizations: 91_000,
    batches: 210,
    batchItems: 60_500,
    batchTokensSaved: 1_450_000,
    enrichments: 0,
    spendUsd: 312.5,
  },
};

export const operatedJobExample = {
  id: exampleId('job'),
  organizationId: exampleId('organization'),
  kind: 'batch',
  status: 'failed',
  counts: { total: 10, completed: 9, failed: 1, cancelled: 0 },
  createdAt: EXAMPLE_TIME,
  startedAt: EXAMPLE_TIME,
  finishedAt: EXAMPLE_TIME,
  durationMs: 0,
  lastFailure: 'provider_failed',
};

export const retryJobExample = { jobId: exampleId('job') };
export const retriedJobExample = { jobId: exampleId('job'), items: 1 };

export const createBroadcastExample = {
  subject: 'Maintenance on Sunday',
  text: 'Hello,\n\nthe service is not available on Sunday from 06:00 to 07:00 UTC.',
  audience: 'all',
};

export const broadcastExample = {
  id: exampleId('broadcast'),
  subject: 'Maintenance on Sunday',
  audience: 'all',
  recipients: 1_204,
  sent: 800,
  failed: 1,
  pending: 403,
  createdAt: EXAMPLE_TIME,
};
