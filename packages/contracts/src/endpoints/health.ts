import { endpoint } from '../endpoint.ts';
import { HEALTH_TAG, HealthSchema, StatusSchema } from '../health.ts';

const tag = HEALTH_TAG;

export const checkHealthEndpoint = endpoint({
  operationId: 'checkHealth',
  method: 'GET',
  path: '/health',
  access: 'public',
  tag,
  summary: 'Health of the API and what it needs',
  description:
    '`degraded` while Redis is out of reach or long texts cannot be refined, `down` with status 503 without Postgres.',
  reply: { 200: HealthSchema, 503: HealthSchema },
  errors: [],
});

export const checkLivenessEndpoint = endpoint({
  operationId: 'checkLiveness',
  method: 'GET',
  path: '/livez',
  access: 'public',
  tag,
  summary: 'Whether the process works; only a restart mends what it does not',
  description: '503 says what is broken in this process.',
  reply: { 200: StatusSchema, 503: StatusSchema },
  errors: [],
});

export const checkReadinessEndpoint = endpoint({
  operationId: 'checkReadiness',
  method: 'GET',
  path: '/readyz',
  access: 'public',
  tag,
  summary: 'Whether the process may get requests',
  description: '503 while it starts or stops, and without Postgres.',
  reply: { 200: StatusSchema, 503: StatusSchema },
  errors: [],
});

export const healthEndpoints = [checkHealthEndpoint, checkLivenessEndpoint, checkReadinessEndpoint] as const;
