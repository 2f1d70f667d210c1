import { endpoint } from '../endpoint.ts';
import { ServiceStatusSchema, SystemFeaturesSchema, SystemStatusSchema } from '../system.ts';

const tag = { name: 'System', description: 'What this installation offers, and whether it works' };

export const getSystemStatusEndpoint = endpoint({
  operationId: 'getSystemStatus',
  method: 'GET',
  path: '/api/v1/system/status',
  access: 'public',
  tag,
  summary: 'Whether the service works',
  description:
    'As `/health`, and whether background work has workers. It is 200 also if something is down. The counts of workers may be 10 seconds old.',
  reply: { 200: SystemStatusSchema },
  errors: [],
  limits: { rate: 'public' },
});

export const getSystemFeaturesEndpoint = endpoint({
  operationId: 'getSystemFeatures',
  method: 'GET',
  path: '/api/v1/system/features',
  access: 'public',
  tag,
  summary: 'What this installation offers',
  description: 'Providers, plans and limits. It contains no addresses and no keys.',
  reply: { 200: SystemFeaturesSchema },
  errors: [],
  limits: { rate: 'public' },
});

export const getServiceStatusEndpoint = endpoint({
  operationId: 'getServiceStatus',
  method: 'GET',
  path: '/status',
  access: 'public',
  tag,
  summary: 'The state of the service, for a status page',
  description:
    'API, database, Redis, and the providers with a key of the operator. It is 200 also if something is down. It has no data of organizations.',
  reply: { 200: ServiceStatusSchema },
  errors: [],
  limits: { rate: 'public' },
});

export const systemEndpoints = [
  getSystemStatusEndpoint,
  getSystemFeaturesEndpoint,
  getServiceStatusEndpoint,
] as const;
