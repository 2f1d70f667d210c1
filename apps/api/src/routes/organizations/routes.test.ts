import { memberships } from '@refinery/db/schema/memberships.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import type { InjectOptions } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const send = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  who: Member | null = member,
) => test.call(who, method, `/api/organizations${path}`, payload);
const create = (name = 'Second Works') => send('POST', '', { name });
const own = () => `/${member.organizationId}`;

describe('POST /organizations', () => {
  it('makes one of which the caller is the admin, and leaves the session where it is', async () => {
    const reply = await create();
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({
      name: 'Second Works',
      slug: expect.stringMatching(/^second-works/),
      role: 'admin',
      deletesAt: null,
    });
    const me = await test.get(member, '/api/auth/me');
    expect(me.json().organizationId).toBe(member.organizationId);
    const listed = (await send('GET', '')).json();
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([reply.json().id, member.organizationId]);
  });

  it('is recorded with what it was called and is on', async () => {
    const { id, name, slug } = (await create()).json();
    const recorded = await asSuperuser(
      test.ctx,
      (sql) =>
        sql`select target, before, after from audit_log where organization_id = ${id} order by sequence`,
    );
    const after = { name, slug, plan: test.ctx.settings.signupPlan };
    expect(recorded).toMatchObject([{ target: id, before: null, after }]);
  });

  it('refuses a slug that is taken, and more than twenty of one person, however many ask at once', async () => {
    const slug = `taken-${member.user.id.slice(-12)}`;
    // Where they are no admin it is not theirs.
    const host = await buildMember(test.ctx);
    await test.ctx.systemDb
      .insert(memberships)
      .values({ organizationId: host.organizationId, userId: member.user.id, role: 'member' });
    expect((await send('POST', '', { name: 'One', slug })).statusCode).toBe(201);
    expectProblem(await send('POST', '', { name: 'Two', slug }), 409, 'organization_slug_taken');
    const replies = await Promise.all(Array.from({ length: 24 }, () => create()));
    const statuses = replies.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(18);
    for (const reply of replies.filter(({ statusCode }) => statusCode !== 201))
      expectProblem(reply, 409, 'limit_reached');
  });

  it('is for people, and takes nothing that it does not know', async () => {
    const { key } = await createApiKey(member.as, { name: 'key' });
    const headers = { 'x-api-key': key };
    const byKey = { method: 'POST', url: '/api/organizations', payload: { name: 'x' }, headers } as const;
    expectProblem(await test.send(null, byKey), 403, 'forbidden');
    expectProblem(await send('POST', '', { name: 'x', plan: 'enterprise' }), 400, 'validation_failed');
    expectProblem(await send('POST', '', { name: '  ' }), 400, 'validation_failed');
  });
});

describe('GET /organizations', () => {
  it('goes by pages, newest first, and has none of others', async () => {
    await buildMember(test.ctx);
    const older = (await create()).json().id;
    const newest = (await create()).json().id;
    const first = await send('GET', '?limit=2');
    const second = await test.get(member, /<([^>]+)>/.exec(`${first.headers.link}`)?.[1] ?? '');
    const listed = [...first.json(), ...second.json()];
    expect(listed.map(({ id }) => id)).toEqual([newest, older, member.organizationId]);
    expect(second.headers.link).toBeUndefined();
  });
});

describe('an organization in the path', () => {
  it('is worked on with the role that the caller has there, wherever they are signed in', async () => {
    const { id } = (await create()).json();
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    // Signed in to the organization where they only look, the admin of another one.
    const { id: theirs } = (await send('POST', '', { name: 'Own' }, viewer)).json();
    expect((await send('PUT', `/${theirs}`, { name: 'Renamed' }, viewer)).json().name).toBe('Renamed');
    expectProblem(await send('PUT', own(), { name: 'Mine now' }, viewer), 403, 'forbidden');
    expectProblem(await send('GET', `/${id}`, undefined, viewer), 404, 'organization_not_found');
    expectProblem(await send('GET', `/${theirs}`), 404, 'organization_not_found');
    expectProblem(await send('GET', '/me'), 400, 'validation_failed');
    expect((await send('GET', `/${theirs.toUpperCase()}`, undefined, viewer)).json().id).toBe(theirs);
    expect((await send('GET', own().toUpperCase())).json().id).toBe(member.organizationId);
  });

  it('gets what is made below it, and no other does', async () => {
    const { id } = (await create()).json();
    const made = await send('POST', `/${id}/api-keys`, { name: 'there', scopes: ['usage:read'] });
    expect(made.statusCode).toBe(201);
    expect((await send('GET', `/${id}/api-keys`)).json()).toHaveLength(1);
    expect((await test.get(member, '/api/api-keys')).json()).toEqual([]);
    const rows = await asSuperuser(
      test.ctx,
      (sql) => sql`select organization_id as id, action from audit_log where target = ${made.json().id}`,
    );
    expect([...rows]).toEqual([{ id, action: 'api-key.create' }]);
    // The key belongs there: the person's other organization is closed to it.
    const headers = { 'x-api-key': made.json().key };
    const get = (organizationId: string): InjectOptions => ({
      url: `/api/organizations/${organizationId}`,
      headers,
    });
    expect((await test.send(null, get(id))).json()).toMatchObject({ id, role: 'admin' });
    expectProblem(await test.send(null, get(member.organizationId)), 404, 'organization_not_found');
  });

  it('answers as a workspace and as a tenant, too', async () => {
    for (const name of ['workspaces', 'tenants']) {
      for (const prefix of ['/api', '/api/v1']) {
        const url = `${prefix}/${name}`;
        expect((await test.get(member, url)).json()).toHaveLength(1);
        expect((await test.get(member, `${url}?limit=1`)).statusCode).toBe(200);
        expect((await test.get(member, url + own())).json().id).toBe(member.organizationId);
        expect((await test.get(member, `${url}${own()}/api-keys`)).json()).toEqual([]);
        expectProblem(await test.get(member, `${url}2`), 404, 'route_not_found');
      }
    }
  });
});

describe('PUT /organizations/:organizationId', () => {
  it('changes what it is told to and leaves the rest', async () => {
    const before = (await send('GET', own())).json();
    const slug = `renamed-${member.user.id.slice(-12)}`;
    expect((await send('PUT', own(), { slug })).json()).toEqual({ ...before, slug });
    expect((await send('PUT', own(), { name: ' New ' })).json()).toEqual({ ...before, slug, name: 'New' });
    expectProblem(await send('PUT', own(), {}), 400, 'validation_failed');
    expectProblem(await send('PUT', own(), { plan: 'enterprise' }), 400, 'validation_failed');
    expectProblem(await send('PUT', own(), { deletesAt: null }), 400, 'validation_failed');
  });

  it('gives a slug to one of those that want it at once', async () => {
    const others = [await buildMember(test.ctx), await buildMember(test.ctx), member];
    const slug = `wanted-${member.user.id.slice(-12)}`;
    const replies = await Promise.all(
      others.map((one) => send('PUT', `/${one.organizationId}`, { slug }, one)),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    for (const reply of replies.filter(({ statusCode }) => statusCode === 409))
      expectProblem(reply, 409, 'organization_slug_taken');
  });
});
