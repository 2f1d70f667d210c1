import { type Static, Type } from 'typebox';
import { PLANS, REMOTE_PROVIDERS } from './enums.ts';
import { systemFeaturesExample, systemStatusExample } from './examples/system.ts';
import { HealthSchema } from './health.ts';
import { nullable, oneOf } from './schema-helpers.ts';

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

const Limit = nullable<number>({ type: 'integer', description: 'null: unlimited' });

export const SystemFeaturesSchema = Type.Object(
  {
    providers: Type.Array(oneOf(REMOTE_PROVIDERS), {
      description: 'Providers that work without a key of your own',
    }),
    mail: oneOf(['smtp', 'outbox'], { description: '`outbox`: mails are written to files on the server' }),
    verifiedEmailRequired: Type.Boolean(),
    twoFactor: Type.Boolean(),
    plans: Type.Array(
      Type.Object({
        name: oneOf(PLANS),
        monthly: Type.Object({ optimizations: Limit, prompts: Limit }),
      }),
    ),
    limits: Type.Object({ promptCharacters: Type.Integer({ description: 'The longest prompt' }) }),
  },
  { title: 'SystemFeatures', examples: [systemFeaturesExample] },
);
export type SystemFeaturesReply = Static<typeof SystemFeaturesSchema>;
