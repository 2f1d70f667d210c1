import { commonVariables, EnvironmentError, parseEnvironment } from '@refinery/runtime/environment.ts';
import { localUrl } from '@refinery/runtime/local-url.ts';
import { type Static, Type } from 'typebox';

/** Every variable the API reads. Nothing else in the API looks at the environment. */
export const ApiEnvironment = Type.Object({
  ...commonVariables,
  HOST: Type.String({ default: '127.0.0.1', description: 'Address the API listens on' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 5_000, description: 'Port the API listens on' }),
  JWT_SECRET: Type.String({
    minLength: 32,
    description: 'Signs access tokens; at least 32 random characters',
  }),
  JWT_EXPIRY: Type.Integer({
    minimum: 1,
    default: 86_400,
    description: 'Seconds an access token works; 24 hours',
  }),
  CORS_ORIGINS: Type.String({
    default: '',
    description: 'Web origins that may call the API from a browser, joined by commas; `*` for all',
  }),
  TRUST_PROXY: Type.String({
    default: '',
    description:
      'Addresses or networks of the proxies in front, joined by commas: theirs is the client address in X-Forwarded-For',
  }),
  RATE_LIMIT_WINDOW_SECONDS: Type.Integer({
    minimum: 1,
    default: 900,
    description: 'Window of all request rates; 15 minutes',
  }),
  RATE_LIMIT_FREE: Type.Integer({
    minimum: 0,
    default: 100,
    description: 'Requests a window on the free plan; 0: no limit. Reads have ten times as many of their own',
  }),
  RATE_LIMIT_PRO: Type.Integer({ minimum: 0, default: 1_000, description: 'The same on the pro plan' }),
  RATE_LIMIT_ENTERPRISE: Type.Integer({
    minimum: 0,
    default: 0,
    description: 'The same on the enterprise plan',
  }),
  RATE_LIMIT_AUTH: Type.Integer({
    minimum: 0,
    default: 100,
    description: 'Requests a window to each auth route per client address; 0: no limit',
  }),
  MAX_CONNECTIONS: Type.Integer({
    minimum: 1,
    default: 1_000,
    description:
      'Most connections at a time. Beyond it the oldest that never carried an authenticated request makes room for a new one',
  }),
  KEEP_ALIVE_SECONDS: Type.Integer({
    minimum: 1,
    default: 15,
    description:
      'How long a connection may wait for its next request. Behind a proxy: longer than the proxy keeps idle connections',
  }),
  METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'Port of `/metrics` alone, which PORT then no longer answers; 0: any free one',
    }),
  ),
  METRICS_HOST: Type.String({ default: '127.0.0.1', description: 'Address that METRICS_PORT is on' }),
  SHUTDOWN_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 8_000,
    description: 'How long a stopping process may finish what it began',
  }),
});
export type ApiEnvironment = Static<typeof ApiEnvironment>;

const MIN_DISTINCT_CHARACTERS = 10;

/** Reads the API's configuration. Throws {@link EnvironmentError} with every problem at once. */
export function loadConfig(env: Record<string, string | undefined>): ApiEnvironment {
  const config = parseEnvironment(ApiEnvironment, env);
  if (config.NODE_ENV === 'production' && new Set(config.JWT_SECRET).size < MIN_DISTINCT_CHARACTERS) {
    throw new EnvironmentError([
      'JWT_SECRET is weak: use at least 32 random characters, such as `openssl rand -base64 48`',
    ]);
  }
  return { ...config, PUBLIC_URL: config.PUBLIC_URL ?? localUrl(config.HOST, config.PORT) };
}
