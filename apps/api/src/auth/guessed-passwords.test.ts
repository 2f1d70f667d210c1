import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { expectHeld, failToSignIn, GUESSING_ENV, signIn, strangers, times } from '../testing/guess.ts';
import { openTestApp } from '../testing/test-app.ts';

const HOME = '198.51.100.1';
const ELSEWHERE = '198.51.100.2';
const WINDOW_S = 900;
/** Fewer than by default: each guess costs the work of a password. */
const PER_ACCOUNT = 4;
const PER_ADDRESS = 8;
const LIMITS = {
  AUTH_FAILURES_PER_ACCOUNT: String(PER_ACCOUNT),
  AUTH_FAILURES_PER_ADDRESS: String(PER_ADDRESS),
};

const test = fixture((services) => openTestApp(services, { clock, env: { ...GUESSING_ENV, ...LIMITS } }));
let email: string;
let addresses = 0;
const clock = new TestClock();
const wait = (seconds: number) => clock.advance(seconds * 1_000);

/** An address that nothing has come from yet, as attackers have many. */
function freshAddress(): string {
  addresses += 1;
  return `10.0.${addresses >> 8}.${addresses & 255}`;
}

async function guess(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await failToSignIn(test, freshAddress(), [email]);
}

beforeEach(async () => {
  wait(WINDOW_S);
  email = (await buildMember(test.ctx)).user.email;
});

describe('an account whose password is guessed at', () => {
  it('waits after so many failures, and twice as long after each further one', async () => {
    await guess(PER_ACCOUNT);
    for (const seconds of [1, 2, 4]) {
      expectHeld(await signIn(test, ELSEWHERE, email), seconds);
      wait(seconds);
      await guess(1);
    }
    expectHeld(await signIn(test, ELSEWHERE, email), 8);
  });

  it('waits no longer for tries that are refused meanwhile', async () => {
    await guess(PER_ACCOUNT);
    wait(1);
    await guess(1);
    for (let index = 0; index < 20; index++) expectHeld(await signIn(test, freshAddress(), email), 2);
    wait(1);
    expectHeld(await signIn(test, ELSEWHERE, email), 1);
    wait(1);
    expect((await signIn(test, ELSEWHERE, email)).statusCode).toBe(200);
  });

  it('lets its owner in from an unknown address when the longest hold is over, and then begins anew', async () => {
    await guess(PER_ACCOUNT);
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256]) {
      wait(seconds);
      await guess(1);
    }
    expectHeld(await signIn(test, ELSEWHERE, email), 300);
    wait(300);
    expect((await signIn(test, ELSEWHERE, email)).statusCode).toBe(200);
    await guess(PER_ACCOUNT - 1);
    expect((await signIn(test, freshAddress(), email)).statusCode).toBe(200);
  });

  it('lets its owner in from a known address while the guessing goes on', async () => {
    expect((await signIn(test, HOME, email)).statusCode).toBe(200);
    await guess(PER_ACCOUNT);
    for (const seconds of [1, 2, 4]) {
      expectHeld(await signIn(test, ELSEWHERE, email), seconds);
      expect((await signIn(test, HOME, email)).statusCode).toBe(200);
      wait(seconds);
      await guess(1);
    }
  });

  it('is held at a known address by what fails there', async () => {
    await signIn(test, HOME, email);
    await failToSignIn(test, HOME, times(PER_ACCOUNT, email));
    expectHeld(await signIn(test, HOME, email), 1);
    expect((await signIn(test, ELSEWHERE, email)).statusCode).toBe(200);
    wait(1);
    expect((await signIn(test, HOME, email)).statusCode).toBe(200);
    await failToSignIn(test, HOME, times(PER_ACCOUNT - 1, email));
    expect((await signIn(test, HOME, email)).statusCode).toBe(200);
  });

  it('is one account however its e-mail is spelt', async () => {
    await failToSignIn(test, freshAddress(), times(2, email.toUpperCase()));
    await failToSignIn(test, freshAddress(), times(2, email.replace('user', 'uſer').replace('i', 'İ')));
    expectHeld(await signIn(test, ELSEWHERE, email), 1);
  });

  it('answers as one that does not exist', async () => {
    const transcript = async (who: string) => {
      const replies = [];
      for (let index = 0; index < PER_ACCOUNT + 2; index++) {
        const { statusCode, headers, ...reply } = await signIn(test, freshAddress(), who, 'a wrong guess');
        const { requestId: _id, ...problem } = reply.json();
        replies.push([statusCode, headers['retry-after'], Object.keys(headers).sort(), problem]);
      }
      return replies;
    };
    expect(await transcript('nobody@example.com')).toEqual(await transcript(email));
  });

  it('lets no more guesses through at once than one after the other', async () => {
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => signIn(test, freshAddress(), email, 'a wrong guess')),
    );
    const statuses = replies.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(PER_ACCOUNT);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100 - PER_ACCOUNT);
  });
});

describe('an address that guesses', () => {
  it('waits for the end of the window after so many failures, whoever they were for', async () => {
    const guesser = freshAddress();
    await failToSignIn(test, guesser, strangers(PER_ADDRESS / 2, 'one.example'));
    wait(60);
    await failToSignIn(test, guesser, strangers(PER_ADDRESS / 2, 'other.example'));
    expectHeld(await signIn(test, guesser, email), WINDOW_S - 60);
    expect((await signIn(test, ELSEWHERE, email)).statusCode).toBe(200);
    wait(WINDOW_S - 60);
    expect((await signIn(test, guesser, email)).statusCode).toBe(200);
  });

  it('does not earn as many again by signing in to an account of its own', async () => {
    const guesser = freshAddress();
    await failToSignIn(test, guesser, strangers(PER_ADDRESS - 1, 'one.example'));
    expect((await signIn(test, guesser, email)).statusCode).toBe(200);
    await failToSignIn(test, guesser, strangers(1, 'other.example'));
    expectHeld(await signIn(test, guesser, 'nobody@example.com'), WINDOW_S);
    expect((await signIn(test, guesser, email)).statusCode).toBe(200);
  });

  it('is a whole /64 of IPv6', async () => {
    for (let index = 0; index < PER_ADDRESS; index++) {
      await failToSignIn(test, `2001:db8:0:7::${index.toString(16)}`, strangers(1, `${index}.example`));
    }
    expectHeld(await signIn(test, '2001:db8:0:7:ffff::1', email), WINDOW_S);
    expect((await signIn(test, '2001:db8:0:8::1', email)).statusCode).toBe(200);
  });

  it('is the same in IPv4 and mapped into IPv6', async () => {
    await failToSignIn(test, '203.0.113.9', strangers(PER_ADDRESS / 2, 'one.example'));
    await failToSignIn(test, '::ffff:203.0.113.9', strangers(PER_ADDRESS / 2, 'other.example'));
    expectHeld(await signIn(test, '203.0.113.9', email), WINDOW_S);
  });
});

it('a limit of 0 is none', async () => {
  const env = { ...GUESSING_ENV, AUTH_FAILURES_PER_ACCOUNT: '0', AUTH_FAILURES_PER_ADDRESS: '0' };
  const open = await openTestApp(inject('services'), { env });
  try {
    await failToSignIn(open, HOME, times(12, 'nobody@example.com'));
    expectProblem(await signIn(open, HOME, 'nobody@example.com'), 401, 'invalid_credentials');
  } finally {
    await open.close();
  }
});
