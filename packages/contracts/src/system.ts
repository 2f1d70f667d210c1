import { type Static, Type } from 'typebox';
import { PLANS, REMOTE_PROVIDERS } from './enums.ts';
import { serviceStatusExample, systemFeaturesExample, systemStatusExample } from './examples/system.ts';
import { HealthSchema } from './health.ts';
import { PlanTermsSchema } from './plans.ts';
import { nullable, oneOf, Timestamp } from './schema-helpers.ts';

export const SystemStatusSchema = Type.Object(
  {
    ...HealthSchema.properties,
    workers: Type.Object({
      queues: Type.Integer({ description: 'Kinds of background work' }),
      attended: nullable<number>({
        type: 'integer',
        description: 'Those that a worker is waiting for; null: not known, because Redis cannot be reached',
      }),
      oldestWaitingSeconds: nullable<number>({
        type: 'number',
        description:
          'For how long the oldest job has been waiting for a worker; null: none waits, or not known',
      }),
    }),
  },
  { title: 'SystemStatus', examples: [systemStatusExample] },
);
export type SystemStatusReply = Static<typeof SystemStatusSchema>;

export const SystemFeaturesSchema = Type.Object(
  {
    providers: Type.Array(oneOf(REMOTE_PROVIDERS), {
      description: 'Providers that work without a key of your own',
    }),
    mail: oneOf(['smtp', 'outbox'], { description: '`outbox`: mails are written to files on the server' }),
    verifiedEmailRequired: Type.Boolean(),
    twoFactor: Type.Boolean(),
    plans: Type.Array(
      Type.Object({ name: oneOf(PLANS), ...PlanTermsSchema.properties }, { title: 'PlanTerms' }),
    ),
    limits: Type.Object({ promptCharacters: Type.Integer({ description: 'The longest prompt' }) }),
  },
  { title: 'SystemFeatures', examples: [systemFeaturesExample] },
);
export type SystemFeaturesReply = Static<typeof SystemFeaturesSchema>;

/** How a part of the service is doing, in the words of status pages. */
const COMPONENT_STATUSES = ['operational', 'degraded', 'down'] as const;
export type ComponentStatus = (typeof COMPONENT_STATUSES)[number];

export const ServiceStatusSchema = Type.Object(
  {
    status: oneOf(COMPONENT_STATUSES, {
      description: '`degraded`: something is slow to start or limited. `down`: most requests fail',
    }),
    checkedAt: Timestamp(),
    components: Type.Array(
      Type.Object(
        { name: oneOf(['api', 'database', 'redis'] as const), status: oneOf(COMPONENT_STATUSES) },
        { title: 'ServiceComponent' },
      ),
    ),
    providers: Type.Array(
      Type.Object(
        { provider: oneOf(REMOTE_PROVIDERS), status: oneOf(COMPONENT_STATUSES) },
        { title: 'ServiceProvider' },
      ),
      {
        description:
          'Those that work without a key of your own. `degraded`: at least a tenth of the calls of the last five minutes failed there, as far as the process that answers can tell; `down`: at least half. Calls of fewer than five say nothing',
      },
    ),
  },
  { title: 'ServiceStatus', examples: [serviceStatusExample] },
);
export type ServiceStatusReply = Static<typeof ServiceStatusSchema>;
