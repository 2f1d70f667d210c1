import { canLogIn, type DatabaseLogin, ensureLogin, LOGIN_ROLE, loginUrl } from '@refinery/db/login-role.ts';
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
 * Gives the role of the apps the operator's password. Throws StartError where the user of the URL may not.
 */
export async function setLoginPassword(ownerUrl: string, login: DatabaseLogin): Promise<void> {
  try {
    await ensureLogin(ownerUrl, login);
  } catch (error) {
    throw new StartError(
      `The role ${login.role} cannot be given its password: ${errorText(error)}`,
      'Run the migrations with APP_DATABASE_PASSWORD as the user who made the role, or as a superuser.',
      { cause: error },
    );
  }
}
