import { randomBytes } from 'node:crypto';
import { EnvironmentError } from '@refinery/runtime/environment.ts';
import { settingsFrom } from '@refinery/runtime/settings.ts';
import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

const key = (bytes = 32) => randomBytes(bytes).toString('base64');
const good = {
  DATABASE_URL: 'postgres://127.0.0.1/refinery',
  REDIS_URL: 'redis://127.0.0.1',
  ENCRYPTION_KEYS: `a:${key()}`,
  JWT_SECRET: key(),
};

/** What is wrong with an environment. */
function problemsOf(env: Record<string, string>): string[] {
  try {
    settingsFrom(loadConfig({ ...good, ...env }));
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs little, and has the defaults of the documentation', () => {
    expect(loadConfig(good)).toMatchObject({
      PORT: 5_080,
      HOST: '127.0.0.1',
      JWT_EXPIRY: 86_400,
      REFRESH_TOKEN_EXPIRY: 604_800,
      SIGNUP_PLAN: 'free',
      RATE_LIMIT_WINDOW_SECONDS: 900,
    });
  });

  it('names every problem at once, and repeats no value', () => {
    const env = {
      PORT: 'http',
      DATABASE_URL: 'mysql://hunter2@x',
      JWT_SECRET: 'hunter2',
      SIGNUP_PLAN: 'gold',
    };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      ...['DATABASE_URL', 'JWT_SECRET', 'PORT', 'SIGNUP_PLAN'],
    ]);
    expect(problems.join()).not.toContain('hunter2');
    expect(() => loadConfig({})).toThrow(/DATABASE_URL|JWT_SECRET/);
  });

  it('shows a login to everybody, but not in production', () => {
    const DEMO_LOGIN = 'ada@acme.example:password123';
    expect(loadConfig({ ...good, DEMO_LOGIN })).toMatchObject({ DEMO_LOGIN });
    expect(problemsOf({ NODE_ENV: 'production', DEMO_LOGIN }).join()).toContain('DEMO_LOGIN: ');
  });

  it('names keys, lists and JSON that cannot be read together with everything else', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: 'http',
      ENCRYPTION_KEYS: `a:${key(16)}`,
      JWT_SECRET: 'x'.repeat(64),
      UPSTREAM_ALLOWLIST: 'host',
      UPSTREAM_DNS_SERVERS: 'dns.example.com',
      PRICE_OVERRIDES: '{',
      PLANS: '{"gold": {}}',
      MAIL_FROM: 'nobody',
      TRUST_PROXY: '10.0.0.0/8, proxy.example.com',
      SMTP_URL: 'smtp://me:hunter2/x@mail.example.com',
      DATABASE_URL: 'postgres://me:hunter2/x@db.example.com/refinery',
    });
    expect(problems.map((problem) => problem.split(/[ :]/)[0]).sort()).toEqual([
      ...['DATABASE_URL', 'ENCRYPTION_KEYS', 'JWT_SECRET', 'MAIL_FROM', 'PLANS', 'PORT', 'PRICE_OVERRIDES'],
      ...['SMTP_URL', 'TRUST_PROXY', 'UPSTREAM_ALLOWLIST', 'UPSTREAM_DNS_SERVERS'],
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it.each(['loopback', '10.0.0.1', '10.0.0.0/8', '10.0.0.0/255.0.0.0', '::1, fd00::/8'])(
    'takes %s as proxies',
    (TRUST_PROXY) => expect(problemsOf({ TRUST_PROXY })).toEqual([]),
  );

  it.each(['proxy.example.com', '10.0.0.0/33', '10.0.0.0/', '::1/129', '10.0.0.1,,', 'true'])(
    'refuses %s as proxies',
    (TRUST_PROXY) => expect(problemsOf({ TRUST_PROXY })).toEqual([expect.stringMatching(/^TRUST_PROXY: /)]),
  );

  it('takes several hosts of a database', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://me:x@one:5432,two:5432/refinery' })).toEqual([]);
  });

  it.each([
    ['no key', ''],
    ['a key without id', key()],
    ['a secret without id', randomBytes(16).toString('hex')],
    ['a short key', `a:${key(16)}`],
    ['an id twice', `a:${key()},a:${key()}`],
    ['a key that is no base64', 'a:!!!'],
  ])('refuses a keyring with %s, and does not repeat it', (_case, ENCRYPTION_KEYS) => {
    const problems = problemsOf({ ENCRYPTION_KEYS });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('ENCRYPTION_KEYS');
    for (const secret of ENCRYPTION_KEYS.split(/[:,]/).filter((part) => part.length > 10)) {
      expect(problems[0]).not.toContain(secret);
    }
  });

  it('takes hosts and paths as exceptions for outgoing requests, and names what is neither', () => {
    const list = 'ollama:11434, gateway.internal:8080/llm/v1,';
    expect(settingsFrom(loadConfig({ ...good, UPSTREAM_ALLOWLIST: list })).upstreamAllowlist).toEqual([
      { host: 'ollama:11434', path: '' },
      { host: 'gateway.internal:8080', path: '/llm/v1' },
    ]);
    expect(problemsOf({ UPSTREAM_ALLOWLIST: 'http://ollama:11434, host, ok:80, host:80/../x' })).toEqual([
      expect.stringMatching(/^UPSTREAM_ALLOWLIST: "http:.*"host".*"host:80\/\.\.\/x"/),
    ]);
  });

  it('takes addresses of name servers, and nothing else for one', () => {
    const servers = (text: string) =>
      settingsFrom(loadConfig({ ...good, UPSTREAM_DNS_SERVERS: text })).upstreamDnsServers;
    expect(servers('')).toBeUndefined();
    expect(servers('10.0.0.2, [::1]:5353')).toEqual(['10.0.0.2', '[::1]:5353']);
    expect(problemsOf({ UPSTREAM_DNS_SERVERS: 'dns.example.com' })).toEqual([
      expect.stringMatching(/^UPSTREAM_DNS_SERVERS: /),
    ]);
  });

  it('takes empty variables for missing ones', () => {
    expect(loadConfig({ ...good, PORT: '', CORS_ORIGINS: '  ' })).toMatchObject({
      PORT: 5_080,
      CORS_ORIGINS: '',
    });
  });

  it.each(['x'.repeat(64), 'secretsecretsecretsecretsecretsecret', `${'0123'.repeat(10)}`])(
    'refuses the weak secret %s in production',
    (JWT_SECRET) => {
      expect(problemsOf({ JWT_SECRET })).toEqual([]);
      expect(problemsOf({ JWT_SECRET, NODE_ENV: 'production' })).toEqual([
        expect.stringContaining('JWT_SECRET: the secret is weak'),
      ]);
    },
  );

  it('refuses weak encryption keys in production', () => {
    const ENCRYPTION_KEYS = `a:${Buffer.alloc(32).toString('base64')}`;
    expect(problemsOf({ ENCRYPTION_KEYS, NODE_ENV: 'production' })).toEqual([
      expect.stringContaining('ENCRYPTION_KEYS'),
    ]);
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([]);
  });

  it.each(['{', '{"a": 1}', '{"openai/x": {"inputPerMillion": -1, "outputPerMillion": 1}}'])(
    'refuses the prices %s',
    (PRICE_OVERRIDES) => {
      expect(problemsOf({ PRICE_OVERRIDES })).toEqual([expect.stringContaining('PRICE_OVERRIDES')]);
    },
  );
});
