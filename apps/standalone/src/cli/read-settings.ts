import type { PlanTable } from '@refinery/contracts/plans.ts';
import type { Context, Settings } from '@refinery/domain/context/context.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { CommonEnvironment } from '@refinery/runtime/environment.ts';
import { loadEnvironment } from '@refinery/runtime/load-environment.ts';
import { PlanEnvironment } from '@refinery/runtime/plans.ts';
import { plansOf, settingsFrom } from '@refinery/runtime/settings.ts';
import { stripeFrom } from '@refinery/runtime/stripe-from.ts';
import { runningInstance } from '../servers/running-instance.ts';
import { appEnvironment } from '../settings/app-environment.ts';
import type { StandaloneEnvironment } from '../settings/config.ts';
import { dataFiles } from '../settings/data-files.ts';
import type { Variables } from '../settings/read-environment.ts';
import { withStoredSecrets } from '../settings/secrets.ts';

/** What the plans hold. Throws `EnvironmentError` where it cannot be read. */
export const readPlans = (env: Variables): PlanTable => plansOf(loadEnvironment(PlanEnvironment, env));

/** Nothing of a command goes through Redis. */
const NO_REDIS = 'redis://none';

/**
 * What API and worker are configured with, the secrets of the data folder included where those count. Throws
 * `EnvironmentError` where anything is missing: no key is made here, which nobody else would have.
 */
export const readSettings = (env: Variables, config: StandaloneEnvironment, databaseUrl: string): Settings =>
  settingsFrom(readCommon(env, config, databaseUrl));

/** The same, and who speaks to Stripe. Throws `StartError`, too, where billing is off. */
export function readBilling(
  env: Variables,
  config: StandaloneEnvironment,
  databaseUrl: string,
): Pick<Context, 'settings' | 'stripe'> {
  const common = readCommon(env, config, databaseUrl);
  const stripe = stripeFrom(common);
  if (!stripe)
    throw new StartError(
      'Billing is off.',
      'Set STRIPE_SECRET_KEY to the secret key of your Stripe account.',
    );
  return { settings: settingsFrom(common), stripe };
}

function readCommon(env: Variables, config: StandaloneEnvironment, databaseUrl: string): CommonEnvironment {
  const files = dataFiles(config.DATA_DIR);
  const complete = withStoredSecrets(env, config);
  const url = runningInstance(files)?.runtime?.url;
  const port = Number(URL.parse(url ?? '')?.port || config.PORT);
  const addresses = { databaseUrl, redisUrl: config.REDIS_URL ?? NO_REDIS, port };
  return loadEnvironment(CommonEnvironment, appEnvironment(complete, config, files, addresses));
}
