import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACS_URL, openSaml } from './testing/open-saml.ts';

const test = fixture(openSaml);
beforeEach(() => test.startAnew());

describe('a sign-in by SAML', () => {
  it('makes whoever has an e-mail in the proved domain a member', async () => {
    const { id } = await test.connect();
    test.provider.person = {
      nameId: 'ada',
      attributes: { email: `ada@${test.domain}`, displayName: 'Ada Lovelace' },
    };
    const { user } = await test.signIn();
    expect(user).toMatchObject({ email: `ada@${test.domain}`, fullName: 'Ada Lovelace', role: 'member' });
    expect(test.provider.request).toMatchObject({ issuer: ACS_URL, acsUrl: ACS_URL });
    const [identity] =
      await test.sql`select connection_id as id, subject from sso_identities where user_id = ${user.id}`;
    expect(identity).toEqual({ id, subject: 'ada' });
  });

  it('is by one request: the same response works once', async () => {
    await test.connect();
    const { form } = await test.begin();
    expect((await test.comeBack(form.fields)).has('code')).toBe(true);
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_expired');
  });

  it('takes no response that was made for another request', async () => {
    await test.connect();
    const first = await test.begin();
    const second = await test.begin();
    const { SAMLResponse } = first.form.fields;
    const { RelayState } = second.form.fields;
    expect((await test.comeBack({ SAMLResponse, RelayState })).get('error')).toBe('sso_failed');
  });
});
