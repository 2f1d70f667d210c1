import { buildColleague } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { login } from '../auth/login.ts';
import { deleteConnection } from './delete-connection.ts';
import { getSsoPolicy } from './get-sso-policy.ts';
import { listSignInMethods } from './list-sign-in-methods.ts';
import { openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';
import { updateSsoPolicy } from './update-sso-policy.ts';

const test = fixture((services) => openSaml(services));
beforeEach(() => test.startAnew());

const require = () => updateSsoPolicy(test.member.as, { requireSso: true });
/** Ada, an admin of the organization, comes through the connection. */
const comeAsAdmin = () => test.signIn({ attributes: { email: `ada@${test.domain}`, groups: 'ops' } });
const connect = () =>
  test.connect({ roleMapping: [{ claim: 'groups', value: 'ops', role: 'admin' }], defaultRole: 'member' });
const byPassword = (email: string) => login(test.ctx, { email, password: 'correct horse' }, '192.0.2.1');

describe('single sign-on by SAML can be required', () => {
  it('once an admin has signed in so', async () => {
    const { id } = await connect();
    await expectCode(require(), 'sso_not_tested');
    await test.signIn();
    await expectCode(require(), 'sso_not_tested');
    const { user } = await comeAsAdmin();
    expect(user.role).toBe('admin');
    expect((await getSsoPolicy(test.member.as)).testedAt).toBe(test.clock.now().toISOString());
    expect((await require()).requireSso).toBe(true);
    await expectCode(deleteConnection(test.member.as, { id }), 'sso_in_use');
    expect(await listSignInMethods(test.ctx, { email: `grace@${test.domain}` })).toEqual({
      password: false,
      social: [],
      sso: [{ connectionId: id, name: 'Acme' }],
    });
    expect((await comeAsAdmin()).user.id).toBe(user.id);
  });

  it('not once the connection has changed since then', async () => {
    const { id } = await connect();
    await comeAsAdmin();
    test.clock.advance(1_000);
    await updateConnection(test.member.as, { id, metadata: test.provider.metadata() });
    await expectCode(require(), 'sso_not_tested');
    await comeAsAdmin();
    expect((await require()).requireSso).toBe(true);
  });

  it('not by a sign-in that was refused', async () => {
    await connect();
    test.provider.tamper = { signed: 'none' };
    const { form } = await test.begin();
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_failed');
    await expectCode(require(), 'sso_not_tested');
  });

  it('and then passwords do not let in', async () => {
    await connect();
    const colleague = await buildColleague(test.ctx, test.member, 'member');
    await test.sql`delete from memberships
      where user_id = ${colleague.user.id} and organization_id <> ${test.member.organizationId}`;
    await comeAsAdmin();
    await require();
    await expectCode(byPassword(colleague.user.email), 'sso_required');
  });
});
