import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { closeDb, createDb } from '@refinery/db/create-db.ts';
import { GroupCommitter } from '@refinery/db/group-committer.ts';
import { listenForChanges } from '@refinery/db/listen-for-changes.ts';
import { createComparer } from '@refinery/domain/comparing/comparer.ts';
import { createBackground } from '@refinery/domain/context/background.ts';
import type { Clock, Context, Settings } from '@refinery/domain/context/context.ts';
import { createSpool } from '@refinery/domain/context/spool-file.ts';
import { openIdentities } from '@refinery/domain/identities/identities.ts';
import { createLastUses } from '@refinery/domain/identities/last-uses.ts';
import { createMatcher } from '@refinery/domain/matching/matcher.ts';
import { ReplyCache } from '@refinery/domain/model-calls/kept-replies/reply-cache.ts';
import { CallLedger } from '@refinery/domain/model-calls/ledger/call-ledger.ts';
import { createModelCaller } from '@refinery/domain/model-calls/ledger/model-caller.ts';
import { createModelRelay } from '@refinery/domain/model-calls/model-relay.ts';
import { CallMoney } from '@refinery/domain/model-calls/money/call-money.ts';
import { createPromptMemory } from '@refinery/domain/model-calls/prompt-memory/prompt-memory.ts';
import { PromptPrefixes } from '@refinery/domain/model-calls/prompt-prefixes/prompt-prefixes.ts';
import { createCallRates } from '@refinery/domain/model-calls/rates/call-rates.ts';
import { SeenTexts } from '@refinery/domain/model-calls/seen-texts.ts';
import { ResultMemory } from '@refinery/domain/optimizations/result-memory.ts';
import { createPromptfooReader } from '@refinery/domain/promptfoo/promptfoo-reader.ts';
import { createFetchPrompt } from '@refinery/domain/prompts/fetching/create-fetch-prompt.ts';
import { createViewCounts } from '@refinery/domain/prompts/publishing/view-counts.ts';
import { recordSeenTexts } from '@refinery/domain/refined-texts/record-seen-texts.ts';
import { createRefinerPool } from '@refinery/domain/refining/refiner-pool.ts';
import { inFlightSources } from '@refinery/domain/registries/in-flight-sources.ts';
import { createSamlReader } from '@refinery/domain/saml/saml-reader.ts';
import { currentKey } from '@refinery/domain/security/credential-vault.ts';
import { createThrottle } from '@refinery/domain/security/throttle/throttle.ts';
import { createPayer } from '@refinery/domain/usage/create-payer.ts';
import { createLeaseStore } from '@refinery/domain/usage/leases/create-lease-store.ts';
import { openMailer } from '@refinery/mail/mailer.ts';
import { createProviderCaller } from '@refinery/providers/caller.ts';
import type { Payer } from '@refinery/providers/payer.ts';
import { microsPerToken } from '@refinery/providers/prices.ts';
import { MAX_REPLY_BYTES } from '@refinery/providers/reply-limits.ts';
import { createNameResolver } from '@refinery/providers/ssrf-guard/dns/name-resolver.ts';
import { createSsrfGuardedFetch } from '@refinery/providers/ssrf-guard/guarded-fetch.ts';
import { vendors } from '@refinery/providers/vendors.ts';
import { guardedConnections } from '@refinery/relay/relay/guarded-connections.ts';
import { createRelayAgent } from '@refinery/relay/relay/relay-agent.ts';
import { createScanner } from '@refinery/relay/threads/create-scanner.ts';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createQueues } from './create-queues.ts';
import { createTextReader } from './create-text-reader.ts';
import type { CommonEnvironment } from './environment.ts';
import { settingsFrom } from './settings.ts';
import { stripeFrom } from './stripe-from.ts';

const SYSTEM_POOL_SIZE = 5;
const PLATFORM_POOL_SIZE = 2;
const BILLING_POOL_SIZE = 2;
/** A command that Redis has not answered by then has failed; callers carry on without it. */
const REDIS_COMMAND_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 2_000;
/** Of a webhook's answer nothing is used but its status. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** How long each request to an identity provider may take: somebody waits for it. */
const IDENTITY_TIMEOUT_MS = 10_000;
/** Metadata, keys and tokens have a few kilobytes. */
const MAX_IDENTITY_BYTES = 256 * 1024;

export interface OpenContext {
  ctx: Context;
  /** Ends calls to vendors and waits that are still going on. */
  stop(): void;
  /** Closes every connection. */
  close(): Promise<void>;
}

export interface ContextOptions {
  env: CommonEnvironment;
  logger: Logger;
  applicationName: string;
  clock?: Clock;
  /** Whether it works through many texts for nobody who waits; see `RefinerPoolOptions`. */
  bulk?: boolean;
  /** Signs in as who may become refinery_billing; only a worker with billing has it. */
  billingDatabaseUrl?: string | undefined;
  /** Longest time of a task of `createMatcher` and `createSamlReader`, in milliseconds. Default: theirs. */
  threadTimeoutMs?: number;
}

/**
 * Opens everything a process of the product works with. Throws where the database role could bypass row-level
 * security, and in production also where the user that signs in could.
 */
export async function createContext(options: ContextOptions): Promise<OpenContext> {
  const { env, logger, applicationName } = options;
  const settings = settingsFrom(env);
  const database = { url: env.DATABASE_URL, applicationName };
  const db = createDb({ ...database, role: 'refinery_app', maxConnections: env.DATABASE_POOL_SIZE });
  const systemDb = createDb({
    ...database,
    role: 'refinery_system',
    maxConnections: SYSTEM_POOL_SIZE,
    prepare: true,
  });
  const platformDb = createDb({ ...database, role: 'refinery_platform', maxConnections: PLATFORM_POOL_SIZE });
  const billingDb = options.billingDatabaseUrl
    ? createDb({
        url: options.billingDatabaseUrl,
        applicationName,
        role: 'refinery_billing',
        maxConnections: BILLING_POOL_SIZE,
      })
    : undefined;
  const pools = [db, systemDb, platformDb, ...(billingDb ? [billingDb] : [])];
  const strict = env.NODE_ENV === 'production';
  const [danger] = await Promise.all(pools.map((pool) => assertRestrictedRole(pool, { strict })));
  if (danger) logger.warn(danger);
  const redis = openRedis(env.REDIS_URL, `${env.REDIS_PREFIX}:`, logger);
  // BullMQ adds its own prefix and refuses a connection that has one.
  const queueRedis = openRedis(env.REDIS_URL, undefined, logger);
  await Promise.all([firstSign(redis), firstSign(queueRedis)]);
  const queues = createQueues(queueRedis, env.REDIS_PREFIX);
  const refiner = createRefinerPool({ timeoutMs: env.REFINER_TIMEOUT_MS, bulk: options.bulk ?? false });
  const threadLimits = options.threadTimeoutMs === undefined ? {} : { timeoutMs: options.threadTimeoutMs };
  const matcher = createMatcher(threadLimits);
  const promptfoo = createPromptfooReader();
  const saml = createSamlReader(threadLimits);
  const comparer = createComparer();
  const mailer = openMailer(settings.mail);
  const { smtpUrl, outboxDir } = settings.mail;
  if (!smtpUrl) logger.info({ outboxDir }, 'SMTP_URL is not set: mails are written as files to the outbox');
  const background = createBackground(logger);
  const stopping = new AbortController();
  const clock = options.clock ?? { now: () => new Date() };
  const quotas = { plans: settings.plans, inFlight: inFlightSources };
  const payContext = { db, clock, quotas, logger, settings };
  const payer = createPayer(payContext, env.PROVIDER_TIMEOUT_MS);
  const callMoney = new CallMoney(createLeaseStore(payContext), logger);
  const replyCache = new ReplyCache({ clock });
  const identities = openIdentities(
    (heard) => listenForChanges({ ...database, role: 'refinery_system', db: systemDb, ...heard }),
    [replyCache],
  );
  const committer = new GroupCommitter(db);
  const ledger = new CallLedger(db, logger, { companion: callMoney });
  const caller = callerFrom(env, settings, payer);
  const scanner = createScanner();
  const modelRelay = createModelRelay({
    circuits: caller,
    agent: createRelayAgent(),
    guarded: guardedConnections({
      allowlist: settings.upstreamAllowlist,
      lookup: createNameResolver({ servers: settings.upstreamDnsServers }),
    }),
    maxConcurrent: env.GATEWAY_CONCURRENCY,
  });
  const seenTexts = new SeenTexts({
    write: (organizationId, texts) => recordSeenTexts(ctx, organizationId, texts),
    price: (of, cached) => microsPerToken(of, cached, settings.priceOverrides),
    now: () => clock.now(),
    logger,
  });
  const ctx: Context = {
    db,
    committer,
    knownResults: new ResultMemory(),
    fetchPrompt: createFetchPrompt(db),
    systemDb,
    platformDb,
    billingDb,
    stripe: stripeFrom(env),
    readTexts: createTextReader(settings.upstreamDnsServers),
    redis,
    queues,
    quotas,
    vendors,
    providers: createModelCaller(caller, { clock, ledger }),
    ledger,
    callMoney,
    modelRelay,
    promptPrefixes: new PromptPrefixes({ db, logger, clock }),
    promptMemory: createPromptMemory({ redis, logger, clock, secret: currentKey(settings.keyring) }),
    scanner,
    seenTexts,
    webhookFetch: guardedFetch(settings, env.WEBHOOK_TIMEOUT_MS, MAX_ANSWER_BYTES),
    identityFetch: guardedFetch(settings, IDENTITY_TIMEOUT_MS, MAX_IDENTITY_BYTES),
    refiner,
    matcher,
    promptfoo,
    saml,
    comparer,
    throttle: createThrottle({ redis, logger, clock, secret: currentKey(settings.keyring) }),
    callRates: createCallRates({ redis, logger, background, clock, plans: settings.plans }),
    replyCache,
    identities,
    lastUses: createLastUses(systemDb, background),
    countView: createViewCounts(platformDb, background),
    clock,
    spool: createSpool({ folder: settings.spoolDir, maxBytes: settings.spoolMaxBytes }),
    mailer,
    background,
    stopping: stopping.signal,
    logger,
    settings,
  };
  return {
    ctx,
    stop: () => stopping.abort(new Error('The process is stopping.')),
    close: async () => {
      await background.settled();
      await committer.settled();
      await modelRelay.close();
      await scanner.close();
      await seenTexts.settled();
      await ledger.close();
      await callMoney.close();
      await ctx.promptMemory.lately.settled();
      await ctx.promptPrefixes.settled();
      await identities.close();
      mailer.close();
      await queues.close();
      redis.disconnect();
      queueRedis.disconnect();
      await Promise.allSettled([
        refiner.close(),
        matcher.close(),
        promptfoo.close(),
        saml.close(),
        comparer.close(),
        ...pools.map((pool) => closeDb(pool)),
      ]);
    },
  };
}

const callerFrom = (env: CommonEnvironment, settings: Settings, payer: Payer) =>
  createProviderCaller({
    timeoutMs: env.PROVIDER_TIMEOUT_MS,
    retry: { maxAttempts: env.PROVIDER_RETRIES + 1 },
    concurrency: { maxConcurrent: env.PROVIDER_CONCURRENCY },
    breaker: {
      consecutiveFailures: env.PROVIDER_BREAKER_FAILURES,
      cooldownMs: env.PROVIDER_BREAKER_COOLDOWN_MS,
    },
    guardedFetch: guardedFetch(settings, env.PROVIDER_TIMEOUT_MS, MAX_REPLY_BYTES),
    payer,
  });

/** Reaches addresses that tenants chose. */
const guardedFetch = (settings: Settings, timeoutMs: number, maxResponseBytes: number) =>
  createSsrfGuardedFetch({
    allowlist: settings.upstreamAllowlist,
    maxResponseBytes,
    timeoutMs,
    lookup: createNameResolver({ servers: settings.upstreamDnsServers }),
  });

/** Waits until Redis is there or known to be away: the first requests must not take one for the other. */
const firstSign = (redis: Redis): Promise<void> =>
  new Promise((resolve) => {
    redis.once('ready', resolve);
    redis.once('close', resolve);
    setTimeout(resolve, REDIS_COMMAND_TIMEOUT_MS).unref();
  });

/**
 * A connection that fails at once while Redis is down, keeps trying to come back, and logs each change once.
 */
function openRedis(url: string, keyPrefix: string | undefined, logger: Logger): Redis {
  const redis = new Redis(url, {
    ...(keyPrefix ? { keyPrefix } : {}),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: REDIS_COMMAND_TIMEOUT_MS,
    retryStrategy: (tries) => Math.min(tries * 100, MAX_RECONNECT_DELAY_MS),
  });
  let down = false;
  redis.on('error', (error) => {
    if (!down) logger.warn({ err: error }, 'Redis cannot be reached');
    down = true;
  });
  redis.on('ready', () => {
    if (down) logger.info('Redis is back');
    down = false;
  });
  return redis;
}
