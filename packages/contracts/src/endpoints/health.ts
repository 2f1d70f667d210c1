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
    '`degraded` if Redis cannot be reached or long texts cannot be refined. `down`, with status 503, if Postgres cannot be reached or lacks migrations of this release; `detail` then says how to apply them.',
  reply: { 200: HealthSchema, 503: HealthSchema },
  errors: [],
});

export const checkLivenessEndpoint = endpoint({
  operationId: 'checkLiveness',
  method: 'GET',
  path: '/livez',
  access: 'public',
  tag,
  summary: 'Whether the process works; if not, restart it',
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
  summary: 'Whether the process is ready for requests',
  description:
    '503 while the process starts or stops, and if Postgres cannot be reached or lacks migrations of this release.',
  reply: { 200: StatusSchema, 503: StatusSchema },
  errors: [],
});

export const healthEndpoints = [checkHealthEndpoint, checkLivenessEndpoint, checkReadinessEndpoint] as const;
