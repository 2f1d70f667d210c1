import { mapConcurrently } from '@refinery/domain/work/map-concurrently.ts';
import { describe, expect, it } from 'vitest';
import { openArena } from './testing/arena.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { post } from './testing/requests.ts';

const PASSWORD = 'brown kettles whistle';
// The proxy in front names the addresses.
const arena = openArena({ TRUST_PROXY: '127.0.0.1', RATE_LIMIT_AUTH: '0' });

const from = (address: string, headers: Record<string, string> = {}) => ({
  url: arena().url,
  headers: { 'x-forwarded-for': address, ...headers },
});
const signIn = (address: string, email: string, password: string) =>
  post(from(address), '/api/auth/login', { email, password });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const countOf = (answers: readonly { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('guessing', () => {
  it("of a password from everywhere is slowed, and the account's owner gets in", async () => {
    const email = 'owner@example.com';
    const home = '203.0.113.7';
    const made = await post(from(home), '/api/auth/register', {
      email,
      password: PASSWORD,
      fullName: 'Owner',
    });
    expect(made.status).toBe(201);
    expect((await signIn(home, email, PASSWORD)).status).toBe(200);
    await whileVictimAsks(arena().victim, async () => {
      const guesses = await mapConcurrently(numbers(300), 30, (n) =>
        signIn(`198.51.${n >> 8}.${n & 255}`, email, `guess number ${n}`),
      );
      expect(countOf(guesses, 200)).toBe(0);
      expect(countOf(guesses, 429)).toBeGreaterThan(200);
      expect(countOf(guesses, 401) + countOf(guesses, 429) + countOf(guesses, 503)).toBe(300);
    });
    expect((await signIn(home, email, PASSWORD)).status).toBe(200);
  });

  it('from one network is slowed whatever the accounts, in IPv6 by its /64', async () => {
    const guesses = await mapConcurrently(numbers(150), 10, (n) =>
      signIn(`2001:db8:1:2::${n.toString(16)}`, `somebody-${n}@example.com`, 'a wrong guess'),
    );
    expect(countOf(guesses, 429)).toBeGreaterThan(50);
    expect((await signIn('2001:db8:1:3::1', 'victim@example.com', PASSWORD)).status).toBe(200);
  });

  it('of keys is refused before anybody looks them up, and a good key goes on', async () => {
    const address = '192.0.2.50';
    const made = await post(arena().victim, '/api/api-keys', { name: 'good', scopes: ['usage:read'] });
    const good = { 'x-api-key': String(made.body?.key) };
    const usage = async (headers: Record<string, string>) =>
      (await fetch(`${arena().url}/api/usage`, { headers: from(address, headers).headers })).status;
    expect(await usage(good)).toBe(200);
    const statuses = await mapConcurrently(numbers(150), 10, (n) =>
      usage({ 'x-api-key': `prk_${'x'.repeat(40)}${n}` }),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(50);
    expect(await usage(good)).toBe(200);
  });

  it('which addresses have an account is slowed as well', async () => {
    const register = (n: number) =>
      post(from('192.0.2.99'), '/api/auth/register', {
        email: 'owner@example.com',
        password: `${PASSWORD} ${n}`,
        fullName: 'Guesser',
      });
    const answers = await mapConcurrently(numbers(120), 10, register);
    expect(countOf(answers, 409)).toBeGreaterThan(0);
    expect(countOf(answers, 429)).toBeGreaterThan(40);
  });
});
