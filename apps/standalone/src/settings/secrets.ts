import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type DatabaseLogin, LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Variables } from './read-environment.ts';

const SecretsSchema = Type.Object({
  jwtSecret: Type.String({ minLength: 32 }),
  /** Keyring in the form of ENCRYPTION_KEYS. */
  encryptionKeys: Type.String({ minLength: 1 }),
  /** An API key of the demo organization, for the curl of the banner. */
  demoApiKey: Type.Optional(Type.String({ pattern: '^prk_' })),
  /** Whom API and worker sign in to Postgres as; files of earlier releases have none. */
  databaseLogin: Type.Optional(
    Type.Object({
      role: Type.String({ pattern: '^\\w+$' }),
      password: Type.String({ pattern: '^[\\w-]{20,}$' }),
    }),
  ),
});

export interface Secrets {
  jwtSecret: string;
  encryptionKeys: string;
  demoApiKey?: string;
  /** Of this data folder alone: instances that share a server of Postgres do not change each other's password. */
  databaseLogin: DatabaseLogin;
}

/** The secrets kept in `file`; made on the first call. Throws StartError for a file that holds something else. */
export function loadSecrets(file: string): Secrets {
  const stored = read(file);
  if (stored?.databaseLogin) return { ...stored, databaseLogin: stored.databaseLogin };
  const made = {
    jwtSecret: randomBytes(48).toString('base64url'),
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    ...stored,
    databaseLogin: {
      role: `${LOGIN_ROLE}_${randomBytes(4).toString('hex')}`,
      password: randomBytes(24).toString('hex'),
    },
  };
  saveSecrets(file, made);
  return made;
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. */
export function saveSecrets(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The variables a start outside production takes from the file where the environment does not give them. */
export function withSecrets(
  env: Variables,
  secrets: Pick<Secrets, 'jwtSecret' | 'encryptionKeys'>,
): Variables {
  return {
    ...env,
    JWT_SECRET: env.JWT_SECRET?.trim() || secrets.jwtSecret,
    ENCRYPTION_KEYS: env.ENCRYPTION_KEYS?.trim() || secrets.encryptionKeys,
  };
}

function read(file: string): Static<typeof SecretsSchema> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return Value.Parse(SecretsSchema, JSON.parse(text));
  } catch (error) {
    throw new StartError(
      `The file ${file} does not hold the secrets of this data folder.`,
      'Restore it from a backup. Without it, stored provider credentials cannot be opened: delete it to begin with new secrets.',
      { cause: error },
    );
  }
}
