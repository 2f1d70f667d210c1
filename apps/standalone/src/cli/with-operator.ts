import { existsSync } from 'node:fs';
import { closeDb, createDb } from '@refinery/db/create-db.ts';
import type { OperatorActor } from '@refinery/domain/context/actor.ts';
import { HOW_TO_MIGRATE } from '@refinery/domain/health/describe-missing-migrations.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import type { Terminal } from '../output/terminal.ts';
import { missingMigrations } from '../servers/migrations.ts';
import { requireOperator } from '../servers/require-operator.ts';
import { runningInstance } from '../servers/running-instance.ts';
import { withDatabase } from '../servers/with-database.ts';
import { loadConfig, type StandaloneEnvironment } from '../settings/config.ts';
import { dataFiles } from '../settings/data-files.ts';
import type { Variables } from '../settings/read-environment.ts';
import type { CommandContext } from './command.ts';
import { readBilling, readPlans, readSettings } from './read-settings.ts';

export interface OperatorOptions {
  env: Variables;
  terminal: Terminal;
  actor: OperatorActor;
  stopping: AbortSignal;
}

/**
 * Hands `work` the database of the configuration with the rights of whoever operates it. Redis is not needed:
 * what has to be delivered stands in Postgres, and the reconciler delivers it. Throws StartError with advice
 * where there is no database, or not with these rights.
 */
export async function withOperator(
  options: OperatorOptions,
  work: (ctx: CommandContext) => Promise<number>,
): Promise<number> {
  const config = loadConfig(options.env);
  requireDatabase(config);
  let code: number | undefined;
  await withDatabase(config, options.terminal, async (url) => {
    await requireMigrated(url);
    code = await withPools(url, (pools) => {
      const { actor, stopping, env } = options;
      const clock = { now: () => new Date() };
      const settings = () => readSettings(env, config, url);
      const billing = () => readBilling(env, config, url);
      const loadQuotas = async () => {
        const { inFlightSources } = await import('@refinery/domain/registries/in-flight-sources.ts');
        return { plans: readPlans(env), inFlight: inFlightSources };
      };
      return work({
        ...pools,
        actor,
        stopping,
        clock,
        readSettings: settings,
        readBilling: billing,
        loadQuotas,
      });
    });
  });
  if (code === undefined) throw new Error('The work was not done.');
  return code;
}

/** A new, empty database would answer, too. */
function requireDatabase(config: StandaloneEnvironment): void {
  const files = dataFiles(config.DATA_DIR);
  if (config.DATABASE_URL || runningInstance(files) || existsSync(files.postgres)) return;
  throw new StartError(
    `There is no database. DATABASE_URL is not set, and there is none in ${files.folder}.`,
    'Set DATABASE_URL, or DATA_DIR to the folder of an instance.',
  );
}

async function requireMigrated(url: string): Promise<void> {
  const { missing } = await missingMigrations(url);
  if (!missing) return;
  throw new StartError(
    `The database does not have all migrations of this release. Missing: ${missing}.`,
    HOW_TO_MIGRATE,
  );
}

type Pools = Pick<CommandContext, 'db' | 'operatorDb' | 'systemDb'>;

async function withPools<T>(url: string, work: (pools: Pools) => Promise<T>): Promise<T> {
  const common = { url, maxConnections: 1, applicationName: 'refinery-cli' };
  const pools = {
    db: createDb({ ...common, role: 'refinery_app' }),
    systemDb: createDb({ ...common, role: 'refinery_system' }),
    operatorDb: createDb({ ...common, role: 'refinery_operator' }),
  };
  try {
    await requireOperator(pools.operatorDb);
    return await work(pools);
  } finally {
    await Promise.all(Object.values(pools).map((pool) => closeDb(pool, 1)));
  }
}
