import type { Scope } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chunk, headOf, openConnection } from '../testing/raw-connection.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let member: Member;
let origin: string;

/** Routes that everybody who is signed in may use. */
const ANYBODY = ['POST /api/v1/auth/logout', 'GET /api/v1/auth/me'];
const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  member = await buildMember(test.ctx);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => test.close());

const keyWith = async (scope: Scope): Promise<string> =>
  (await createApiKey(member.as, { name: scope, scopes: [scope] })).key;

interface Operation {
  route: string;
  request: string;
  hasBody: boolean;
}

/** Every operation of the API that is not public. */
function guardedOperations(): Operation[] {
  const paths = Object.entries(test.app.swagger().paths ?? {});
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).flatMap(([name, operation]) => {
      const isPublic = JSON.stringify(operation).includes('"security":[]');
      const method = name.toUpperCase();
      const url = path.replace('{id}', NOBODYS_ID).replace('{provider}', 'openai');
      return isPublic
        ? []
        : [{ route: `${method} ${path}`, request: `${method} ${url}`, hasBody: method !== 'GET' }];
    }),
  );
}

describe('permissions', () => {
  it('are asked for on every route before its body has arrived', async () => {
    const narrow = await keyWith('usage:read');
    const other = await keyWith('providers:read');
    const operations = guardedOperations();
    expect(operations.length).toBeGreaterThan(20);
    for (const { route, request, hasBody } of operations) {
      if (ANYBODY.includes(route)) continue;
      const connection = await openConnection(origin);
      const body = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const key = route.endsWith('/usage') ? other : narrow;
      connection.send(headOf(request, { 'x-api-key': key, ...(hasBody ? body : {}) }));
      const { status } = await connection.answer();
      expect([route, status]).toEqual([route, 403]);
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
    const send = () => test.send(viewer, { method: 'POST', url: '/api/optimize', payload: { text: 'x' } });
    const remaining = async () => Number((await send()).headers['ratelimit-remaining']);
    const left = await remaining();
    expect(left).toBeGreaterThan(1);
    expect(await remaining()).toBe(left - 1);
  });
});
