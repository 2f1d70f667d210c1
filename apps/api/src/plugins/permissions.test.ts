import type { Scope } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { chunk, headOf, openConnection } from '../testing/raw-connection.ts';
import { GUARDED, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';
import { registerPermissions } from './permissions.ts';

const test = fixture(openTestApp);
let member: Member;
let origin: string;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});

const keyWith = async (scope: Scope): Promise<string> =>
  (await createApiKey(member.as, { name: scope, scopes: [scope] })).key;

describe('permissions', () => {
  it('are asked for on every route before its body has arrived', async () => {
    const narrow = await keyWith('usage:read');
    const other = await keyWith('providers:read');
    const endpoints = GUARDED.filter(({ access }) => access !== 'signed-in');
    expect(endpoints.length).toBeGreaterThan(20);
    for (const endpoint of endpoints) {
      const connection = await openConnection(origin);
      const { method, url } = sampleRequest(endpoint, member);
      const body = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const key = endpoint.access === 'usage:read' ? other : narrow;
      const request = `${method} ${url}`;
      connection.send(headOf(request, { 'x-api-key': key, ...(method === 'GET' ? {} : body) }));
      const { status } = await connection.answer();
      expect([request, status]).toEqual([request, 403]);
      connection.socket.destroy();
    }
  });

  it('of a caller who does not wait for the answer are asked for, too', async () => {
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': await keyWith('usage:read'), 'transfer-encoding': 'chunked' };
    connection.send(headOf('POST /api/batches', { ...headers, 'content-type': 'text/csv' }));
    connection.send(chunk('text\n'));
    expect((await connection.answer()).status).toBe(403);
    connection.socket.destroy();
  });

  it('refusals count towards the rate like any other answer', async () => {
    const viewer = await buildMember(test.ctx, { plan: 'pro', role: 'viewer' });
    const send = () => test.post(viewer, '/api/optimize', { text: 'x' });
    const remaining = async () => Number((await send()).headers['ratelimit-remaining']);
    const left = await remaining();
    expect(left).toBeGreaterThan(1);
    expect(await remaining()).toBe(left - 1);
  });
});

it.each(['nobody', '1', '%00', `${'0'.repeat(8)}-0000`])(
  'the organization %s is refused as no id, without a look for it',
  async (id) => {
    expectProblem(await test.get(member, `/api/v1/organizations/${id}`), 400, 'validation_failed');
  },
);

it('the id of an organization may be in capitals', async () => {
  const reply = await test.get(member, `/api/v1/organizations/${member.organizationId.toUpperCase()}`);
  expect([reply.statusCode, reply.json().id]).toEqual([200, member.organizationId]);
});

it('a route that does not say who may call it ends the start', async () => {
  const { app } = openPluginApp();
  registerPermissions(app, test);
  app.get('/said', { config: { access: 'signed-in' } }, async () => 'said');
  await app.register(async (inner) => {
    inner.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    inner.get('/later', async () => 'said by a hook that comes later');
  });
  app.delete('/usage', async () => 'gone');
  await expect(app.ready()).rejects.toThrow('DELETE /usage does not say who may call it.');
});
