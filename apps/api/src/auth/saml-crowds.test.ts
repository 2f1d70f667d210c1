import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { HostileResponse } from '@refinery/testing/saml/hostile/hostile-response.ts';
import { hostileResponses } from '@refinery/testing/saml/hostile-responses.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { endOf, type Organization, openSamlApp } from '../testing/saml-app.ts';

const test = fixture((services) => openSamlApp(services, { env: { RATE_LIMIT_AUTH: '0' } }));

let acme: Organization;
beforeEach(async () => {
  test.provider.reset();
  acme = await test.open();
});

interface Attempt {
  fields: { SAMLResponse: string; RelayState: string };
  verifier: string;
  mayAccept: boolean;
}

const honest = async (): Promise<Attempt> => {
  const { form, verifier } = await test.begin(acme.connectionId);
  return { fields: form.fields, verifier, mayAccept: true };
};
const forged = async ({ make, mayAccept }: HostileResponse, by = acme): Promise<Attempt> => {
  const { form, verifier } = await test.begin(by.connectionId);
  const { request } = test.provider;
  if (!request) throw new TypeError('Nobody has visited the provider.');
  const { RelayState } = form.fields;
  return { fields: { RelayState, SAMLResponse: make(test.provider, request) }, verifier, mayAccept };
};
/** Those that the service reads: larger forms are refused by their size alone. */
const readable = ({ fields }: Attempt) => fields.SAMLResponse.length < 300_000;

async function forgeries(count: number, by = acme): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const hostile of hostileResponses.toReversed()) {
    if (attempts.length === count) break;
    const attempt = await forged(hostile, by);
    if (readable(attempt)) attempts.push(attempt);
  }
  expect(attempts).toHaveLength(count);
  return attempts;
}

describe('many hostile responses at once', () => {
  it('are all answered, and stop nobody who is honest', async () => {
    const before = await forgeries(32);
    const among = [await honest(), await honest()];
    const after = await forgeries(32);
    const last = [await honest(), await honest()];
    const all = [...before, ...among, ...after, ...last];
    const replies = await Promise.all(all.map(({ fields }) => test.submit(fields)));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    for (const [at, { verifier, mayAccept }] of all.entries()) {
      const reply = replies[at];
      if (!reply) throw new TypeError('No reply.');
      const isHonest = at === 32 || at === 33 || at >= 66;
      if (isHonest) {
        const session = await test.exchange(reply, verifier);
        expect(session.json().user?.email).toBe(`ada@${acme.domain}`);
      } else if (!mayAccept) {
        expect(endOf(reply).get('error')).toMatch(/^sso_(failed|denied)$/);
      }
    }
  });

  it('to one organization stop nobody of another', async () => {
    const other = await test.open();
    const attack = await forgeries(40, acme);
    test.provider.person = { nameId: 'grace', attributes: { email: `grace@${other.domain}` } };
    const { form, verifier } = await test.begin(other.connectionId);
    const [reply, ...hostile] = await Promise.all([
      ...[test.submit(form.fields)],
      ...attack.map(({ fields }) => test.submit(fields)),
    ]);
    if (!reply) throw new TypeError('No reply.');
    expect((await test.exchange(reply, verifier)).json().user.email).toBe(`grace@${other.domain}`);
    expect(hostile.every(({ statusCode }) => statusCode === 303)).toBe(true);
  });

  it('do not stop an admin who gives metadata', async () => {
    const attack = await forgeries(20);
    const admin = await buildMember(test.ctx);
    const [made] = await Promise.all([
      test.sendConnection(admin),
      ...attack.map(({ fields }) => test.submit(fields)),
    ]);
    expect(made?.statusCode).toBe(201);
  });
});

describe('one response', () => {
  it.each(hostileResponses.filter(({ name }) => /KB|MB|levels|attributes|namespaces|references/i.test(name)))(
    'that is large is answered, and the next one is read: $name',
    async (hostile) => {
      const { fields } = await forged(hostile);
      const [reply, next] = [await test.submit(fields), await honest()];
      expect([303, 413]).toContain(reply.statusCode);
      expect(endOf(await test.submit(next.fields)).has('code')).toBe(true);
    },
  );
});
