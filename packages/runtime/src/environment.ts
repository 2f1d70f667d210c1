import { PLANS, REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { oneOf } from '@refinery/contracts/schema-helpers.ts';
import { type Static, type TObject, Type } from 'typebox';
import { Value } from 'typebox/value';
import { planVariables } from './plans.ts';

/**
 * Variables that every process of the product reads. Each has a description: the docs table and
 * `.env.example` are checked against them.
 */
export const commonVariables = {
  NODE_ENV: oneOf(['development', 'production', 'test'], {
    default: 'development',
    description: 'In `production` the processes refuse to start with weak or missing secrets',
  }),
  DATA_DIR: Type.String({
    default: '.data',
    description:
      'Folder in which `pnpm start` keeps its database, generated secrets and logs, and mails if SMTP_URL is not set',
  }),
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'Postgres 14 or newer',
    examples: ['postgres://user:password@host:5432/database'],
  }),
  DATABASE_POOL_SIZE: Type.Integer({
    minimum: 2,
    maximum: 500,
    default: 10,
    description: 'Database connections of each process for work of organizations',
  }),
  REDIS_URL: Type.String({
    pattern: '^rediss?://',
    examples: ['redis://host:6379'],
    description: 'Redis 6.2 or newer, or Valkey, with `maxmemory-policy noeviction`',
  }),
  REDIS_PREFIX: Type.String({
    pattern: '^[\\w-]{1,40}$',
    examples: ['refinery'],
    default: 'refinery',
    description: 'Prefix of every key in Redis',
  }),
  ENCRYPTION_KEYS: Type.String({
    minLength: 1,
    description:
      'Keys that encrypt stored credentials: `id:base64key`, 32 bytes each, separated by commas. The first encrypts, the others only decrypt',
  }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'Lowest level of messages that are logged',
  }),
  SIGNUP_PLAN: oneOf(PLANS, {
    default: 'free',
    description:
      'Plan of new organizations. Set `enterprise` if all organizations are your own. Outside production `pnpm start` does so',
  }),
  REFRESH_TOKEN_EXPIRY: Type.Integer({
    minimum: 60,
    default: 604_800,
    description: 'How many seconds a refresh token is valid; default: 7 days',
  }),
  AUTH_FAILURES_PER_ACCOUNT: Type.Integer({
    minimum: 0,
    default: 10,
    description: 'Failed sign-ins of an account before further attempts must wait; 0: no limit',
  }),
  AUTH_FAILURES_PER_ADDRESS: Type.Integer({
    minimum: 0,
    default: 30,
    description:
      'Failed sign-ins of a client address in one window. Its wrong API keys and tokens have the same limit and are counted separately; 0: no limit',
  }),
  AUTH_FAILURES_WINDOW_SECONDS: Type.Integer({
    minimum: 1,
    default: 900,
    description:
      'Length of this window in seconds; default: 15 minutes. The failures of an account are remembered for eight windows',
  }),
  ...planVariables,
  STRIPE_SECRET_KEY: Type.Optional(
    Type.String({
      pattern: '^[rs]k_',
      examples: ['sk_live_…'],
      description:
        'Secret key of your Stripe account. If it is set, billing is on: admins can begin a trial and buy a plan. The same for all processes; the worker also needs `BILLING_DATABASE_URL`',
    }),
  ),
  STRIPE_WEBHOOK_SECRETS: Type.String({
    pattern: '^(whsec_\\w+(\\s*,\\s*whsec_\\w+)?)?$',
    default: '',
    examples: ['whsec_…'],
    description:
      'Signing secret of the webhook endpoint at Stripe. While you exchange it, the new and the old one, separated by a comma. Without it no event is accepted, and the worker asks Stripe once a day only',
  }),
  STRIPE_BASE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/]+$',
      examples: ['https://stripe-proxy.example.com'],
      description: 'Where requests to Stripe go, if they must go through a proxy of yours',
    }),
  ),
  GOOGLE_CLIENT_ID: Type.Optional(
    Type.String({
      minLength: 1,
      examples: ['1234-abcd.apps.googleusercontent.com'],
      description:
        'Client id of yours at Google. If it is set, people can sign in with Google. See `docs/sso.md`',
    }),
  ),
  GOOGLE_CLIENT_SECRET: Type.Optional(
    Type.String({ minLength: 1, description: 'Client secret that belongs to `GOOGLE_CLIENT_ID`' }),
  ),
  GITHUB_CLIENT_ID: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Client id of an OAuth app of yours at GitHub. If it is set, people can sign in with GitHub. See `docs/sso.md`',
    }),
  ),
  GITHUB_CLIENT_SECRET: Type.Optional(
    Type.String({ minLength: 1, description: 'Client secret that belongs to `GITHUB_CLIENT_ID`' }),
  ),
  GITHUB_URL: Type.String({
    pattern: '^https?://[^/]+$',
    default: 'https://github.com',
    description:
      'Address of GitHub, if it is a GitHub Enterprise Server of yours. If that has a private address, also add it to `UPSTREAM_ALLOWLIST`',
  }),
  UPSTREAM_ALLOWLIST: Type.String({
    default: '',
    description:
      'Private or plain-http addresses that custom endpoints and webhooks may reach, separated by commas: `host:port`, or `host:port/path` for this path and everything below it',
  }),
  UPSTREAM_DNS_SERVERS: Type.String({
    default: '',
    description:
      'Name servers that resolve the hosts of custom endpoints and webhooks, and say which domains are proved: `address` or `address:port`, separated by commas; default: the name servers of the system',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s#?]+$',
      examples: ['https://refinery.example.com'],
      description:
        'Address at which people open the product in a browser. Links in mails begin with it; default: the address the API listens on',
    }),
  ),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      examples: ['smtp://user:password@host:587'],
      description:
        'Server for mails: `smtp://user:password@host:587` (`?requireTLS=true` refuses unencrypted connections) or `smtps://…`. If it is not set, each mail becomes a file in `DATA_DIR/outbox`',
    }),
  ),
  MAIL_FROM: Type.String({
    default: 'no-reply@localhost',
    description: 'Sender of mails: `address` or `Name <address>`',
  }),
  REQUIRE_VERIFIED_EMAIL: Type.Boolean({
    default: false,
    description:
      'If `true`, people and their API keys may only see their profile until they have confirmed their e-mail',
  }),
  MODERATION: oneOf(['pre', 'post'], {
    default: 'post',
    description:
      'When everybody sees a prompt that an organization publishes: `post`: at once; `pre`: after an operator has approved it. The same for all processes',
  }),
  PROVIDER_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 60_000,
    description: 'Time limit of one call to a vendor, in milliseconds',
  }),
  PROVIDER_CONCURRENCY: Type.Integer({
    minimum: 1,
    default: 16,
    description:
      'How many calls an organization may have open at a time, for each vendor and credential, or for each host of its custom endpoints',
  }),
  GATEWAY_CONCURRENCY: Type.Integer({
    minimum: 1,
    default: 1_000,
    description:
      'How many calls to models an organization may have open at a time through the gateway, for each vendor and credential',
  }),
  PROVIDER_RETRIES: Type.Integer({
    minimum: 0,
    maximum: 10,
    default: 2,
    description: 'How often a failed call is tried again',
  }),
  PROVIDER_BREAKER_FAILURES: Type.Integer({
    minimum: 1,
    default: 5,
    description: 'After how many failures in a row calls to a vendor pause',
  }),
  PROVIDER_BREAKER_COOLDOWN_MS: Type.Integer({
    minimum: 10,
    default: 30_000,
    description: 'How long this pause is, in milliseconds',
  }),
  WEBHOOK_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    maximum: 60_000,
    default: 10_000,
    description: 'Time limit of one attempt to deliver a webhook, in milliseconds',
  }),
  PRICE_OVERRIDES: Type.String({
    default: '{}',
    description:
      'Prices of models in US dollars, as JSON: `{"openai/my-model": {"inputPerMillion": 1, "outputPerMillion": 2}}`. An organization with a budget cannot use models without a price',
  }),
  REFINER_TIMEOUT_MS: Type.Integer({
    minimum: 1_000,
    default: 30_000,
    description:
      'How many milliseconds the built-in refiner or a check may work on one text. After that the work is stopped and the text refused',
  }),
  SPOOL_DIR: Type.String({
    default: '',
    description: 'Folder that holds uploads while they are read; default: the temporary folder of the system',
  }),
  SPOOL_MAX_BYTES: Type.Integer({
    minimum: 1_048_576,
    default: 2_147_483_648,
    description: 'How many bytes of such uploads one process may hold at a time. Further uploads get 503',
  }),
  BATCH_MAX_LANES: Type.Integer({
    minimum: 1,
    maximum: 64,
    default: 4,
    description: 'How many queue jobs work on one batch at a time',
  }),
  BATCH_CHUNK_SIZE: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 20,
    description:
      'How many items a queue job takes at most. After the first megabyte of text it takes no further item',
  }),
  BATCH_CHUNK_CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'How many items a queue job works on at a time',
  }),
  BATCH_LEASE_MS: Type.Integer({
    minimum: 200,
    default: 30_000,
    description: 'After how many milliseconds without a sign of life a worker loses its items to another one',
  }),
  BATCH_MAX_ATTEMPTS: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'How often an item is tried before it fails',
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
              description: `The operator's API key for ${provider}; used by organizations without a key of their own`,
            }),
          ),
        ],
        [
          `${name}_BASE_URL`,
          Type.Optional(
            Type.String({
              pattern: '^https?://',
              description: `Base URL of the API of ${provider}`,
              examples: ['https://models.example.com/v1'],
            }),
          ),
        ],
      ];
    }),
  ),
};

/** Of the worker alone, and of the launcher, which hands it to the worker. */
export const BILLING_DATABASE_URL = Type.Optional(
  Type.String({
    pattern: '^postgres(ql)?://',
    examples: ['postgres://refinery_billing_login:password@host:5432/database'],
    description:
      'The same database for `refinery_billing_login`, which may change plans. Only for the worker, and only needed with `STRIPE_SECRET_KEY`. Outside production `pnpm start` makes one',
  }),
);

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
 * Reads the variables of `schema` from `env`: defaults filled in, numbers and booleans converted, empty
 * values taken for missing ones. Throws {@link EnvironmentError} with all problems at once; values of
 * variables are not repeated, since they may be secrets.
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
      if (error.keyword === 'pattern') return `${name} ${formOf(schema, name)}${describe(schema, name)}`;
      if (error.keyword !== 'required') return `${name} ${error.message}${describe(schema, name)}`;
      return error.params.requiredProperties.map(
        (missing) => `${missing} is missing${describe(schema, missing)}`,
      );
    }),
  );
  throw new EnvironmentError([...problems]);
}

/** What a value must look like: an example says more than a pattern. */
function formOf(schema: TObject, name: string): string {
  const property: unknown = schema.properties[name];
  const known = typeof property === 'object' && property !== null && 'examples' in property;
  const [example]: unknown[] = known && Array.isArray(property.examples) ? property.examples : [];
  return example === undefined ? 'is not as it must be' : `must look like ${String(example)}`;
}

function describe(schema: TObject, name: string): string {
  const property: unknown = schema.properties[name];
  if (typeof property !== 'object' || property === null || !('description' in property)) return '';
  return ` (${String(property.description)})`;
}
