import { randomBytes } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { expectHeld, GUESSING_ENV } from '../testing/guess.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const WINDOW_S = 900;

let direct: TestApp;
let test: TestApp;
let database: TcpProxy;
let member: Member;
const clock = new TestClock();

beforeAll(async () => {
  direct = await openTestApp(inject('services'), { clock });
  database = await startTcpProxy(direct.databaseUrl);
  const environment = { ...direct.environment, DATABASE_URL: database.url };
  test = await openTestApp(inject('services'), { clock, environment, env: GUESSING_ENV });
  member = await buildMember(test.ctx);
});
afterAll(async () => {
  await test.close();
  await direct.close();
  await database.close();
});

const ask = (address: string, headers: Record<string, string>) =>
  test.get(null, '/api/auth/me', { 'x-forwarded-for': address, ...headers });
const askWithKey = (address: string, key: string) => ask(address, { 'x-api-key': key });
const someKey = () => `prk_${randomBytes(32).toString('base64url')}`;
const newKey = async (): Promise<string> => {
  const made = await test.post(member, '/api/api-keys', { name: 'ci' });
  return made.json().key;
};

const WRONG: [string, (address: string) => ReturnType<typeof ask>][] = [
  ['keys nobody has', (address) => askWithKey(address, someKey())],
  ['one key nobody has, again and again', (address) => askWithKey(address, `prk_${'x'.repeat(43)}`)],
  ['keys as Bearer', (address) => ask(address, { authorization: `Bearer ${someKey()}` })],
  ['texts that are no key', (address) => askWithKey(address, 'prk_short')],
  ['tokens nobody signed', (address) => ask(address, { authorization: 'Bearer a.b.c' })],
  [
    'tokens signed by somebody else',
    (address) => ask(address, { authorization: `Bearer ${foreignToken()}` }),
  ],
];

/** A token of ours but for its signature. */
function foreignToken(): string {
  const [head, claims] = test.app.jwt.sign({ sid: member.sessionId }).split('.');
  return `${head}.${claims}.${randomBytes(32).toString('base64url')}`;
}

it('a new key is good at its first use, also many times at once', async () => {
  const key = await newKey();
  const replies = await Promise.all(Array.from({ length: 80 }, () => askWithKey('192.0.2.80', key)));
  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
});

describe('an address that sends wrong credentials', () => {
  it.each(WRONG)('%s: 30 times a window it is told so, and then to wait', async (kind, send) => {
    const address = `192.0.2.${WRONG.findIndex(([name]) => name === kind)}`;
    for (let index = 0; index < 30; index++) expectProblem(await send(address), 401, 'unauthenticated');
    expectHeld(await send(address), WINDOW_S);
    expectProblem(await send('192.0.2.200'), 401, 'unauthenticated');
    clock.advance(WINDOW_S * 1_000);
    expectProblem(await send(address), 401, 'unauthenticated');
  });

  const exhaust = async (address: string) => {
    for (let index = 0; index < 30; index++) await askWithKey(address, someKey());
    expectHeld(await askWithKey(address, someKey()), WINDOW_S);
  };

  it('goes on with a key that was made or rotated meanwhile, from its first use on', async () => {
    const address = '198.51.100.9';
    await exhaust(address);
    const made = await test.post(member, '/api/api-keys', { name: 'ci' });
    expect((await askWithKey(address, made.json().key)).statusCode).toBe(200);
    const url = `/api/api-keys/${made.json().id}/rotate`;
    const rotated = await test.post(member, url, {});
    expect((await askWithKey(address, rotated.json().key)).statusCode).toBe(200);
  });

  it('goes on with a key that has worked before, also in a process that has not seen it', async () => {
    const address = '198.51.100.1';
    const key = await newKey();
    expect((await askWithKey('198.51.100.2', key)).statusCode).toBe(200);
    await exhaust(address);
    expect((await askWithKey(address, key)).statusCode).toBe(200);
    const environment = { ...test.environment, SPOOL_DIR: '' };
    const second = await openTestApp(inject('services'), { clock, environment });
    try {
      const headers = { 'x-forwarded-for': address, 'x-api-key': key };
      expect((await second.get(null, '/api/auth/me', headers)).statusCode).toBe(200);
    } finally {
      await second.close();
    }
    await test.delete(member, `/api/api-keys/${await idOf(key)}`);
    expectProblem(await askWithKey(address, key), 401, 'unauthenticated');
    expectHeld(await askWithKey(address, key), WINDOW_S);
  });

  it('goes on with tokens that are valid, and signs in', async () => {
    const address = '198.51.100.3';
    await exhaust(address);
    const headers = { 'x-forwarded-for': address };
    expect((await test.get(member, '/api/auth/me', headers)).statusCode).toBe(200);
    const payload = { email: member.user.email, password: 'correct horse' };
    const login = await test.post(null, '/api/auth/login', payload, headers);
    expect(login.statusCode).toBe(200);
  });

  it('is not one that sends none', async () => {
    const address = '198.51.100.4';
    for (let index = 0; index < 40; index++) expectProblem(await ask(address, {}), 401, 'unauthenticated');
    expectProblem(await askWithKey(address, someKey()), 401, 'unauthenticated');
  });

  it('is not one whose tokens have expired', async () => {
    const address = '198.51.100.5';
    const iat = Math.floor(Date.now() / 1_000) - 90_000;
    const authorization = `Bearer ${test.app.jwt.sign({ sid: member.sessionId, iat })}`;
    for (let index = 0; index < 40; index++) {
      expectProblem(await ask(address, { authorization }), 401, 'token_expired');
    }
  });

  it('costs the database nothing', async () => {
    const address = '198.51.100.6';
    await exhaust(address);
    await database.cut();
    expectHeld(await askWithKey(address, someKey()), WINDOW_S);
    expectProblem(await askWithKey('198.51.100.7', 'prk_short'), 401, 'unauthenticated');
    expectProblem(await askWithKey('198.51.100.7', someKey()), 503, 'service_unavailable');
    await database.restore();
    await expect.poll(async () => (await test.get(null, '/readyz')).statusCode).toBe(200);
  });

  it('is not one that could not be answered', async () => {
    const address = '198.51.100.8';
    const key = await newKey();
    await database.cut();
    for (let index = 0; index < 31; index++) {
      expectProblem(await askWithKey(address, key), 503, 'service_unavailable');
    }
    await database.restore();
    await expect.poll(async () => (await askWithKey(address, key)).statusCode).toBe(200);
  });
});

async function idOf(key: string): Promise<string> {
  const list = await test.get(member, '/api/api-keys?limit=100');
  return list.json().find((entry: { prefix: string }) => key.startsWith(entry.prefix)).id;
}
