import type { Member } from '@refinery/testing/builders.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** The API, for which every identity provider answers as it should. */
export async function openAppWithIssuers(
  services: TestServices,
  options: TestContextOptions = {},
): Promise<TestApp> {
  const test = await openTestApp(services, options);
  test.ctx.identityFetch = fakeIssuers;
  return test;
}

/** An identity provider as admins name it. */
export const CONNECTION = {
  kind: 'oidc',
  name: 'Acme',
  issuer: 'https://login.acme.example',
  clientId: 'refinery',
  clientSecret: 'a-secret-of-acme',
  defaultRole: 'member',
} as const;

/** Connects {@link CONNECTION}, with other fields or more of them. */
export const sendConnection = (
  test: TestApp,
  by: Member,
  more: object = {},
  headers: Record<string, string> = {},
) => test.post(by, '/api/sso/connections', { ...CONNECTION, ...more }, headers);
