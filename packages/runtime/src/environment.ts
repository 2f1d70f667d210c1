import { PLANS, REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { oneOf } from '@refinery/contracts/schema-helpers.ts';
import { type Static, type TObject, Type } from 'typebox';
import { Value } from 'typebox/value';

/**
 * Variables that every process of the product reads. Each has a description: the docs table and `.env.example` are
 * checked against them.
 */
export const commonVariables = {
  NODE_ENV: oneOf(['development', 'production', 'test'], {
    default: 'development',
    description: 'In `production` weak or missing secrets refuse to start',
  }),
  DATA_DIR: Type.String({
    default: '.data',
    description:
      'Folder of `pnpm start` for its database, generated secrets and logs, and of mails where no SMTP_URL is set',
  }),
  DATABASE_URL: Type.String({ pattern: '^postgres(ql)?://', description: 'Postgres 14 or newer' }),
  DATABASE_POOL_SIZE: Type.Integer({
    minimum: 2,
    maximum: 500,
    default: 10,
    description: 'Connections for tenants',
  }),
  REDIS_URL: Type.String({
    pattern: '^rediss?://',
    description: 'Redis 6.2 or newer, or Valkey, with `maxmemory-policy noeviction`',
  }),
  REDIS_PREFIX: Type.String({
    pattern: '^[\\w-]{1,40}$',
    default: 'refinery',
    description: 'Begins every key in Redis',
  }),
  ENCRYPTION_KEYS: Type.String({
    minLength: 1,
    description:
      'Keyring for stored credentials: `id:base64key`, 32 bytes each, joined by commas; the first seals, the others only open',
  }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'Least severe level that is logged',
  }),
  SIGNUP_PLAN: oneOf(PLANS, {
    default: 'free',
    description: 'Plan of new organizations; self-hosters set `enterprise`',
  }),
  REFRESH_TOKEN_EXPIRY: Type.Integer({
    minimum: 60,
    default: 604_800,
    description: 'Seconds a refresh token works; 7 days',
  }),
  AUTH_FAILURES_PER_ACCOUNT: Type.Integer({
    minimum: 0,
    default: 10,
    description: 'Failed sign-ins of an account after which further tries wait; 0: no limit',
  }),
  AUTH_FAILURES_PER_ADDRESS: Type.Integer({
    minimum: 0,
    default: 30,
    description:
      'Failed sign-ins of a client address a window, and separately its wrong API keys and tokens; 0: no limit',
  }),
  AUTH_FAILURES_WINDOW_SECONDS: Type.Integer({
    minimum: 1,
    default: 900,
    description: 'Window of these failures; 15 minutes. An account remembers its own for eight',
  }),
  UPSTREAM_ALLOWLIST: Type.String({
    default: '',
    description:
      'Private or plain-http addresses that custom endpoints and webhooks may reach: `host:port`, or `host:port/path` for this path and what is below it, joined by commas',
  }),
  UPSTREAM_DNS_SERVERS: Type.String({
    default: '',
    description:
      'Name servers for the addresses of custom endpoints and webhooks, `address` or `address:port`, joined by commas; default: those of the system',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s#?]+$',
      description:
        'Where people reach the product with a browser, for the links in mails; default: the address the API listens on',
    }),
  ),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      description:
        'Server for mails: `smtp://user:password@host:587` (`?requireTLS=true` refuses to go without encryption) or `smtps://…`. Without it each mail is a file in `DATA_DIR/outbox`',
    }),
  ),
  MAIL_FROM: Type.String({
    default: 'no-reply@localhost',
    description: 'Sender of mails: an address, or `Name <address>`',
  }),
  REQUIRE_VERIFIED_EMAIL: Type.Boolean({
    default: false,
    description:
      'Whether people, and API keys of theirs, may do nothing but see their profile until they have confirmed their e-mail',
  }),
  PROVIDER_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 60_000,
    description: 'Longest single call to a vendor',
  }),
  PROVIDER_CONCURRENCY: Type.Integer({
    minimum: 1,
    default: 16,
    description:
      'Calls at a time of an organization per vendor and credential, or per host of its custom endpoints',
  }),
  PROVIDER_RETRIES: Type.Integer({
    minimum: 0,
    maximum: 10,
    default: 2,
    description: 'Further tries of a failed call',
  }),
  PROVIDER_BREAKER_FAILURES: Type.Integer({
    minimum: 1,
    default: 5,
    description: 'Failures in a row after which a vendor is given a pause',
  }),
  PROVIDER_BREAKER_COOLDOWN_MS: Type.Integer({
    minimum: 10,
    default: 30_000,
    description: 'How long that pause is',
  }),
  WEBHOOK_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    maximum: 60_000,
    default: 10_000,
    description: 'Longest single try of a webhook delivery',
  }),
  PRICE_OVERRIDES: Type.String({
    default: '{}',
    description:
      'JSON: `{"openai/my-model": {"inputPerMillion": 1, "outputPerMillion": 2}}`, in US dollars. Models without a price are not asked for organizations that have a budget',
  }),
  REFINER_TIMEOUT_MS: Type.Integer({
    minimum: 1_000,
    default: 30_000,
    description:
      'Longest work of the built-in refiner or of a check on one text; it is stopped then and refused',
  }),
  SPOOL_DIR: Type.String({
    default: '',
    description: 'Folder for uploads while they are read; default: the system temporary folder',
  }),
  SPOOL_MAX_BYTES: Type.Integer({
    minimum: 1_048_576,
    default: 2_147_483_648,
    description: 'Most bytes of such uploads at a time in one process; beyond it they answer 503',
  }),
  BATCH_MAX_LANES: Type.Integer({
    minimum: 1,
    maximum: 64,
    default: 4,
    description: 'Queue jobs of one batch at a time',
  }),
  BATCH_CHUNK_SIZE: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 20,
    description: 'Items a queue job takes at most; it begins none behind the first megabyte of text',
  }),
  BATCH_CHUNK_CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'Items of a queue job at the same time',
  }),
  BATCH_LEASE_MS: Type.Integer({
    minimum: 200,
    default: 30_000,
    description: 'How long an item stays with a worker that gives no sign of life',
  }),
  BATCH_MAX_ATTEMPTS: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'Tries of an item before it fails',
  }),
  ...Object.fromEntries(
    REMOTE_PROVIDERS.filter((provider) => provider !== 'custom').flatMap((provider) => {
      const name = provider.toUpperCase();
      return [
        [
          `${name}_API_KEY`,
          Type.Optional(
            Type.String({
              minLength: 1,
              description: `The operator's key for ${provider}, for organizations without one`,
            }),
          ),
        ],
        [
          `${name}_BASE_URL`,
          Type.Optional(Type.String({ pattern: '^https?://', description: `Where ${provider} is reached` })),
        ],
      ];
    }),
  ),
};

export const CommonEnvironment = Type.Object(commonVariables);
export type CommonEnvironment = Static<typeof CommonEnvironment>;

/** Thrown on a bad start: names every variable that is wrong, not only the first. */
export class EnvironmentError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads the variables of `schema` from `env`: defaults filled in, numbers and booleans converted, empty values taken
 * for missing ones. Throws {@link EnvironmentError} with all problems at once; values of variables are not repeated,
 * since they may be secrets.
 */
export function parseEnvironment<T extends TObject>(
  schema: T,
  env: Record<string, string | undefined>,
): Static<T> {
  const given = Object.fromEntries(
    Object.keys(schema.properties)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value),
  );
  const value = Value.Convert(schema, Value.Default(schema, given));
  if (Value.Check(schema, value)) return value;
  const problems = new Set(
    Value.Errors(schema, value).flatMap((error) => {
      const name = error.instancePath.slice(1);
      if (error.keyword !== 'required') return `${name} ${error.message}${describe(schema, name)}`;
      return error.params.requiredProperties.map(
        (missing) => `${missing} is missing${describe(schema, missing)}`,
      );
    }),
  );
  throw new EnvironmentError([...problems]);
}

function describe(schema: TObject, name: string): string {
  const property: unknown = schema.properties[name];
  if (typeof property !== 'object' || property === null || !('description' in property)) return '';
  return ` (${String(property.description)})`;
}
