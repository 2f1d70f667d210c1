import type { Settings } from '@refinery/domain/context/context.ts';
import { type CommonEnvironment, EnvironmentError } from './environment.ts';

const GOOGLE_ISSUER = 'https://accounts.google.com';

/**
 * What the operator has at social providers. Throws {@link EnvironmentError} where an id has no secret, or a
 * secret no id.
 */
export function socialClientsFrom(env: CommonEnvironment): Settings['social'] {
  const clients: Settings['social'] = {};
  const google = pairOf(env, 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET');
  const github = pairOf(env, 'GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET');
  if (google) clients.google = { url: GOOGLE_ISSUER, ...google };
  if (github) clients.github = { url: env.GITHUB_URL, ...github };
  return clients;
}

type Name = 'GOOGLE_CLIENT_ID' | 'GOOGLE_CLIENT_SECRET' | 'GITHUB_CLIENT_ID' | 'GITHUB_CLIENT_SECRET';

function pairOf(
  env: CommonEnvironment,
  idName: Name,
  secretName: Name,
): { clientId: string; clientSecret: string } | undefined {
  const clientId = env[idName];
  const clientSecret = env[secretName];
  if (clientId && clientSecret) return { clientId, clientSecret };
  if (!clientId && !clientSecret) return undefined;
  const [missing, given] = clientId ? [secretName, idName] : [idName, secretName];
  throw new EnvironmentError([`${missing} is missing: it is needed with ${given}`]);
}
