import { tmpdir } from 'node:os';
import path from 'node:path';
import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import type { PlanTable } from '@refinery/contracts/plans.ts';
import type { Settings } from '@refinery/domain/context/context.ts';
import { senderAddress } from '@refinery/mail/mail-options.ts';
import type { CommonEnvironment } from './environment.ts';
import { orProblem } from './load-environment.ts';
import { localUrl } from './local-url.ts';
import { type PlanEnvironment, readPlans } from './plans.ts';
import { socialClientsFrom } from './social-clients.ts';
import { readAllowlist, readDnsServers, readKeyring, readPrices, readPublicUrl } from './value-readers.ts';

/**
 * What the domain needs of the environment. Throws {@link EnvironmentError} for values whose form a schema
 * cannot judge: the keyring, the sender of mails, the allowlist, the name servers, the price overrides and
 * the changes of plans.
 */
export function settingsFrom(env: CommonEnvironment): Settings {
  return {
    signupPlan: env.SIGNUP_PLAN,
    refreshTokenSeconds: env.REFRESH_TOKEN_EXPIRY,
    keyring: orProblem('ENCRYPTION_KEYS', () =>
      readKeyring(env.ENCRYPTION_KEYS, env.NODE_ENV === 'production'),
    ),
    operatorProviders: operatorProviders(env),
    social: socialClientsFrom(env),
    upstreamAllowlist: orProblem('UPSTREAM_ALLOWLIST', () => readAllowlist(env.UPSTREAM_ALLOWLIST)),
    upstreamDnsServers: orProblem('UPSTREAM_DNS_SERVERS', () => readDnsServers(env.UPSTREAM_DNS_SERVERS)),
    priceOverrides: orProblem('PRICE_OVERRIDES', () => readPrices(env.PRICE_OVERRIDES)),
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
const DEFAULT_PORT = 5_080;

function mailFrom({ SMTP_URL, MAIL_FROM, DATA_DIR }: CommonEnvironment): Settings['mail'] {
  // Throws where it is not one address.
  senderAddress(MAIL_FROM);
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, outboxDir: path.resolve(DATA_DIR, 'outbox') };
}

function publicUrlFrom({ PUBLIC_URL = localUrl('127.0.0.1', DEFAULT_PORT) }: CommonEnvironment): string {
  return readPublicUrl(PUBLIC_URL);
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
