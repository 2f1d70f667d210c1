import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { entraClaims, nameIdFormats } from '@refinery/testing/saml/names.ts';
import { entraPerson } from '@refinery/testing/saml/people.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from '../auth/authenticate.ts';
import { openSaml } from './testing/open-saml.ts';

const test = fixture(openSaml);
beforeEach(async () => {
  await test.startAnew();
  await test.connect();
});

const OBJECT_ID_OF_MAIL = 'urn:oid:0.9.2342.19200300.100.1.3';
const identitiesOf = (userId: string) => test.sql`
  select subject from sso_identities where user_id = ${userId} order by subject`;
const countOf = async (email: string) => (await test.sql`select from users where email = ${email}`).length;
const moveTo = async ({ user }: Member, email: string) => {
  await test.sql`update users set email = ${email}, email_verified_at = now() where id = ${user.id}`;
};

describe('who comes by SAML', () => {
  it.each(['email', 'mail', 'emailAddress', entraClaims.email, OBJECT_ID_OF_MAIL])(
    'has the e-mail that %s says',
    async (name) => {
      const email = `grace@${test.domain}`;
      const { user } = await test.signIn({ nameId: 'grace', attributes: { [name]: email } });
      expect(user).toMatchObject({ email, role: 'member', organizationId: test.member.organizationId });
    },
  );

  it('has the e-mail that the NameID is, where no attribute says one', async () => {
    const email = `grace@${test.domain}`;
    for (const nameIdFormat of [nameIdFormats.emailAddress, nameIdFormats.unspecified]) {
      const { user } = await test.signIn({ nameId: email, nameIdFormat, attributes: {} });
      expect(user.email).toBe(email);
    }
  });

  it('is who the NameID says, and has the e-mail of the attribute', async () => {
    const email = `grace@${test.domain}`;
    const { user } = await test.signIn({ nameId: `upn@${test.domain}`, attributes: { email } });
    expect(user.email).toBe(email);
    expect([...(await identitiesOf(user.id))]).toEqual([{ subject: `upn@${test.domain}` }]);
  });

  it('has no e-mail where none is said: nobody new gets in', async () => {
    for (const attributes of [{}, { email: '' }, { email: 'ada' }, { phone: `ada@${test.domain}` }])
      await expectCode(test.signIn({ nameId: 'grace', attributes }), 'email_domain_not_allowed');
  });

  it('is of a proved domain', async () => {
    const other = await buildMember(test.ctx);
    await test.sql`
      insert into domains (id, organization_id, domain, token, verified_at, created_at)
      values (gen_random_uuid(), ${other.organizationId}, ${`other-${test.domain}`}, 'token', now(), now())`;
    for (const email of [
      `eve@other-${test.domain}`,
      `eve@sub.${test.domain}`,
      `eve@x${test.domain}`,
      `ada@${test.domain}@evil.example`,
      `eve@evil.example,ada@${test.domain}`,
      other.user.email,
    ])
      await expectCode(test.signIn({ nameId: 'eve', attributes: { email } }), 'email_domain_not_allowed');
    await test.sql`update domains set verified_at = null where domain = ${test.domain}`;
    await expectCode(
      test.signIn({ attributes: { email: `eve@${test.domain}` } }, await connectionId()),
      'email_domain_not_allowed',
    );
    expect(await countOf(`eve@${test.domain}`)).toBe(0);
  });

  const connectionId = async () => {
    const [row] = await test.sql`
      select id from sso_connections where organization_id = ${test.member.organizationId}`;
    return String(row?.id);
  };

  it('comes back as the same person, whatever their e-mail is by then', async () => {
    const first = await test.signIn();
    for (const attributes of [{ email: 'ada@elsewhere.example' }, {}, { email: `grace@${test.domain}` }]) {
      const again = await test.signIn({ attributes });
      expect(again.user).toEqual(first.user);
      expect(again.sessionId).not.toBe(first.sessionId);
    }
    expect(await countOf(`grace@${test.domain}`)).toBe(0);
  });

  it('is nobody else with the same e-mail', async () => {
    const { user } = await test.signIn();
    await expectCode(test.signIn({ nameId: 'another' }), 'sso_account_taken');
    await expectCode(test.signIn({ nameId: test.provider.person.nameId.toUpperCase() }), 'sso_account_taken');
    await test.sql`delete from memberships where user_id = ${user.id}`;
    expect((await test.signIn({ nameId: 'another' })).user.id).toBe(user.id);
  });

  it('is not whose e-mail the NameID happens to be', async () => {
    const { user } = await test.signIn();
    const other = await test.signIn({ nameId: user.email, attributes: { email: `eve@${test.domain}` } });
    expect(other.user.id).not.toBe(user.id);
    expect(other.user.email).toBe(`eve@${test.domain}`);
  });

  it('is connected with the account that they have', async () => {
    const colleague = await buildColleague(test.ctx, test.member, 'viewer');
    const email = `colleague@${test.domain}`;
    await moveTo(colleague, email);
    const attributes = { email: email.toUpperCase() };
    const { user, sessionId } = await test.signIn({ nameId: 'colleague', attributes });
    expect(user).toMatchObject({ id: colleague.user.id, role: 'viewer' });
    const { connectionId: by, organizationId } = await authenticateSession(test.ctx, sessionId);
    expect([by, organizationId]).toEqual([await connectionId(), test.member.organizationId]);
  });

  it('that is disabled does not get in', async () => {
    const { user } = await test.signIn();
    await test.sql`update users set disabled_at = now() where id = ${user.id}`;
    await expectCode(test.signIn(), 'account_disabled');
  });

  it('is made once, however often they come at the same time', async () => {
    const begun = [await test.begin(), await test.begin(), await test.begin()];
    const ends = await Promise.all(begun.map(({ form }) => test.comeBack(form.fields)));
    const all = await Promise.all(
      begun.map(({ verifier }, at) => test.exchange(ends[at]?.get('code') ?? '', verifier)),
    );
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
  });

  it.each<[string, Record<string, string | string[]>, string]>([
    ['displayName', { displayName: ' Grace Hopper ' }, 'Grace Hopper'],
    ['first and last name', { firstName: 'Grace', lastName: 'Hopper' }, 'Grace Hopper'],
    ['given name and surname', { givenName: 'Grace', sn: 'Hopper' }, 'Grace Hopper'],
    ['an address', { displayName: 'Visit https://evil.example' }, 'grace hopper'],
    ['nothing', {}, 'grace hopper'],
    ['too much', { displayName: `${'x'.repeat(199)}😀` }, `${'x'.repeat(199)}\uFFFD`],
  ])('is named by %s', async (_what, attributes, fullName) => {
    const email = `grace.hopper@${test.domain}`;
    const { user } = await test.signIn({ nameId: 'grace', attributes: { email, ...attributes } });
    expect(user.fullName).toBe(fullName);
  });

  it('at Entra ID is named by its display name', async () => {
    const { user } = await test.signIn(entraPerson(`ada@${test.domain}`));
    expect(user.fullName).toBe('Ada Lovelace');
  });

  it.each(['x'.repeat(256), ' ', '\n'])('with the NameID %.20j is nobody', async (nameId) => {
    test.provider.person = { ...test.provider.person, nameId };
    const { form } = await test.begin();
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_failed');
  });

  it('under another name each time is nobody', async () => {
    test.provider.person = { ...test.provider.person, nameIdFormat: nameIdFormats.transient };
    const { form } = await test.begin();
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_failed');
  });

  it('has a name of any characters', async () => {
    const nameId = 'ADA/Ünï <&"\'> 😀';
    const { user } = await test.signIn({ nameId });
    expect([...(await identitiesOf(user.id))]).toEqual([{ subject: nameId }]);
    expect((await test.signIn()).user.id).toBe(user.id);
  });
});
