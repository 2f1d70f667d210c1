import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { expectProblem } from './expect-problem.ts';
import type { TestApp } from './test-app.ts';

/** The password of every account that `buildMember` makes. */
const PASSWORD = 'correct horse';

/** Variables with which a client's address is what a test says, and only failures are limited. */
export const GUESSING_ENV = { TRUST_PROXY: '127.0.0.1', RATE_LIMIT_AUTH: '0' };

export const post = (test: TestApp, address: string, route: string, payload: object) =>
  test.post(null, `/api/auth/${route}`, payload, { 'x-forwarded-for': address });

export const signIn = (test: TestApp, address: string, email: string, password = PASSWORD) =>
  post(test, address, 'login', { email, password });

/** Fails to sign in so many times, each of which must be answered 401. */
export async function failToSignIn(test: TestApp, address: string, emails: readonly string[]): Promise<void> {
  for (const email of emails) {
    expectProblem(await signIn(test, address, email, 'a wrong guess'), 401, 'invalid_credentials');
  }
}

/** The same text so many times. */
export const times = (count: number, text: string): string[] => Array.from({ length: count }, () => text);

/** So many e-mails that nobody has. */
export const strangers = (count: number, domain: string): string[] =>
  Array.from({ length: count }, (_, index) => `stranger-${index}@${domain}`);

/** Checks that a reply says to come back after so many seconds. */
export function expectHeld(reply: LightMyRequestResponse, seconds: number): void {
  expectProblem(reply, 429, 'rate_limited');
  expect(reply.headers['retry-after']).toBe(String(seconds));
}
