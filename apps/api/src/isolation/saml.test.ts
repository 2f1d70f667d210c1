import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, joinOrganization } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { CONNECTIONS, endOf, type Organization, openSamlApp } from '../testing/saml-app.ts';

const DENIED = '42501';
const test = fixture(openSamlApp);

let acme: Organization;
let other: Organization;
/** Both are connected with one identity provider, as its same entity. */
beforeEach(async () => {
  test.provider.reset();
  acme = await test.open();
  other = await test.open();
});

const is = (name: string, { domain }: Organization) => {
  test.provider.person = { nameId: name, attributes: { email: `${name}@${domain}` } };
};
const peopleOf = async ({ admin }: Organization) => {
  const rows = await test.sql`
    select email from memberships join users on users.id = user_id
    where organization_id = ${admin.organizationId} and email <> ${admin.user.email} order by 1`;
  return rows.map(({ email }) => email);
};

describe('a connection of another organization', () => {
  it('is not found, whatever somebody does with it', async () => {
    const path = `${CONNECTIONS}/${acme.connectionId}`;
    const before = (await test.get(acme.admin, path)).json();
    const { metadataUrl } = test.provider;
    for (const reply of [
      await test.get(other.admin, path),
      await test.put(other.admin, path, { name: 'Mine' }),
      await test.put(other.admin, path, { metadata: test.provider.metadata() }),
      await test.put(other.admin, path, { metadataUrl }),
      await test.post(other.admin, `${path}/test`),
      await test.delete(other.admin, path),
    ])
      expectProblem(reply, 404, 'connection_not_found');
    expect(test.provider.asked).toEqual([]);
    const list = (await test.get(other.admin, CONNECTIONS)).json();
    expect(list.map(({ id }: { id: string }) => id)).toEqual([other.connectionId]);
    expect((await test.get(acme.admin, path)).json()).toEqual(before);
  });

  it('makes nobody of this one a member', async () => {
    is('eve', other);
    const { form, verifier } = await test.begin(acme.connectionId);
    const reply = await test.exchange(await test.submit(form.fields), verifier);
    expectProblem(reply, 422, 'email_domain_not_allowed');
    expect([await peopleOf(acme), await peopleOf(other)]).toEqual([[], []]);
  });

  it('does not name the people of this one: two organizations with one provider have their own', async () => {
    is('ada', acme);
    const ada = await test.signIn(acme.connectionId);
    is('ada', other);
    const namesake = await test.signIn(other.connectionId);
    expect(namesake.user.id).not.toBe(ada.user.id);
    expect([await peopleOf(acme), await peopleOf(other)]).toEqual([
      [`ada@${acme.domain}`],
      [`ada@${other.domain}`],
    ]);
    const me = async ({ headers }: typeof ada) => (await test.get(null, '/api/auth/me', headers)).json();
    expect((await me(ada)).organizationId).toBe(acme.admin.organizationId);
    expect((await me(namesake)).organizationId).toBe(other.admin.organizationId);
  });

  it('does not end a sign-in of this one', async () => {
    is('ada', acme);
    const mine = await test.begin(acme.connectionId);
    const theirs = await test.begin(other.connectionId);
    for (const [{ form: response }, { form: state }] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      const { SAMLResponse } = response.fields;
      const end = endOf(await test.submit({ SAMLResponse, RelayState: state.fields.RelayState }));
      expect(Object.fromEntries(end)).toEqual({ error: 'sso_failed' });
    }
    expect(await peopleOf(acme)).toEqual([]);
  });

  it('has other certificates: what they sign counts there only', async () => {
    const first = test.provider.identity;
    const second = await test.provider.rotate();
    const path = `${CONNECTIONS}/${other.connectionId}`;
    const changed = await test.put(other.admin, path, { metadata: test.provider.metadata() });
    expect(changed.statusCode).toBe(200);
    for (const [identity, good, bad] of [
      [second, other, acme],
      [first, acme, other],
    ] as const) {
      test.provider.identity = identity;
      is('ada', good);
      await test.signIn(good.connectionId);
      is('ada', bad);
      const { form } = await test.begin(bad.connectionId);
      expect(endOf(await test.submit(form.fields)).get('error')).toBe('sso_failed');
    }
  });
});

describe('a session by SAML', () => {
  it('is good in that organization only', async () => {
    is('ada', acme);
    const { headers, user } = await test.signIn(acme.connectionId);
    const person = { ...(await buildMember(test.ctx)), user: { ...acme.admin.user, id: user.id } };
    await joinOrganization(test.ctx, person, other.admin, 'admin');
    expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
    const { organizationId } = other.admin;
    for (const reply of [
      await test.get(null, '/api/usage', { ...headers, 'x-organization': organizationId }),
      await test.get(null, `/api/organizations/${organizationId}`, headers),
      await test.post(null, '/api/auth/switch-organization', { organizationId }, headers),
      await test.post(null, '/api/users/export-data', undefined, headers),
      await test.post(null, '/api/auth/two-factor/setup', undefined, headers),
    ])
      expectProblem(reply, 403, 'own_sign_in_required');
  });
});

describe('in the database', () => {
  it('a tenant sees the connections of its own organization only', async () => {
    const seen = await withTenant(test.ctx.db, other.admin.organizationId, (tx) =>
      tx.execute(sql`select id::text from sso_connections`),
    );
    expect([...seen]).toEqual([{ id: other.connectionId }]);
    const changed = await withTenant(test.ctx.db, other.admin.organizationId, (tx) =>
      tx.execute(sql`
        update sso_connections set saml = '{}', metadata_url = 'x', checked_at = now()
        where id = ${acme.connectionId} returning id`),
    );
    expect(changed).toHaveLength(0);
    const removed = await withTenant(test.ctx.db, other.admin.organizationId, (tx) =>
      tx.execute(sql`delete from sso_connections where id = ${acme.connectionId} returning id`),
    );
    expect(removed).toHaveLength(0);
  });

  it.each([
    `update sso_connections set issuer = 'https://evil.example'`,
    `update sso_connections set kind = 'oidc'`,
    'update sso_connections set organization_id = organization_id',
    'select from sso_identities',
    'select from sso_flows',
  ])('a tenant may not: %s', async (attack) => {
    const attempt = withTenant(test.ctx.db, acme.admin.organizationId, (tx) => tx.execute(attack));
    await expect(attempt).rejects.toMatchObject({ cause: { code: DENIED } });
  });

  it('while people sign in, only what names a connection is read', async () => {
    const rows = await test.sql<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = 'sso_connections'::regclass and attnum > 0 and not attisdropped
        and has_column_privilege('refinery_system', 'sso_connections', attname, 'SELECT') order by 1`;
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['checked_at', 'id', 'kind', 'name', 'organization_id']));
    for (const column of ['saml', 'sealed_secret', 'metadata_url', 'issuer', 'client_id']) {
      expect(names).not.toContain(column);
      const attempt = test.ctx.systemDb.execute(`select ${column} from sso_connections`);
      await expect(attempt).rejects.toMatchObject({ cause: { code: DENIED } });
    }
    for (const attack of [
      'update sso_connections set name = name',
      'update sso_connections set checked_at = now()',
      `update sso_connections set saml = '{}'`,
      'delete from sso_connections',
    ])
      await expect(test.ctx.systemDb.execute(attack)).rejects.toMatchObject({ cause: { code: DENIED } });
  });

  it.each([
    `saml = null`,
    `checked_at = null`,
    `client_id = 'refinery'`,
    `sealed_secret = 'sealed'`,
    `kind = 'oidc'`,
  ])('no connection is half of one kind: %s', async (change) => {
    const attempt = test.sql.unsafe(`update sso_connections set ${change} where kind = 'saml'`);
    await expect(attempt).rejects.toMatchObject({ code: '23514' });
  });
});
