import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeAll, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { expectHeld, failToSignIn, GUESSING_ENV, post, signIn, strangers } from '../testing/guess.ts';
import { openTestApp } from '../testing/test-app.ts';

const HOME = '198.51.100.1';
const OWNER = { email: 'ada@example.com', organizationSlug: 'engines' };
const WINDOW_S = 900;

const test = fixture((services) => openTestApp(services, { clock, env: GUESSING_ENV }));
const clock = new TestClock();

const register = (address: string, body: object) =>
  post(test, address, 'register', { password: 'analytical engine', fullName: 'Ada Lovelace', ...body });

beforeAll(async () => {
  expect((await register(HOME, OWNER)).statusCode).toBe(201);
});

it('an address is told 30 times a window that something is taken, and then nothing at all', async () => {
  const asking = '192.0.2.1';
  for (let index = 0; index < 15; index++) {
    expectProblem(await register(asking, { email: OWNER.email }), 409, 'email_taken');
    const sameSlug = { ...OWNER, email: `new-${index}@example.com` };
    expectProblem(await register(asking, sameSlug), 409, 'organization_slug_taken');
  }
  expectHeld(await register(asking, { email: OWNER.email }), WINDOW_S);
  expectHeld(await register(asking, { email: 'free@example.com' }), WINDOW_S);
  expectHeld(await register(asking, { email: 'free@example.com', password: 'password123' }), WINDOW_S);
  expectHeld(await signIn(test, asking, 'nobody@example.com'), WINDOW_S);
  expect((await register('192.0.2.2', { email: 'free@example.com' })).statusCode).toBe(201);
  clock.advance(WINDOW_S * 1_000);
  expect((await register(asking, { email: 'later@example.com' })).statusCode).toBe(201);
});

it('failed sign-ins count towards the same limit', async () => {
  const asking = '192.0.2.3';
  await failToSignIn(test, asking, strangers(30, 'example.com'));
  expectHeld(await register(asking, { email: 'another@example.com' }), WINDOW_S);
});

it('what registers or is refused for another reason does not count', async () => {
  const asking = '192.0.2.4';
  for (let index = 0; index < 31; index++) {
    const email = `many-${index}@example.com`;
    expectProblem(await register(asking, { email, password: 'password123' }), 400, 'validation_failed');
  }
  for (let index = 0; index < 3; index++) {
    expect((await register(asking, { email: `many-${index}@example.com` })).statusCode).toBe(201);
  }
  expectProblem(await register(asking, { email: OWNER.email }), 409, 'email_taken');
});

it('who has registered is known at that address', async () => {
  const guesser = '192.0.2.5';
  for (let index = 0; index < 10; index++) await failToSignIn(test, `10.0.0.${index}`, [OWNER.email]);
  expectHeld(await signIn(test, guesser, OWNER.email), 1);
  expect((await signIn(test, HOME, OWNER.email, 'analytical engine')).statusCode).toBe(200);
});
