import { type Static, Type } from 'typebox';
import { healthExample } from './examples/service.ts';
import { nullable, oneOf } from './schema-helpers.ts';

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
