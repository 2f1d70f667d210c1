import { createLogger } from '@refinery/runtime/logger.ts';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openVendorApp, refined, type VendorApp } from '../testing/vendor-app.ts';

/** Each occurs in exactly one kind of secret or text, and nowhere else. */
const PROMPT_WORD = 'plughprompt';
const RESULT_WORD = 'plughresult';
const UPSTREAM_WORD = 'plughupstream';
const METADATA_WORD = 'plughmetadata';
const PASSWORD = 'plughpassword plughpassword';
/** Somebody's key with a slip in it is as good as the key. */
const UNKNOWN_KEY = 'plughunknownkey0000000000000000000000000000';
const PROVIDER_KEY = 'sk-plughproviderkey-0000';
const TEXT = `Could you please write about ${PROMPT_WORD} in at most 200 words?`;

const lines: string[] = [];
const written: string[] = [];
let test: VendorApp;
/** Secrets that the run itself made. */
const secrets: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
  }
  const logger = createLogger(
    { name: 'api', level: 'trace' },
    { write: (line: string) => void lines.push(line) },
  );
  test = await openVendorApp(inject('services'), {
    logger,
    env: { LOG_LEVEL: 'trace', PROVIDER_BREAKER_FAILURES: '1000', PROVIDER_TIMEOUT_MS: '300' },
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await test.close();
});

type Headers = Record<string, string>;
const post = (url: string, payload: object | string, headers: Headers = {}) =>
  test.post(null, `/api/${url}`, payload, headers);

/** Does everything that handles a secret, well and badly. */
async function run(): Promise<void> {
  const account = { email: 'ada@example.com', password: PASSWORD };
  const session = (await post('auth/register', { ...account, fullName: 'Ada' })).json();
  await post('auth/register', { ...account, fullName: 'Ada' });
  await post('auth/login', { ...account, password: `${PASSWORD} wrong` });
  const login = (await post('auth/login', account)).json();
  const next = (await post('auth/refresh', { refreshToken: login.refreshToken })).json();
  await post('auth/refresh', { refreshToken: login.refreshToken });
  for (const { accessToken, refreshToken } of [session, login, next]) secrets.push(accessToken, refreshToken);
  const bearer = { authorization: `Bearer ${session.accessToken}` };
  await test.get(null, '/api/auth/me', { authorization: `Bearer ${next.accessToken}` });
  await test.get(null, '/api/auth/me', { authorization: 'Bearer plughpassword' });
  await test.get(null, '/api/auth/me', { 'x-api-key': `prk_${UNKNOWN_KEY}` });
  await post('auth/refresh', { refreshToken: `prr_${UNKNOWN_KEY}` });

  const { key } = (await post('api-keys', { name: 'ci' }, { ...bearer, 'idempotency-key': 'a' })).json();
  await post('api-keys', { name: 'ci' }, { ...bearer, 'idempotency-key': 'a' });
  secrets.push(key);
  const apiKey = { 'x-api-key': key };

  test.openai.script(refined(`Write about ${PROMPT_WORD} in 200 words. ${RESULT_WORD}`));
  test.openai.respondWith(() => ({ kind: 'error', status: 500, message: UPSTREAM_WORD }));
  const body = { text: TEXT, metadata: { team: METADATA_WORD } };
  await post('optimize', body, apiKey);
  for (const extra of [
    { provider: 'openai' },
    { provider: 'openai', fallback: false },
    { provider: 'nobody' },
  ]) {
    await post('optimize', { ...body, ...extra }, apiKey);
    await post('optimize', { ...body, ...extra, preserve: [PROMPT_WORD] }, apiKey);
  }
  test.openai.script({ kind: 'body', body: `<p>${UPSTREAM_WORD}` }, { kind: 'cut', framing: 'chunked' });
  await post('optimize', { ...body, provider: 'openai', fallback: false, text: `${TEXT} Again.` }, apiKey);
  await post('optimize', { ...body, provider: 'openai', fallback: false, text: `${TEXT} Cut.` }, apiKey);
  await post('optimize', `{"text": "${TEXT}`, { ...apiKey, 'content-type': 'application/json' });
  await post('optimize', { text: `${TEXT}\u0000` }, apiKey);
  await post('checks', { original: TEXT, rewritten: RESULT_WORD }, apiKey);
  await post('checks', { original: TEXT, rewritten: TEXT.slice(9), verify: 'all' }, apiKey);
  await post('checks', { original: TEXT, rewritten: RESULT_WORD, bad: 1 }, apiKey);
  await post('checks/requirements', { text: TEXT }, apiKey);
  await post('batches', { items: [{ text: TEXT }] }, apiKey);
  await post('batches', { items: [{ text: TEXT, bad: 1 }] }, apiKey);
  await post('batches', `{"text": "${TEXT}"}\n{"text": ${TEXT}`, {
    ...apiKey,
    'content-type': 'application/x-ndjson',
  });
  await test.get(null, `/api/optimize/history?metadata=team:${METADATA_WORD}`, apiKey);
  await test.get(null, `/api/optimize/${PROMPT_WORD}`, apiKey);

  const url = '/api/providers/openai';
  await test.put(null, url, { apiKey: PROVIDER_KEY }, bearer);
  await test.put(null, url, { apiKey: [PROVIDER_KEY] }, bearer);
  await test.post(null, `${url}/test`, undefined, bearer);

  await breakDatabase(async () => {
    await post('optimize', { ...body, text: `${TEXT} Broken.` }, apiKey);
    await post('batches', { items: [{ text: TEXT }] }, apiKey);
    await post('auth/register', { ...account, email: 'b@example.com', fullName: 'B' });
    await post('auth/login', account);
  });
  await post('auth/logout', {}, bearer);
}

/** Has every write of a text or an identity fail inside Postgres, whose errors quote what they were given. */
async function breakDatabase(work: () => Promise<void>): Promise<void> {
  for (const table of ['optimizations', 'batch_items', 'users', 'sessions']) {
    await test.sql.unsafe(`alter table ${table} add constraint broken check (false) not valid`);
  }
  await work();
}

describe('the log at its most talkative level', () => {
  beforeAll(run);

  it('tells what happened', () => {
    const log = lines.join('');
    expect(lines.length).toBeGreaterThan(20);
    expect(log).toContain('"path":"/api/v1/optimize"');
    expect(log).toContain('request failed');
    expect(log).toContain('"code":"23514"');
    expect(log).toMatch(/refresh token reused/);
  });

  it.each([
    ['prompts', [PROMPT_WORD]],
    ['results', [RESULT_WORD]],
    ["a vendor's words", [UPSTREAM_WORD]],
    ['metadata', [METADATA_WORD]],
    ['passwords', ['plughpassword', '$argon2']],
    ['keys and tokens that are not known', ['plughunknownkey']],
    ['credentials of providers', ['plughproviderkey', 'sk-operator']],
  ])('holds no %s', (_kind, words) => {
    for (const line of lines) {
      for (const word of words) expect(line.replace(`/optimize/${PROMPT_WORD}`, '')).not.toContain(word);
    }
  });

  it('holds no token and no key that was handed out', () => {
    expect(secrets).toHaveLength(7);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(40);
      const tail = secret.slice(-20);
      for (const line of lines) expect(line).not.toContain(tail);
    }
  });

  it('holds no parameters of a query and no SQL', () => {
    for (const line of lines) expect(line).not.toMatch(/insert into|update \\"|params|Failing row/i);
  });

  it('is the only place where anything is written', () => {
    expect(written.filter((text) => /plugh|prk_|prr_/.test(text))).toEqual([]);
  });
});
