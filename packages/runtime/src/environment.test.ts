import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { CommonEnvironment, EnvironmentError, parseEnvironment } from './environment.ts';

const schema = Type.Object({
  NAME: Type.String({ minLength: 3, description: 'What it is called' }),
  COUNT: Type.Integer({ minimum: 1, default: 4 }),
  SECRET: Type.String({ minLength: 32 }),
  EXTRA: Type.Optional(Type.String()),
});
const secret = 'x'.repeat(32);

const problemsOf = (env: Record<string, string>) => {
  try {
    parseEnvironment(schema, env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
};

describe('parseEnvironment', () => {
  it('fills in defaults, converts numbers and drops what it does not know', () => {
    expect(parseEnvironment(schema, { NAME: ' abc ', SECRET: secret, PATH: '/bin' })).toEqual({
      NAME: 'abc',
      COUNT: 4,
      SECRET: secret,
    });
    expect(parseEnvironment(schema, { NAME: 'abc', COUNT: '7', SECRET: secret }).COUNT).toBe(7);
  });

  it('takes an empty variable for a missing one', () => {
    expect(problemsOf({ NAME: '', SECRET: secret })).toEqual(['NAME is missing (What it is called)']);
  });

  it('says how a value must look like by an example, and never by a pattern', () => {
    const odd = Type.Object({
      AT: Type.String({ pattern: '^https://', examples: ['https://example.com'], description: 'Where' }),
      WORD: Type.String({ pattern: '^[a-z]{12,}$', description: 'Twelve letters' }),
    });
    expect(() => parseEnvironment(odd, { AT: 'example.com', WORD: 'x y' })).toThrow(
      /- AT must look like https:\/\/example\.com \(Where\)\n.*- WORD is not as it must be \(Twelve letters\)$/,
    );
  });

  it('names all problems at once and repeats no value', () => {
    const problems = problemsOf({ NAME: 'ab', COUNT: 'many', SECRET: 'hunter2' });
    expect(problems).toHaveLength(3);
    expect(problems.join(' ')).toMatch(/NAME.*COUNT.*SECRET/);
    expect(problems.join(' ')).toContain('What it is called');
    expect(problems.join(' ')).not.toContain('hunter2');
  });
});

const least = {
  DATABASE_URL: 'postgres://localhost/refinery',
  REDIS_URL: 'redis://localhost',
  ENCRYPTION_KEYS: 'a:key',
};

describe('the variables of every process', () => {
  const refused = (name: string, value: string) => {
    try {
      parseEnvironment(CommonEnvironment, { ...least, [name]: value });
      return false;
    } catch (error) {
      return error instanceof EnvironmentError && error.problems.every((problem) => problem.startsWith(name));
    }
  };

  it('have defaults but for what only an operator knows', () => {
    expect(parseEnvironment(CommonEnvironment, least)).toEqual({
      ...least,
      NODE_ENV: 'development',
      DATABASE_POOL_SIZE: 10,
      REDIS_PREFIX: 'refinery',
      DATA_DIR: '.data',
      LOG_LEVEL: 'info',
      MODERATION: 'post',
      SIGNUP_PLAN: 'free',
      REFRESH_TOKEN_EXPIRY: 7 * 24 * 60 * 60,
      AUTH_FAILURES_PER_ACCOUNT: 10,
      AUTH_FAILURES_PER_ADDRESS: 30,
      AUTH_FAILURES_WINDOW_SECONDS: 15 * 60,
      STRIPE_WEBHOOK_SECRETS: '',
      PLANS: '{}',
      GITHUB_URL: 'https://github.com',
      UPSTREAM_ALLOWLIST: '',
      UPSTREAM_DNS_SERVERS: '',
      MAIL_FROM: 'no-reply@localhost',
      REQUIRE_VERIFIED_EMAIL: false,
      WEBHOOK_TIMEOUT_MS: 10_000,
      PROVIDER_TIMEOUT_MS: 60_000,
      PROVIDER_CONCURRENCY: 16,
      GATEWAY_CONCURRENCY: 1_000,
      PROVIDER_RETRIES: 2,
      PROVIDER_BREAKER_FAILURES: 5,
      PROVIDER_BREAKER_COOLDOWN_MS: 30_000,
      PRICE_OVERRIDES: '{}',
      REFINER_TIMEOUT_MS: 30_000,
      SPOOL_DIR: '',
      SPOOL_MAX_BYTES: 2 * 1024 ** 3,
      BATCH_MAX_LANES: 4,
      BATCH_CHUNK_SIZE: 20,
      BATCH_CHUNK_CONCURRENCY: 5,
      BATCH_LEASE_MS: 30_000,
      BATCH_MAX_ATTEMPTS: 5,
    });
    for (const name of Object.keys(least)) {
      expect(() => parseEnvironment(CommonEnvironment, { ...least, [name]: '' }), name).toThrow(
        `${name} is missing`,
      );
    }
  });

  it.each([
    ['DATABASE_POOL_SIZE', 2, 500],
    ['REFRESH_TOKEN_EXPIRY', 60, undefined],
    ['AUTH_FAILURES_PER_ACCOUNT', 0, undefined],
    ['AUTH_FAILURES_PER_ADDRESS', 0, undefined],
    ['AUTH_FAILURES_WINDOW_SECONDS', 1, undefined],
    ['GATEWAY_RATE_FREE', 0, undefined],
    ['GATEWAY_RATE_PRO', 0, undefined],
    ['GATEWAY_RATE_ENTERPRISE', 0, undefined],
    ['RATE_LIMIT_FREE', 0, undefined],
    ['RATE_LIMIT_PRO', 0, undefined],
    ['RATE_LIMIT_ENTERPRISE', 0, undefined],
    ['PROVIDER_TIMEOUT_MS', 100, undefined],
    ['PROVIDER_CONCURRENCY', 1, undefined],
    ['GATEWAY_CONCURRENCY', 1, undefined],
    ['PROVIDER_RETRIES', 0, 10],
    ['PROVIDER_BREAKER_FAILURES', 1, undefined],
    ['PROVIDER_BREAKER_COOLDOWN_MS', 10, undefined],
    ['REFINER_TIMEOUT_MS', 1_000, undefined],
    ['SPOOL_MAX_BYTES', 1024 ** 2, undefined],
    ['BATCH_MAX_LANES', 1, 64],
    ['BATCH_CHUNK_SIZE', 1, 1_000],
    ['BATCH_CHUNK_CONCURRENCY', 1, 100],
    ['BATCH_LEASE_MS', 200, undefined],
    ['BATCH_MAX_ATTEMPTS', 1, 100],
  ])('keep %s within its bounds', (name, lowest, highest) => {
    expect(refused(name, String(lowest))).toBe(false);
    expect(refused(name, String(lowest - 1))).toBe(true);
    expect(refused(name, 'many')).toBe(true);
    if (highest === undefined) return;
    expect(refused(name, String(highest))).toBe(false);
    expect(refused(name, String(highest + 1))).toBe(true);
  });

  it.each([
    ['DATABASE_URL', ['postgresql://db/x'], ['mysql://db/x', 'xpostgres://db/x', 'localhost']],
    ['REDIS_URL', ['rediss://cache'], ['http://cache', 'xredis://cache']],
    ['REDIS_PREFIX', ['a', 'a-b_C1', 'x'.repeat(40)], ['a:b', 'x'.repeat(41), 'a b']],
    ['NODE_ENV', ['development', 'production', 'test'], ['staging']],
    ['LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], ['loud']],
    ['SIGNUP_PLAN', ['free', 'pro', 'enterprise'], ['basic']],
    [
      'STRIPE_WEBHOOK_SECRETS',
      ['whsec_a', 'whsec_a,whsec_b', 'whsec_a, whsec_b'],
      ['sk_live_a', 'whsec_a whsec_b'],
    ],
    [
      'STRIPE_BASE_URL',
      ['http://127.0.0.1:12111', 'https://proxy.example'],
      ['https://proxy.example/v1', 'ftp://x'],
    ],
    ['OPENAI_BASE_URL', ['https://proxy.example', 'http://proxy.example'], ['ftp://proxy', 'xhttp://proxy']],
  ])('take for %s what it is about', (name, good, bad) => {
    expect(good.filter((value) => refused(name, value))).toEqual([]);
    expect(bad.filter((value) => !refused(name, value))).toEqual([]);
  });

  it('hold a key and an address of every vendor but the custom one', () => {
    const vendors = ['OPENAI', 'ANTHROPIC', 'GEMINI', 'DEEPSEEK', 'GROQ', 'OPENROUTER'];
    const given = Object.fromEntries(
      vendors.flatMap((vendor) => [
        [`${vendor}_API_KEY`, 'key'],
        [`${vendor}_BASE_URL`, 'https://proxy.example'],
      ]),
    );
    const read = parseEnvironment(CommonEnvironment, { ...least, ...given, CUSTOM_API_KEY: 'key' });
    expect(read).toMatchObject(given);
    expect(read).not.toHaveProperty('CUSTOM_API_KEY');
  });
});
