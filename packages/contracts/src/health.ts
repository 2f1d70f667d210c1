import { type Static, Type } from 'typebox';
import type { Endpoint } from './endpoint.ts';
import { healthExample } from './examples/service.ts';
import { nullable, oneOf } from './schema-helpers.ts';

export const HEALTH_TAG = {
  name: 'Health',
  description: 'Whether the service works, for people and for orchestrators',
};

/**
 * Signs of life are asked for every few seconds: never limited, not logged, and they say themselves what is
 * missing.
 */
export const isHealthEndpoint = ({ tag }: Pick<Endpoint, 'tag'>): boolean => tag.name === HEALTH_TAG.name;

const ServiceSchema = Type.Object(
  {
    status: oneOf(['up', 'down']),
    responseTimeMs: nullable<number>({ type: 'number' }),
    detail: Type.Optional(Type.String()),
  },
  { title: 'ServiceHealth' },
);

export const HealthSchema = Type.Object(
  {
    status: oneOf(['ok', 'degraded', 'down']),
    uptime: Type.Number({ description: 'Seconds since this process started' }),
    version: Type.String(),
    services: Type.Record(Type.String(), ServiceSchema),
  },
  { title: 'Health', examples: [healthExample] },
);
export const StatusSchema = Type.Object(
  { status: Type.String() },
  { title: 'Status', examples: [{ status: 'ok' }] },
);

export type Health = Static<typeof HealthSchema>;
