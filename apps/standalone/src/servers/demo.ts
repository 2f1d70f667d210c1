import { closeDb, createDb } from '@refinery/db/create-db.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { ensureDemoApiKey } from '@refinery/domain/seed/demo-api-key.ts';
import { ensureDemoAccounts } from '@refinery/domain/seed/ensure-demo-accounts.ts';
import { lockDemo } from '@refinery/domain/seed/lock-demo.ts';
import { isLoopback } from '../output/banner.ts';
import type { Terminal } from '../output/terminal.ts';
import type { StandaloneEnvironment } from '../settings/config.ts';
import { type Secrets, saveSecrets } from '../settings/secrets.ts';

type Environment = StandaloneEnvironment['NODE_ENV'];

type SeedContext = Pick<Context, 'db' | 'systemDb' | 'clock'>;

async function withSeedContext<T>(databaseUrl: string, work: (ctx: SeedContext) => Promise<T>): Promise<T> {
  const options = { url: databaseUrl, maxConnections: 1, applicationName: 'refinery-seed' };
  const db = createDb({ ...options, role: 'refinery_app' });
  const systemDb = createDb({ ...options, role: 'refinery_system' });
  try {
    return await work({ db, systemDb, clock: { now: () => new Date() } });
  } finally {
    await Promise.all([closeDb(db), closeDb(systemDb)]);
  }
}

/** Makes the demo accounts that are missing and answers how many those were. Throws in production. */
export const seedDemoAccounts = (databaseUrl: string, environment: Environment): Promise<number> =>
  withSeedContext(databaseUrl, (ctx) => ensureDemoAccounts(ctx, environment));

export interface EnsureDemoOptions {
  databaseUrl: string;
  config: StandaloneEnvironment;
  /** Where the secrets are kept. */
  file: string;
  secrets: Secrets;
  terminal: Terminal;
}

/**
 * Where only this machine reaches the API, and not in production: the demo accounts, and the API key of the
 * banner, kept among the secrets. Answers the key; undefined where somebody else has the demo organization's
 * name. Elsewhere demo accounts that an earlier start made are locked: everybody knows their password.
 */
export async function ensureDemo(options: EnsureDemoOptions): Promise<string | undefined> {
  const { databaseUrl, config, file, secrets, terminal } = options;
  if (config.NODE_ENV === 'production' || !isLoopback(config.HOST)) {
    const locked = await withSeedContext(databaseUrl, lockDemo);
    if (locked)
      terminal.warn(`Locked ${locked} demo accounts of an earlier start, because their password is public`);
    return undefined;
  }
  const apiKey = await withSeedContext(databaseUrl, async (ctx) => {
    const made = await ensureDemoAccounts(ctx, config.NODE_ENV);
    if (made) terminal.progress(`Made ${made} demo accounts`);
    return ensureDemoApiKey(ctx, secrets.demoApiKey);
  });
  if (apiKey && apiKey !== secrets.demoApiKey) saveSecrets(file, { ...secrets, demoApiKey: apiKey });
  return apiKey;
}
