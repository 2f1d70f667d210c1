import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { BILLING_LOGIN_ROLE, LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { StandaloneEnvironment } from './config.ts';
import { dataFiles } from './data-files.ts';
import { readIfThere, writePrivateFile } from './private-file.ts';
import type { Variables } from './read-environment.ts';

const LoginSchema = Type.Object({
  role: Type.String({ pattern: '^\\w+$' }),
  password: Type.String({ pattern: '^[\\w-]{20,}$' }),
});

const SecretsSchema = Type.Object({
  jwtSecret: Type.String({ minLength: 32 }),
  /** Keyring in the form of ENCRYPTION_KEYS. */
  encryptionKeys: Type.String({ minLength: 1 }),
  /** An API key of the demo organization, for the curl of the banner. */
  demoApiKey: Type.Optional(Type.String({ pattern: '^prk_' })),
  /**
   * Whom API and worker sign in to Postgres as. Of this data folder alone: instances that share a server of
   * Postgres do not change each other's password.
   */
  databaseLogin: LoginSchema,
  /** The same for billing, which only the worker is told. */
  billingLogin: LoginSchema,
});
export type Secrets = Static<typeof SecretsSchema>;

/**
 * The secrets kept in `file`; made on the first call. Throws StartError for a file that holds something else.
 */
export function loadSecrets(file: string): Secrets {
  const text = readIfThere(file);
  if (text === undefined) {
    const made = { ...newKeys(), ...newLogins() };
    saveSecrets(file, made);
    return made;
  }
  try {
    const stored: object = JSON.parse(text);
    const secrets = Value.Parse(SecretsSchema, { ...newLogins(), ...stored });
    // Files of earlier releases lack one or both.
    if (!('databaseLogin' in stored && 'billingLogin' in stored)) saveSecrets(file, secrets);
    return secrets;
  } catch (error) {
    throw new StartError(
      `The file ${file} does not contain the secrets of this data folder.`,
      'Restore it from a backup. Without it, stored provider credentials cannot be decrypted. Delete it if you want to begin with new secrets.',
      { cause: error },
    );
  }
}

export const saveSecrets = (file: string, secrets: Secrets): void =>
  writePrivateFile(file, JSON.stringify(secrets, null, 2));

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

/**
 * The variables, with what is kept in the data folder, where that counts: not in production. Throws
 * `StartError` where it cannot be read.
 */
export const withStoredSecrets = (env: Variables, config: StandaloneEnvironment): Variables => {
  const { secrets } = dataFiles(config.DATA_DIR);
  const counts = config.NODE_ENV !== 'production' && existsSync(secrets);
  return counts ? withSecrets(env, loadSecrets(secrets)) : env;
};

const newKeys = () => ({
  jwtSecret: randomBytes(48).toString('base64url'),
  encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
});

const newLogins = () => ({
  databaseLogin: newLogin(LOGIN_ROLE),
  billingLogin: newLogin(BILLING_LOGIN_ROLE),
});

const newLogin = (name: string) => ({
  role: `${name}_${randomBytes(4).toString('hex')}`,
  password: randomBytes(24).toString('hex'),
});
