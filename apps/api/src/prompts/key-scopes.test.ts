import type { Scope } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  const payload = { name: 'Answer', content: 'Answer {{name}}.' };
  id = (await test.post(ada, '/api/prompts', payload)).json().id;
});

/** Sends requests with a key that has these scopes. */
async function keyed(scopes: Scope[]) {
  const { key } = await createApiKey(ada.as, { name: 'key', scopes });
  const headers = { 'x-api-key': key };
  return (method: 'POST' | 'PUT', path: string, payload: object = {}) =>
    test.call(null, method, `/api${path}`, payload, headers);
}

it('a key that may write and not read is told no text of a prompt', async () => {
  const send = await keyed(['prompts:write']);
  for (const reply of [
    await send('PUT', `/prompts/${id}`),
    await send('PUT', `/prompts/${id}`, { name: 'Other' }),
    await send('POST', `/prompts/${id}/versions/1/restore`),
    await send('POST', '/prompts', { name: 'All', content: 'Now: {{> answer}}' }),
  ]) {
    const { detail } = expectProblem(reply, 403, 'forbidden');
    expect(detail).toContain('prompts:read');
  }
  expect((await send('POST', '/prompts', { name: 'New', content: 'Its own.' })).statusCode).toBe(201);
  const both = await keyed(['prompts:write', 'prompts:read']);
  expect((await both('PUT', `/prompts/${id}`)).json().content).toBe('Answer {{name}}.');
  expect((await both('POST', `/prompts/${id}/versions/1/restore`)).statusCode).toBe(200);
  const including = await both('POST', '/prompts', { name: 'All', content: 'Now: {{> answer}}' });
  expect(including.json().content).toBe('Now: Answer {{name}}.');
});

it('a key shows prompts to others where its scopes name that, and not by default', async () => {
  const editor = await keyed(['prompts:write', 'prompts:read']);
  const publisher = await keyed(['prompts:write', 'prompts:read', 'prompts:publish']);
  const byDefault = await createApiKey(ada.as, { name: 'default' });
  expect(byDefault.scopes).toContain('prompts:write');
  expect(byDefault.scopes).not.toContain('prompts:publish');
  const publish = [
    ['PUT', `/prompts/${id}`, { isPublic: true }],
    ['POST', '/prompts', { name: 'New', content: 'For everybody.', isPublic: true }],
    ['POST', '/sharing/create', { promptId: id, version: 1 }],
  ] as const;
  for (const [method, path, payload] of publish)
    expectProblem(await editor(method, path, payload), 403, 'forbidden');
  for (const [method, path, payload] of publish)
    expect((await publisher(method, path, payload)).statusCode).toBeLessThan(300);
  // What is public shows everybody each new text.
  expectProblem(await editor('PUT', `/prompts/${id}`, { content: 'Another.' }), 403, 'forbidden');
  expect((await editor('PUT', `/prompts/${id}`, { isPublic: false })).statusCode).toBe(200);
  expect((await editor('PUT', `/prompts/${id}`, { content: 'Another.' })).statusCode).toBe(200);
});
