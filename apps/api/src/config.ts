import { isIP, isIPv4 } from 'node:net';
import { commonVariables } from '@refinery/runtime/environment.ts';
import { loadEnvironment } from '@refinery/runtime/load-environment.ts';
import { localUrl } from '@refinery/runtime/local-url.ts';
import { type Static, Type } from 'typebox';

/** Every variable the API reads. Nothing else in the API looks at the environment. */
export const ApiEnvironment = Type.Object({
  ...commonVariables,
  HOST: Type.String({ default: '127.0.0.1', description: 'Address the API listens on' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 5_080, description: 'Port the API listens on' }),
  JWT_SECRET: Type.String({
    minLength: 32,
    description: 'Secret that signs access tokens: at least 32 random characters',
  }),
  JWT_EXPIRY: Type.Integer({
    minimum: 1,
    default: 86_400,
    description: 'How many seconds an access token is valid; default: 24 hours',
  }),
  CORS_ORIGINS: Type.String({
    default: '',
    description: 'Web origins that may call the API from a browser, separated by commas; `*` for all',
  }),
  TRUST_PROXY: Type.String({
    default: '',
    description:
      'Addresses or networks of the proxies in front of the API, separated by commas. Only these proxies may name the client in X-Forwarded-For',
  }),
  RATE_LIMIT_WINDOW_SECONDS: Type.Integer({
    minimum: 1,
    default: 900,
    description: 'Window of all rate limits, in seconds; default: 15 minutes',
  }),
  RATE_LIMIT_AUTH: Type.Integer({
    minimum: 0,
    default: 100,
    description: 'Requests in one window from one client address to each auth route; 0: no limit',
  }),
  RATE_LIMIT_PUBLIC: Type.Integer({
    minimum: 0,
    default: 1_000,
    description:
      'Requests in one window from one client address to each public route, such as shared prompts; 0: no limit',
  }),
  MAX_CONNECTIONS: Type.Integer({
    minimum: 1,
    default: 1_000,
    description:
      'How many connections may be open at a time. If there are more, the oldest one that never carried an authenticated request is closed',
  }),
  KEEP_ALIVE_SECONDS: Type.Integer({
    minimum: 1,
    default: 15,
    description:
      'How long an idle connection stays open, in seconds. Behind a proxy it must be longer than the proxy keeps idle connections',
  }),
  CONSOLE_DIR: Type.String({
    default: '',
    description:
      'Folder with the build of the console, which the API then serves at `/`. `pnpm build` makes `dist/console`; `pnpm start` makes and uses `DATA_DIR/console`',
  }),
  DEMO_LOGIN: Type.String({
    default: '',
    description:
      'E-mail address and password, with `:` between them, that the sign-in page shows to everybody. `pnpm start` sets it for its demo account. Not with NODE_ENV=production',
  }),
  METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description:
        'Separate port for `/metrics`. If it is set, PORT no longer serves `/metrics`; 0: any free port',
    }),
  ),
  METRICS_HOST: Type.String({ default: '127.0.0.1', description: 'Address on which METRICS_PORT listens' }),
  SHUTDOWN_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 8_000,
    description: 'How many milliseconds a stopping process has to finish its work',
  }),
});
export type ApiEnvironment = Static<typeof ApiEnvironment>;

const MIN_DISTINCT_CHARACTERS = 10;
/** Networks that the proxy check knows by name. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Reads the API's configuration. Throws `EnvironmentError` with every problem at once. */
export function loadConfig(env: Record<string, string | undefined>): ApiEnvironment {
  const config = loadEnvironment(ApiEnvironment, env, {
    JWT_SECRET: assertStrong,
    TRUST_PROXY: assertNetworks,
    DEMO_LOGIN: assertTrial,
  });
  return { ...config, PUBLIC_URL: config.PUBLIC_URL ?? localUrl(config.HOST, config.PORT) };
}

function assertStrong(secret: string, production: boolean): void {
  if (!production || new Set(secret).size >= MIN_DISTINCT_CHARACTERS) return;
  throw new Error('the secret is weak: use at least 32 random characters, such as `openssl rand -base64 48`');
}

function assertNetworks(text: string): void {
  const wrong = text.split(',').find((entry) => !isNetwork(entry.trim()));
  if (wrong !== undefined) throw new Error(`"${wrong.trim()}" is neither an address nor a network`);
}

function assertTrial(_login: string, production: boolean): void {
  if (production) throw new Error('a login that everybody sees is refused with NODE_ENV=production');
}

function isNetwork(entry: string): boolean {
  if (NAMED_NETWORKS.includes(entry)) return true;
  const [address = '', mask, ...rest] = entry.split('/');
  const version = isIP(address);
  if (!version || rest.length > 0) return false;
  if (mask === undefined || (version === 4 && isIPv4(mask))) return true;
  return /^\d{1,3}$/.test(mask) && Number(mask) >= 1 && Number(mask) <= (version === 4 ? 32 : 128);
}
