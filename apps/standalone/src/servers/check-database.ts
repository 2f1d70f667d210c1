import { errorText, StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import postgres from 'postgres';
import { addressOf } from './address.ts';

const TIMEOUT_SECONDS = 5;
const MIN_VERSION = 14;
const DEFAULT_PORT = 5_432;

/** Connects to a given Postgres and answers its version and address. Throws StartError, without the password of the URL. */
export async function checkDatabase(url: string): Promise<string> {
  const where = addressOf(url, DEFAULT_PORT);
  const sql = postgres(url, { max: 1, connect_timeout: TIMEOUT_SECONDS, onnotice: () => undefined });
  try {
    const [row] = await sql`select current_setting('server_version') as version`;
    const version = String(row?.version ?? '');
    if (Number.parseInt(version, 10) < MIN_VERSION) {
      throw new StartError(
        `The Postgres at ${where} is version ${version}.`,
        `Prompt Refinery needs Postgres ${MIN_VERSION} or newer. Set DATABASE_URL to such a server.`,
      );
    }
    return `version ${version} at ${where}`;
  } catch (error) {
    throw error instanceof StartError ? error : databaseError(error, where);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Classes of SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REFUSALS: Record<string, [string, string]> = {
  '28P01': ['refuses the user or password', 'Correct the user and password in DATABASE_URL.'],
  '28000': ['refuses the user', 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': [
    'does not have that database',
    'Make the database (createdb), or correct its name in DATABASE_URL.',
  ],
  '53300': ['has no connection left', 'Raise max_connections of that server, or stop other clients.'],
};

function databaseError(error: unknown, where: string): StartError {
  const code = systemErrorCode(error) ?? '';
  const refusal = REFUSALS[code];
  if (refusal) return new StartError(`The Postgres at ${where} ${refusal[0]}.`, refusal[1], { cause: error });
  return new StartError(
    `DATABASE_URL: no Postgres can be reached at ${where} (${code || errorText(error)}).`,
    'Start it, correct DATABASE_URL, or remove DATABASE_URL to use the embedded database.',
    { cause: error },
  );
}
