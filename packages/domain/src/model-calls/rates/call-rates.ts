import type { Plan } from '@refinery/contracts/enums.ts';
import type { PlanTable } from '@refinery/contracts/plans.ts';
import { BoundedMap } from '@refinery/providers/bounded-map.ts';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { CallRateError } from './call-rate-error.ts';
import { Asker } from './internal/asker.ts';
import { RateCounter, type Taken } from './internal/rate-counter.ts';
import type { RateFacts } from './rate-facts.ts';

/** Of each kind of limit; those of the others are asked of Redis anew. */
const MOST_COUNTERS = 10_000;
const LONGEST_WAIT_MS = 200;

/** A call to a model, before it is made. */
export interface CallToCount {
  organizationId: string;
  plan: Plan;
  /** Null: made by a person. */
  apiKeyId: string | null;
  /** Of the key, for these calls apart from other requests; null: no limit of its own. */
  rateLimitPerMinute: number | null;
  /** Of the key; null: no limit. */
  tokensPerMinute: number | null;
  /** About how many the input has; see `estimatedTokens`. */
  tokens: number;
}

/** A call that may be made. */
export interface RateTake {
  /** Of the limit of requests that has less left; null where there is none. */
  requests: RateFacts | null;
  tokens: RateFacts | null;
  /**
   * Books how many tokens the call took, input and output together; 0 where it took none. What is over the
   * limit counts in the next minutes. Only the first time counts. A call that is never settled stays as it
   * was estimated.
   */
  settle(tokens: number): void;
}

/**
 * Limits how many calls to models are made a minute, and with how many tokens; apart from the requests to
 * `/api`.
 */
export interface CallRates {
  /**
   * Counts a call. The usual one is counted in memory: this process took a block of the allowance from Redis
   * before. Of all processes together a minute has never more calls than the limit; while Redis is away, each
   * process keeps to the limit by itself. No call waits longer than 200 ms for Redis.
   * @throws {CallRateError} `rate_limited`, with `retryAfterSeconds`; such a call counts nowhere
   */
  take(call: CallToCount): Promise<RateTake>;
}

export interface CallRatesOptions {
  redis: Redis;
  logger: Logger;
  background: { run(name: string, work: () => Promise<unknown>): void };
  clock: { now(): Date };
  /** Their `callRate` is what an organization may call a minute. */
  plans: PlanTable;
  /** How long a call waits for Redis in all; default: 200. */
  longestWaitMs?: number;
}

type Kind = 'organization' | 'key' | 'tokens';

/** One limit of a call. */
interface Limit {
  kind: Kind;
  id: string;
  limit: number;
  amount: number;
}

interface Counted extends Limit {
  counter: RateCounter;
  taken: Taken;
}

export function createCallRates(options: CallRatesOptions): CallRates {
  const { redis, logger, background, clock, plans, longestWaitMs = LONGEST_WAIT_MS } = options;
  const asker = new Asker({ redis, logger, longestWaitMs });
  // Apart, so that no number of keys makes an organization's counter go.
  const counters: Record<Kind, BoundedMap<string, RateCounter>> = {
    organization: new BoundedMap(MOST_COUNTERS),
    key: new BoundedMap(MOST_COUNTERS),
    tokens: new BoundedMap(MOST_COUNTERS),
  };
  const counterOf = ({ kind, id }: Limit): RateCounter =>
    counters[kind].getOrCreate(id, () => new RateCounter({ key: `calls:${kind}:${id}`, asker, clock }));

  return {
    async take(call) {
      const until = asker.deadline();
      const counted: Counted[] = [];
      for (const limit of limitsOf(call, plans)) {
        const counter = counterOf(limit);
        const taken = await counter.take(limit.limit, limit.amount, until);
        if (!taken) {
          for (const before of counted) before.counter.putBack(before.taken);
          throw refusal(limit, counter);
        }
        counted.push({ ...limit, counter, taken });
      }
      const tokens = counted.find(({ kind }) => kind === 'tokens');
      return {
        requests: scarcest(counted),
        tokens: tokens?.counter.facts() ?? null,
        settle: once((truth) => {
          if (!tokens?.counter.settle(tokens.taken, truth)) return;
          background.run('rates of calls', () => tokens.counter.tell());
        }),
      };
    },
  };
}

/** The key's own first: what they refuse is not taken from the other calls of the organization. */
function limitsOf(call: CallToCount, plans: PlanTable): Limit[] {
  const { organizationId, plan, apiKeyId, rateLimitPerMinute, tokensPerMinute, tokens } = call;
  const all: Limit[] = [];
  if (apiKeyId !== null && rateLimitPerMinute !== null) {
    all.push({ kind: 'key', id: apiKeyId, limit: rateLimitPerMinute, amount: 1 });
  }
  if (apiKeyId !== null && tokensPerMinute !== null) {
    all.push({ kind: 'tokens', id: apiKeyId, limit: tokensPerMinute, amount: Math.max(1, tokens) });
  }
  const { callRate } = plans[plan];
  if (callRate > 0) all.push({ kind: 'organization', id: organizationId, limit: callRate, amount: 1 });
  return all;
}

const SENTENCES: Record<Kind, (limit: number) => string> = {
  organization: (limit) => `The organization may make ${limit} calls to models per minute.`,
  key: (limit) => `This API key may make ${limit} calls to models per minute.`,
  tokens: (limit) => `Calls to models with this API key may have ${limit} tokens per minute.`,
};

function refusal({ kind, limit, amount }: Limit, counter: RateCounter): CallRateError {
  return new CallRateError(SENTENCES[kind](limit), {
    rate: counter.facts(),
    ofTokens: kind === 'tokens',
    retryAfterSeconds: counter.secondsUntil(amount),
  });
}

function scarcest(counted: readonly Counted[]): RateFacts | null {
  const facts = counted.filter(({ kind }) => kind !== 'tokens').map(({ counter }) => counter.facts());
  return facts.toSorted((one, other) => one.remaining - other.remaining)[0] ?? null;
}

function once(settle: (tokens: number) => void): (tokens: number) => void {
  let isSettled = false;
  return (tokens) => {
    if (isSettled) return;
    isSettled = true;
    settle(tokens);
  };
}
