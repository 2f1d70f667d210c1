import {
  BILLING_LOGIN_ROLE,
  BILLING_ROLES,
  canLogIn,
  type DatabaseLogin,
  ensureLogin,
  LOGIN_ROLE,
  loginUrl,
} from '@refinery/db/login-role.ts';
import { errorText, StartError } from '@refinery/embedded/errors.ts';
import type { StandaloneEnvironment } from '../settings/config.ts';
import type { Secrets } from '../settings/secrets.ts';

/**
 * The database for API and worker, who sign in as a role that can bypass nothing, while `ownerUrl` stays with
 * the launcher. Of a server that somebody else runs it is a role of this data folder's own, or
 * `refinery_login` where APP_DATABASE_PASSWORD gives its password; where no such role can be made it is
 * `ownerUrl` itself, of which the apps warn, and which they refuse in production.
 */
export async function appDatabaseUrl(
  ownerUrl: string,
  config: StandaloneEnvironment,
  { databaseLogin }: Pick<Secrets, 'databaseLogin'>,
): Promise<string> {
  const password = config.APP_DATABASE_PASSWORD;
  if (!config.DATABASE_URL || password) {
    const login = { role: LOGIN_ROLE, password: password ?? databaseLogin.password };
    await setLoginPassword(ownerUrl, login);
    return loginUrl(ownerUrl, login) ?? ownerUrl;
  }
  if (config.NODE_ENV === 'production') return ownerUrl;
  try {
    await ensureLogin(ownerUrl, databaseLogin);
  } catch {
    return ownerUrl;
  }
  // The server may let no other user in from here.
  const usable = await canLogIn(ownerUrl, databaseLogin);
  return (usable && loginUrl(ownerUrl, databaseLogin)) || ownerUrl;
}

/**
 * The database for what the worker does about plans; undefined where billing is off. It is what the operator
 * gives, with the login of BILLING_DATABASE_PASSWORD, or a role of this data folder's own, which is made
 * outside production only. Throws StartError where a role cannot be made.
 */
export async function billingDatabaseUrl(
  ownerUrl: string,
  config: StandaloneEnvironment,
  { billingLogin }: Pick<Secrets, 'billingLogin'>,
): Promise<string | undefined> {
  if (!config.STRIPE_SECRET_KEY) return undefined;
  if (config.BILLING_DATABASE_URL) return config.BILLING_DATABASE_URL;
  const given = billingLoginOf(config.BILLING_DATABASE_PASSWORD);
  if (!given && config.NODE_ENV === 'production') return undefined;
  const { role, password } = billingLogin;
  const login = given ?? { role, password, becomes: BILLING_ROLES };
  await setLoginPassword(ownerUrl, login);
  return loginUrl(ownerUrl, login);
}

/** The login that the migrations make for billing, with the operator's password. */
export const billingLoginOf = (password: string | undefined): DatabaseLogin | undefined =>
  password === undefined ? undefined : { role: BILLING_LOGIN_ROLE, password, becomes: BILLING_ROLES };

/**
 * Gives the role of the apps the operator's password. Throws StartError where the user of the URL may not.
 */
export async function setLoginPassword(ownerUrl: string, login: DatabaseLogin): Promise<void> {
  try {
    await ensureLogin(ownerUrl, login);
  } catch (error) {
    throw new StartError(
      `The role ${login.role} cannot be given its password: ${errorText(error)}`,
      'Run the migrations with its password as the user who made the role, or as a superuser.',
      { cause: error },
    );
  }
}
