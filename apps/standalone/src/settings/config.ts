import { BILLING_DATABASE_URL, commonVariables } from '@refinery/runtime/environment.ts';
import { loadEnvironment } from '@refinery/runtime/load-environment.ts';
import { type Static, Type } from 'typebox';
import type { Variables } from './read-environment.ts';

/** Every variable the launcher itself reads; all others go to the API and the worker as they are. */
export const StandaloneEnvironment = Type.Object({
  NODE_ENV: commonVariables.NODE_ENV,
  HOST: Type.String({ default: '127.0.0.1', description: 'Address the API listens on' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 5_080, description: 'Port the API listens on' }),
  DATA_DIR: commonVariables.DATA_DIR,
  DATABASE_URL: Type.Optional(commonVariables.DATABASE_URL),
  REDIS_URL: Type.Optional(commonVariables.REDIS_URL),
  APP_DATABASE_PASSWORD: Type.Optional(
    Type.String({
      pattern: '^[\\w.~-]{12,200}$',
      description:
        'Password that `pnpm db:migrate` and `pnpm start` set for the role `refinery_login`, as which the API and the worker sign in: 12 or more letters, digits and `-._~`',
    }),
  ),
  STRIPE_SECRET_KEY: commonVariables.STRIPE_SECRET_KEY,
  BILLING_DATABASE_URL,
  BILLING_DATABASE_PASSWORD: Type.Optional(
    Type.String({
      pattern: '^[\\w.~-]{12,200}$',
      description:
        'Password that `pnpm db:migrate` and `pnpm start` set for the role `refinery_billing_login`, as which the worker changes plans: 12 or more letters, digits and `-._~`. Only needed with `STRIPE_SECRET_KEY`, and another one than `APP_DATABASE_PASSWORD`',
    }),
  ),
});
export type StandaloneEnvironment = Static<typeof StandaloneEnvironment>;

/** Reads the launcher's configuration. Throws `EnvironmentError` with every problem at once. */
export const loadConfig = (env: Variables): StandaloneEnvironment =>
  loadEnvironment(StandaloneEnvironment, env);
