import { createLogger } from '@refinery/runtime/logger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { Redis } from 'ioredis';
import { expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { expectHeld, failToSignIn, GUESSING_ENV, signIn, strangers, times } from '../testing/guess.ts';
import { openTestApp } from '../testing/test-app.ts';

const HOME = '198.51.100.77';
const WINDOW_S = 900;

it('without Redis this process counts by itself, and again with Redis when it is back', async () => {
  const proxy = await startTcpProxy(inject('services').redisUrl);
  await proxy.cut();
  const lines: string[] = [];
  const logger = createLogger({ name: 'api', level: 'info' }, { write: (line) => void lines.push(line) });
  const clock = new TestClock();
  const env = { ...GUESSING_ENV, REDIS_URL: proxy.url };
  const test = await openTestApp(inject('services'), { clock, env, logger });
  onTestFinished(async () => {
    await test.close();
    await proxy.close();
  });
  const { email } = (await buildMember(test.ctx)).user;

  expect((await signIn(test, HOME, email)).statusCode).toBe(200);
  const guesses = Array.from({ length: 40 }, (_, index) =>
    signIn(test, `10.0.0.${index}`, email, 'a wrong guess'),
  );
  const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expectHeld(await signIn(test, '10.0.1.1', email), 1);
  expect((await signIn(test, HOME, email)).statusCode).toBe(200);
  clock.advance(1_000);
  expect((await signIn(test, '10.0.1.1', email)).statusCode).toBe(200);

  await failToSignIn(test, '10.0.1.2', strangers(30, 'example.com'));
  expectHeld(await signIn(test, '10.0.1.2', 'nobody@example.com'), WINDOW_S);
  const badKey = { url: '/api/usage', headers: { 'x-api-key': 'prk_short' } };
  for (let index = 0; index < 30; index++)
    expectProblem(await test.send(null, badKey), 401, 'unauthenticated');
  expectHeld(await test.send(null, badKey), WINDOW_S);
  expect(lines.filter((line) => line.includes('failed sign-ins count in the memory'))).toHaveLength(1);

  await proxy.restore();
  await expect.poll(async () => (await test.get(null, '/health')).json().status).toBe('ok');
  await failToSignIn(test, '10.0.1.2', times(1, 'nobody@example.com'));
});

it('neither Redis nor the log tells who signed in, from where, or with what', async () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'api', level: 'trace' }, { write: (line) => void lines.push(line) });
  const test = await openTestApp(inject('services'), { env: GUESSING_ENV, logger });
  const redis = new Redis(inject('services').redisUrl);
  onTestFinished(async () => {
    redis.disconnect();
    await test.close();
  });
  const member = await buildMember(test.ctx);
  const payload = { name: 'ci' };
  const { key } = (await test.post(member, '/api/api-keys', payload)).json();
  await test.get(null, '/api/usage', { 'x-api-key': key });
  await signIn(test, HOME, member.user.email);
  await failToSignIn(test, HOME, times(2, member.user.email));
  await failToSignIn(test, '10.0.0.1', [member.user.email, 'stranger@example.com']);
  await test.get(null, '/api/usage', { 'x-api-key': `${key.slice(0, -3)}xyz` });

  const keys = await redis.keys(`${test.environment.REDIS_PREFIX}:*`);
  const kinds = new Set(keys.map((name) => name.split(':').slice(1, -1).join(':')));
  for (const kind of ['failures:account', 'failures:account-at-address', 'failures:address', 'known']) {
    expect(kinds).toContain(kind);
  }
  const stored = await Promise.all(
    keys.map(async (name) => {
      const isHash = (await redis.type(name)) === 'hash';
      return [name, isHash ? await redis.hgetall(name) : await redis.get(name)];
    }),
  );
  const readable = `${JSON.stringify(stored)}\n${lines.join('\n')}`.toLowerCase();
  for (const secret of [member.user.email, 'stranger', 'example.com', 'wrong guess', 'correct horse']) {
    expect(readable).not.toContain(secret);
  }
  expect(readable).not.toContain(key.slice(4, 30).toLowerCase());
  expect(JSON.stringify(stored)).not.toContain(HOME);
  expect(await Promise.all(keys.map((name) => redis.ttl(name)))).not.toContain(-1);
});
