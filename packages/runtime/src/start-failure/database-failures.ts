import type { DatabaseRole } from '@refinery/db/create-db.ts';
import { LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { addressOf } from './address.ts';

/**
 * Why something cannot be used, and what to do about it: plain sentences, made to be printed, without
 * secrets.
 */
export interface StartFailure {
  problem: string;
  advice: string;
}

const MIN_VERSION = 14;
const DEFAULT_PORT = 5_432;

/** `host:port` of a database. */
export const databaseAddress = (url: string): string => addressOf(url, DEFAULT_PORT);

/**
 * SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html. What the server does, and what
 * helps.
 */
const REFUSALS: Record<string, (user: string) => [string, string]> = {
  '28P01': (user) => [
    `refuses the user${user && ` ${user}`} or the password`,
    `Correct both in DATABASE_URL.${user === LOGIN_ROLE ? WHOSE_PASSWORD : ''}`,
  ],
  '28000': (user) => [
    `refuses the user${user && ` ${user}`}`,
    'Correct it in DATABASE_URL, or allow it in pg_hba.conf.',
  ],
  '3D000': () => [
    'does not have that database',
    'Make the database (createdb), or correct its name in DATABASE_URL.',
  ],
  '53300': () => ['has no connection left', 'Raise max_connections of that server, or stop other clients.'],
};

const WHOSE_PASSWORD = ` The migrations make ${LOGIN_ROLE} and give it the password of APP_DATABASE_PASSWORD.`;

/** Why no connection came about. */
export function connectionFailure(error: unknown, url: string): StartFailure {
  const where = databaseAddress(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = REFUSALS[code]?.(userOf(url));
  if (refusal) return { problem: `The Postgres at ${where} ${refusal[0]}.`, advice: refusal[1] };
  const reason = code || (error instanceof Error ? error.message : String(error));
  return {
    problem: `DATABASE_URL: no Postgres can be reached at ${where} (${reason}).`,
    advice: 'Start it, or correct DATABASE_URL.',
  };
}

/** The user that a URL names; '' where it names none, or one that is no plain word. */
const userOf = (url: string): string => /^[\w.@-]+$/.exec(URL.parse(url)?.username ?? '')?.[0] ?? '';

/** Undefined where the version will do. */
export function versionFailure(version: string, url: string): StartFailure | undefined {
  if (Number.parseInt(version, 10) >= MIN_VERSION) return undefined;
  return {
    problem: `The Postgres at ${databaseAddress(url)} is version ${version}.`,
    advice: `Prompt Refinery needs Postgres ${MIN_VERSION} or newer. Set DATABASE_URL to such a server.`,
  };
}

/** The user may not become a role, or the role could bypass row-level security. */
export const roleFailure = (role: DatabaseRole): StartFailure => ({
  problem: `the role ${role} cannot be used, or row-level security does not apply to it`,
  advice: `As a superuser: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS; GRANT ${role} TO the user of DATABASE_URL.`,
});

/** `danger`: what `assertRestrictedRole` says of the user that signs in. */
export const signInFailure = (danger: string): StartFailure => ({
  problem: 'in production, API and worker do not start with this user',
  advice: danger,
});
