import type { Redis } from 'ioredis';
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, type ThrottlePolicy } from '../throttle-state.ts';

export interface Counter {
  key: string;
  policy: ThrottlePolicy;
}

/**
 * Judges all counters of a try and counts it in each, or in none where one of them has to wait; in one
 * script, so that of many tries at once no more get through than one after the other. The same rule as
 * `withFailure`, whose `waitUntil` Redis has as `heldUntil`.
 */
const TAKE_SCRIPT = `
local now, first, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local states, wait = {}, 0
for i, key in ipairs(KEYS) do
  local state = redis.call('HMGET', key, 'failures', 'endsAt', 'heldUntil')
  states[i] = { failures = tonumber(state[1] or 0), endsAt = tonumber(state[2] or 0) }
  wait = math.max(wait, tonumber(state[3] or 0) - now)
end
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do
  local limit, window, rule = tonumber(ARGV[3 * i + 1]), tonumber(ARGV[3 * i + 2]), ARGV[3 * i + 3]
  local endsAt, heldUntil = states[i].endsAt, 0
  local failures = endsAt > now and states[i].failures + 1 or 1
  if rule == 'window' then
    if failures == 1 then endsAt = now + window end
    if failures >= limit then heldUntil = endsAt end
  else
    if failures >= limit then heldUntil = now + math.min(longest, first * 2 ^ (failures - limit)) end
    endsAt = math.max(now, heldUntil) + window
  end
  redis.call('HSET', key, 'failures', failures, 'endsAt', endsAt, 'heldUntil', heldUntil)
  redis.call('PEXPIRE', key, endsAt - now)
end
return 0`;

/** Takes one failure back. The same rule as `withoutFailure`. */
const FORGIVE_SCRIPT = `
for i, key in ipairs(KEYS) do
  local failures = tonumber(redis.call('HGET', key, 'failures') or 0) - 1
  if failures <= 0 then
    redis.call('DEL', key)
  else
    redis.call('HSET', key, 'failures', failures)
    if failures < tonumber(ARGV[i]) then redis.call('HSET', key, 'heldUntil', 0) end
  end
end
return 0`;

const keysOf = (counters: readonly Counter[]): string[] => counters.map(({ key }) => key);

/** Milliseconds to wait; 0 where the try may go ahead and has been counted. Rejects while Redis is down. */
export async function takeInRedis(redis: Redis, counters: readonly Counter[], now: number): Promise<number> {
  const policies = counters.flatMap(({ policy }) => [policy.limit, policy.windowMs, policy.wait]);
  const constants = [now, FIRST_WAIT_MS, LONGEST_WAIT_MS];
  const wait: unknown = await redis.eval(
    TAKE_SCRIPT,
    counters.length,
    ...keysOf(counters),
    ...constants,
    ...policies,
  );
  return Number(wait);
}

/** Milliseconds to wait, without counting anything. Rejects while Redis is down. */
export async function waitInRedis(redis: Redis, counters: readonly Counter[], now: number): Promise<number> {
  const ends = await Promise.all(counters.map(({ key }) => redis.hget(key, 'heldUntil')));
  return Math.max(0, ...ends.map((until) => Number(until ?? 0) - now));
}

/** Rejects while Redis is down. */
export async function forgiveInRedis(redis: Redis, counters: readonly Counter[]): Promise<void> {
  const limits = counters.map(({ policy }) => policy.limit);
  await redis.eval(FORGIVE_SCRIPT, counters.length, ...keysOf(counters), ...limits);
}
