import { closeDb, createDb } from '@refinery/db/create-db.ts';
import { ensureDemoApiKey } from '@refinery/domain/seed/demo-api-key.ts';
import { seedDemo } from '@refinery/domain/seed/seed-demo.ts';
import type { StandaloneEnvironment } from '../config.ts';

export interface Demo {
  /** Accounts that were missing. */
  accountsMade: number;
  apiKey?: string | undefined;
}

/** Makes the demo accounts and an API key for them where they are missing. Refuses in production. */
export async function prepareDemo(
  databaseUrl: string,
  environment: StandaloneEnvironment['NODE_ENV'],
  knownKey: string | undefined,
): Promise<Demo> {
  const options = { url: databaseUrl, maxConnections: 1, applicationName: 'refinery-seed' };
  const db = createDb({ ...options, role: 'refinery_app' });
  const systemDb = createDb({ ...options, role: 'refinery_system' });
  const ctx = { db, systemDb, clock: { now: () => new Date() } };
  try {
    const accountsMade = await seedDemo(ctx, environment);
    return { accountsMade, apiKey: await ensureDemoApiKey(ctx, knownKey) };
  } finally {
    await Promise.all([closeDb(db), closeDb(systemDb)]);
  }
}
