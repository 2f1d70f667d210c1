import { Resolver } from 'node:dns';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import type { PlanTable } from '@refinery/contracts/plans.ts';
import type { Settings } from '@refinery/domain/context/context.ts';
import { type Keyring, parseKeyring } from '@refinery/domain/security/credential-vault.ts';
import { senderAddress } from '@refinery/mail/mail-options.ts';
import type { PriceOverrides } from '@refinery/providers/prices.ts';
import { type Allowlist, parseAllowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type CommonEnvironment, EnvironmentError } from './environment.ts';
import { localUrl } from './local-url.ts';
import { type PlanEnvironment, readPlans } from './plans.ts';

const PriceOverridesSchema = Type.Record(
  Type.String(),
  Type.Object({
    inputPerMillion: Type.Number({ minimum: 0 }),
    outputPerMillion: Type.Number({ minimum: 0 }),
  }),
);

/**
 * What the domain needs of the environment. Throws {@link EnvironmentError} for values whose form a schema cannot
 * judge: the keyring, the sender of mails, the allowlist, the name servers, the price overrides and the changes of plans.
 */
export function settingsFrom(env: CommonEnvironment): Settings {
  return {
    signupPlan: env.SIGNUP_PLAN,
    refreshTokenSeconds: env.REFRESH_TOKEN_EXPIRY,
    keyring: orProblem('ENCRYPTION_KEYS', () => keyringFrom(env)),
    operatorProviders: operatorProviders(env),
    upstreamAllowlist: orProblem('UPSTREAM_ALLOWLIST', () => allowlistFrom(env.UPSTREAM_ALLOWLIST)),
    upstreamDnsServers: orProblem('UPSTREAM_DNS_SERVERS', () => dnsServersFrom(env.UPSTREAM_DNS_SERVERS)),
    priceOverrides: orProblem('PRICE_OVERRIDES', () => parsePrices(env.PRICE_OVERRIDES)),
    mail: orProblem('MAIL_FROM', () => mailFrom(env)),
    publicUrl: orProblem('PUBLIC_URL', () => publicUrlFrom(env)),
    moderation: env.MODERATION,
    requireVerifiedEmail: env.REQUIRE_VERIFIED_EMAIL,
    spoolDir: env.SPOOL_DIR || path.join(tmpdir(), 'prompt-refinery-uploads'),
    spoolMaxBytes: env.SPOOL_MAX_BYTES,
    plans: plansOf(env),
    batches: {
      maxLanes: env.BATCH_MAX_LANES,
      chunkSize: env.BATCH_CHUNK_SIZE,
      chunkConcurrency: env.BATCH_CHUNK_CONCURRENCY,
      leaseMs: env.BATCH_LEASE_MS,
      maxAttempts: env.BATCH_MAX_ATTEMPTS,
    },
    guessing: {
      failuresPerAccount: env.AUTH_FAILURES_PER_ACCOUNT,
      failuresPerAddress: env.AUTH_FAILURES_PER_ADDRESS,
      windowMs: env.AUTH_FAILURES_WINDOW_SECONDS * 1_000,
    },
  };
}

/** What the plans hold. Throws {@link EnvironmentError} where `PLANS` cannot be read. */
export const plansOf = (env: PlanEnvironment): PlanTable => orProblem('PLANS', () => readPlans(env));

/** Where the API listens unless it is told otherwise. */
const DEFAULT_PORT = 5_000;

function mailFrom({ SMTP_URL, MAIL_FROM, DATA_DIR }: CommonEnvironment): Settings['mail'] {
  // Throws where it is not one address.
  senderAddress(MAIL_FROM);
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, outboxDir: path.resolve(DATA_DIR, 'outbox') };
}

function publicUrlFrom({ PUBLIC_URL = localUrl('127.0.0.1', DEFAULT_PORT) }: CommonEnvironment): string {
  if (!URL.canParse(PUBLIC_URL)) throw new Error('must be a URL, for example https://refinery.example.com');
  return PUBLIC_URL.replace(/\/$/, '');
}

/** 32 random bytes have about 30 different ones; a text somebody thought of has fewer. */
const MIN_DISTINCT_BYTES = 16;

function keyringFrom(env: CommonEnvironment): Keyring {
  const keyring = parseKeyring(env.ENCRYPTION_KEYS);
  const weak = [...keyring.keys].find(([, key]) => new Set(key).size < MIN_DISTINCT_BYTES);
  if (weak && env.NODE_ENV === 'production') {
    throw new Error(`the key "${weak[0]}" is weak: use 32 random bytes, such as \`openssl rand -base64 32\``);
  }
  return keyring;
}

function allowlistFrom(text: string): Allowlist {
  const entries = text.split(',').map((entry) => entry.trim());
  return parseAllowlist(entries.filter(Boolean));
}

function parsePrices(text: string): PriceOverrides {
  return Value.Parse(PriceOverridesSchema, JSON.parse(text));
}

function dnsServersFrom(text: string): string[] | undefined {
  if (!text) return undefined;
  const servers = text.split(',').map((server) => server.trim());
  // Throws for anything that is no address, with or without a port.
  new Resolver().setServers(servers);
  return servers;
}

function orProblem<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new EnvironmentError([`${name}: ${error instanceof Error ? error.message : 'is not valid'}`]);
  }
}

function operatorProviders(env: Record<string, unknown>): Settings['operatorProviders'] {
  const text = (name: string): string | undefined => {
    const value = env[name];
    return typeof value === 'string' && value ? value : undefined;
  };
  const found: Settings['operatorProviders'] = {};
  for (const provider of REMOTE_PROVIDERS) {
    const apiKey = text(`${provider.toUpperCase()}_API_KEY`);
    const baseUrl = text(`${provider.toUpperCase()}_BASE_URL`);
    if (apiKey || baseUrl)
      found[provider] = { ...(apiKey ? { apiKey } : {}), ...(baseUrl ? { baseUrl } : {}) };
  }
  return found;
}
