import { fixture } from '@refinery/testing/fixture.ts';
import { startSamlp } from '@refinery/testing/samlp-provider.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSso } from './start-sso.ts';
import { testConnection } from './test-connection.ts';
import { openSaml } from './testing/open-saml.ts';
import { newVerifier } from './testing/open-sign-in.ts';

const samlp = fixture(() => startSamlp());
const test = fixture((services) => openSaml(services, { allowed: samlp.host }));
beforeEach(() => test.startAnew());

async function begin() {
  const { challenge, verifier } = newVerifier();
  const { url } = await startSso(test.ctx, { email: `grace@${test.domain}`, challenge });
  return { verifier, form: await samlp.visit(url) };
}

describe('samlp of Auth0', () => {
  it.each(['assertion', 'response', 'both'] as const)('signs people in; signed: %s', async (signed) => {
    const { metadataUrl } = samlp;
    const roleMapping = [{ claim: 'groups', value: 'ops', role: 'admin' as const }];
    const made = await test.connect({ metadataUrl, roleMapping, defaultRole: 'viewer' });
    expect(made).toMatchObject({ issuer: samlp.entityId, saml: { signInUrl: samlp.signInUrl } });
    expect(await testConnection(test.member.as, made)).toMatchObject({ signingKeys: 1 });
    samlp.signed = signed;
    const email = `grace@${test.domain}`;
    const signIn = async (groups: string[]) => {
      samlp.person = { nameId: 'grace|7', attributes: { email, displayName: 'Grace <Hopper>', groups } };
      const { form, verifier } = await begin();
      const end = await test.comeBack(form.fields);
      expect(end.get('error')).toBeNull();
      return (await test.exchange(end.get('code') ?? '', verifier)).user;
    };
    const first = await signIn(['dev', 'ops']);
    expect(first).toMatchObject({ email, fullName: 'Grace <Hopper>', role: 'admin' });
    expect(await signIn(['dev'])).toEqual({ ...first, role: 'viewer' });
  });

  it('is not believed with something changed', async () => {
    await test.connect({ metadata: await samlp.metadata() });
    samlp.signed = 'both';
    samlp.person = { nameId: 'grace', attributes: { email: `grace@${test.domain}` } };
    const { form } = await begin();
    const xml = Buffer.from(form.fields.SAMLResponse, 'base64').toString('utf8');
    const SAMLResponse = Buffer.from(xml.replaceAll('grace', 'admin')).toString('base64');
    const end = await test.comeBack({ SAMLResponse, RelayState: form.fields.RelayState });
    expect(end.get('error')).toBe('sso_failed');
  });
});
