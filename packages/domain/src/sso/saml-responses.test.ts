import { fixture } from '@refinery/testing/fixture.ts';
import { faithfulResponses } from '@refinery/testing/saml/faithful-responses.ts';
import { defaultVictim } from '@refinery/testing/saml/hostile/hostile-response.ts';
import { hostileResponses } from '@refinery/testing/saml/hostile-responses.ts';
import { emailOf } from '@refinery/testing/saml/people.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSaml } from './testing/open-saml.ts';

const test = fixture(openSaml);
beforeEach(() => test.startAnew());

/** A sign-in that has begun, and its request. */
async function begin() {
  const { form } = await test.begin();
  const { request } = test.provider;
  if (!request) throw new TypeError('Nobody has visited the provider.');
  return { request, relayState: form.fields.RelayState };
}

/** Whom the service takes somebody for who comes back; null: it refuses them. */
async function whoComes(relayState: string, response: string) {
  const end = await test.comeBack({ SAMLResponse: response, RelayState: relayState });
  if (!end.has('code')) return null;
  const [flow] = await test.sql`select identity from sso_flows where identity is not null`;
  return flow?.identity;
}

describe('a faithful response is taken', () => {
  it.each(faithfulResponses)('$name', async ({ prepare, person, make }) => {
    await prepare?.(test.provider);
    await test.connect();
    if (person) test.provider.person = person(test.provider);
    const { request, relayState } = await begin();
    const identity = await whoComes(relayState, make(test.provider, request));
    expect(identity).toMatchObject({
      subject: test.provider.person.nameId,
      email: emailOf(test.provider.person),
    });
  });
});

describe('a hostile response is refused', () => {
  it.each(hostileResponses)('$name', async ({ mayAccept, make }) => {
    await test.connect();
    const { request, relayState } = await begin();
    const identity = await whoComes(relayState, make(test.provider, request));
    if (mayAccept) expect(identity?.subject).not.toBe(defaultVictim);
    else expect(identity).toBeNull();
    expect(test.provider.asked).not.toContain('/entity');
  });
});
