import type { Plan, RemoteProvider, SocialProvider } from '@refinery/contracts/enums.ts';
import type { PlanTable } from '@refinery/contracts/plans.ts';
import type { Db } from '@refinery/db/create-db.ts';
import type { GroupCommitter } from '@refinery/db/group-committer.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import type { CountingMailer, MailerOptions } from '@refinery/mail/mailer.ts';
import type { PriceOverrides } from '@refinery/providers/prices.ts';
import type { Fetch, Vendor, VendorName } from '@refinery/providers/spec.ts';
import type { Allowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import type { Scanner } from '@refinery/relay/threads/create-scanner.ts';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Comparer } from '../comparing/comparer.ts';
import type { Identities } from '../identities/identities.ts';
import type { LastUses } from '../identities/last-uses.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { Quotas } from '../meters/quotas.ts';
import type { ReplyCache } from '../model-calls/kept-replies/reply-cache.ts';
import type { CallLedger } from '../model-calls/ledger/call-ledger.ts';
import type { ModelCaller } from '../model-calls/ledger/model-caller.ts';
import type { ModelRelay } from '../model-calls/model-relay.ts';
import type { CallMoney } from '../model-calls/money/call-money.ts';
import type { PromptMemory } from '../model-calls/prompt-memory/prompt-memory.ts';
import type { PromptPrefixes } from '../model-calls/prompt-prefixes/prompt-prefixes.ts';
import type { CallRates } from '../model-calls/rates/call-rates.ts';
import type { SeenTexts } from '../model-calls/seen-texts.ts';
import type { PromptfooReader } from '../promptfoo/promptfoo-reader.ts';
import type { RefinerPool } from '../refining/refiner-pool.ts';
import type { SamlReader } from '../saml/saml-reader.ts';
import type { Keyring } from '../security/credential-vault.ts';
import type { Throttle } from '../security/throttle/throttle.ts';
import type { StripeClient } from '../stripe/stripe-client.ts';
import type { Caller, OperatorActor } from './actor.ts';
import type { Background } from './background.ts';
import type { FetchPrompt } from './fetch-prompt.ts';
import type { IdempotencyClaim } from './idempotency-claim.ts';
import type { KnownResults } from './known-results.ts';
import type { Queues } from './queues.ts';
import type { Spool } from './spool-file.ts';

export interface Clock {
  now(): Date;
}

/** What an operator configures once for all organizations. */
export interface Settings {
  signupPlan: Plan;
  refreshTokenSeconds: number;
  keyring: Keyring;
  /** The operator's own credentials and base URLs, used where an organization brings none. */
  operatorProviders: Partial<Record<RemoteProvider, { apiKey?: string; baseUrl?: string }>>;
  /** The operator's clients at social providers, by which people may sign in. */
  social: Partial<Record<SocialProvider, SocialClient>>;
  /** What tenant-chosen addresses may reach although it is private or plain http. */
  upstreamAllowlist: Allowlist;
  /** `address:port` of name servers for tenant-chosen addresses; undefined: those of the system. */
  upstreamDnsServers: string[] | undefined;
  priceOverrides: PriceOverrides;
  mail: Pick<MailerOptions, 'smtpUrl' | 'from' | 'outboxDir'>;
  /** Where people reach the product; links in mails begin with it. */
  publicUrl: string;
  /** Whether nobody may do much before they have confirmed their e-mail. */
  requireVerifiedEmail: boolean;
  /** Whether an operator approves published prompts before everybody sees them, or after. */
  moderation: 'pre' | 'post';
  /** Folder for uploads while they are read. */
  spoolDir: string;
  /** Most bytes of them in one process. */
  spoolMaxBytes: number;
  /** What the plans hold. */
  plans: PlanTable;
  batches: WorkLimits;
  guessing: GuessingSettings;
}

/** What the operator has at a social provider. */
export interface SocialClient {
  /** Of Google: the issuer. */
  url: string;
  clientId: string;
  clientSecret: string;
}

export interface GuessingSettings {
  /** Failed sign-ins of an account after which further tries wait; 0: no limit. */
  failuresPerAccount: number;
  /** The same of a client address, and separately its wrong API keys and tokens; 0: no limit. */
  failuresPerAddress: number;
  /** How long failures are remembered. */
  windowMs: number;
}

/** How much of one kind of durable work is done at a time, and how often. */
export interface WorkLimits {
  /** Most queue jobs of one job, such as a batch, at a time. */
  maxLanes: number;
  /** Items a lane claims at once. */
  chunkSize: number;
  /** Items of a chunk that are worked on at the same time. */
  chunkConcurrency: number;
  /** How long a claimed item stays with its worker without a sign of life. */
  leaseMs: number;
  /** How often an item is tried before it fails for good. */
  maxAttempts: number;
}

/** What every verb works with; `actor` is added where somebody calls. */
export interface Context {
  /** Works as refinery_app: through `withTenant` only. */
  db: Db;
  /** Writes what many callers write at the same moment together. */
  committer: GroupCommitter;
  knownResults: KnownResults;
  /** Reads the prompts that programs fetch at run time. */
  fetchPrompt: FetchPrompt;
  /** Works as refinery_system: identities and finding work, never prompts. */
  systemDb: Db;
  /**
   * Works as refinery_platform: what organizations gave to everybody, and the accounts and counts that
   * operators see. Never other texts.
   */
  platformDb: Db;
  /**
   * Works as refinery_billing, which may change plans. Undefined where billing is off, and always in the API.
   */
  billingDb: Db | undefined;
  /** Speaks to Stripe. Undefined where billing is off. */
  stripe: StripeClient | undefined;
  /** Reads the TXT records of a name in the DNS. Errors: `dns_unavailable`. */
  readTexts: (name: string) => Promise<string[]>;
  /** Fails fast while Redis is down; callers carry on without it. */
  redis: Redis;
  queues: Queues;
  quotas: Quotas;
  vendors: Record<VendorName, Vendor>;
  /** Calls the models of vendors; each call is written to the ledger. */
  providers: ModelCaller;
  ledger: CallLedger;
  /** Hands requests on to vendors as they are. Whoever uses it writes to the ledger. */
  modelRelay: ModelRelay;
  /** Which prompts came lately, for the caches of vendors. */
  promptMemory: PromptMemory;
  /** Where prompts differ from those before them. */
  promptPrefixes: PromptPrefixes;
  /** Reads the bodies of calls to models, large ones in threads. */
  scanner: Scanner;
  /** Counts the system texts that calls to models bring. */
  seenTexts: SeenTexts;
  /** Reaches the webhooks of organizations, through the guard of tenant-chosen addresses. */
  webhookFetch: Fetch;
  /** Reaches the identity providers of organizations, through the same guard. */
  identityFetch: Fetch;
  refiner: RefinerPool;
  /** Checks texts with patterns and schemas of organizations. */
  matcher: Matcher;
  /** Compares arms of runs. */
  comparer: Comparer;
  /** Reads configurations that organizations import. */
  promptfoo: PromptfooReader;
  /** Reads what SAML identity providers send. */
  saml: SamlReader;
  identities: Identities;
  lastUses: LastUses;
  /** Counts a view of a published prompt. */
  countView: (publicationId: string) => void;
  /** Counts failed sign-ins and wrong credentials. */
  throttle: Throttle;
  /** Pays for calls to models out of monthly budgets. */
  callMoney: CallMoney;
  /** Limits calls to models. */
  callRates: CallRates;
  /** Replies of models, for identical calls. */
  replyCache: ReplyCache;
  spool: Spool;
  mailer: CountingMailer;
  background: Background;
  clock: Clock;
  /** Aborted when the process must stop now: ends calls to vendors and waits. */
  stopping: AbortSignal;
  logger: Logger;
  settings: Settings;
}

/** What is known of a call, whoever makes it. */
export interface CallDetails {
  /** Of the client, where one is known. */
  address?: string;
  /** What the client calls itself. */
  userAgent?: string | undefined;
  requestId?: string;
}

/** Who asks for something, and in which request. */
interface CallerPart extends CallDetails {
  actor: Caller;
  /** The rows of the caller's organization. */
  tenant: Tenant;
  /** Set where the caller sent an Idempotency-Key. */
  idempotency?: IdempotencyClaim;
  /**
   * Throws where the caller may not do this any more: rights may be lost while a long body arrives or long
   * work is done. Called last in the transaction that accepts a change. Must not be called in one of
   * `systemDb`, whose connections it needs itself.
   */
  reauthorize?: () => Promise<void>;
}

/** What a verb that somebody calls works with: the caller, and of the context what it names. */
export type CallerContext<K extends keyof Context = never> = CallerPart & Pick<Context, K>;

/** What a verb works with that only whoever operates the product calls, on the machine. */
export type OperatorContext<K extends keyof Context = never> = {
  actor: OperatorActor;
  /** Works as refinery_operator: what spans organizations, never prompts. API and worker cannot have it. */
  operatorDb: Db;
} & Pick<Context, 'clock' | K>;

/** A context in which somebody asks for something. */
export type ActorContext = CallerContext<keyof Context>;
