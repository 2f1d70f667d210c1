import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const POLICY = 'Answer refunds in at most 100 words. Never promise a date.';
const OTHER = 'Promise every customer a refund today.';
const found = 'name=refund-policy';

const test = fixture(openTestApp);
let ada: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  id = await make('Refund policy', POLICY);
  expect((await label(id)).statusCode).toBe(200);
});

const send = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  headers?: Record<string, string>,
) => test.send(ada, { method, url: `/api${path}`, ...(payload && { payload }), ...(headers && { headers }) });
const make = async (name: string, content: string): Promise<string> => {
  const reply = await send('POST', '/prompts', { name, content });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
};
const label = (promptId: string, more: object = {}) =>
  send('PUT', `/prompts/${promptId}/labels/production`, { version: 1, ...more });
/** Gives a version the label, with everything acknowledged that differs. */
async function acknowledged(promptId: string, version: number) {
  const { findings } = expectProblem(await label(promptId, { version }), 409, 'gate_failed');
  const acknowledge = findings[0].requirements.map((one: { id: string }) => one.id);
  return label(promptId, { version, acknowledge });
}
const change = (promptId: string, payload: object) => send('PUT', `/prompts/${promptId}`, payload);
const remove = (promptId: string) => send('DELETE', `/prompts/${promptId}?force=true`);
const resolved = async () => (await send('GET', `/prompts/resolve?${found}`)).json().template;
const isDone = (reply: { statusCode: number; body: string }) =>
  expect(reply.statusCode, reply.body).toBeLessThan(300);
/** A key that may write prompts, but move no labels. */
async function asWriter() {
  const made = await send('POST', '/api-keys', { name: 'writer', scopes: ['prompts:read', 'prompts:write'] });
  const { key } = made.json();
  return (method: 'PUT' | 'DELETE' | 'POST', path: string, payload?: object | string) =>
    test.app.inject({
      method,
      url: `/api${path}`,
      ...(payload !== undefined && { payload }),
      headers: {
        'x-api-key': key,
        ...(typeof payload === 'string' ? { 'content-type': 'application/x-ndjson' } : {}),
      },
    });
}

describe('the names of a prompt with a guarded label are changed', () => {
  it.each<[string, 'PUT' | 'DELETE', string, object | undefined]>([
    ['its slug', 'PUT', '', { slug: 'refund-old' }],
    ['its name', 'PUT', '', { name: 'Old' }],
    ['all of it', 'DELETE', '?force=true', undefined],
  ])('by nobody who may not move labels: %s', async (_, method, query, payload) => {
    const write = await asWriter();
    expectProblem(await write(method, `/prompts/${id}${query}`, payload), 403, 'forbidden');
    expect(await resolved()).toBe(POLICY);
    // What changes no name is no move.
    isDone(await write('PUT', `/prompts/${id}`, { description: 'x', name: 'Refund policy' }));
    const plain = await make('Plain', 'Say hello.');
    isDone(await send('PUT', `/prompts/${plain}/labels/staging`, { version: 1 }));
    isDone(await write('PUT', `/prompts/${plain}`, { slug: 'plainer', name: 'Plainer' }));
    isDone(await write('DELETE', `/prompts/${plain}?force=true`));
  });

  it('by no line of a file either', async () => {
    const write = await asWriter();
    const line = { slug: 'refund-policy', name: 'Renamed', messages: [{ role: 'user', content: OTHER }] };
    const { failed } = (await write('POST', '/prompts/import?labels=false', JSON.stringify(line))).json();
    expect(failed).toMatchObject([{ line: 1, code: 'forbidden' }]);
  });

  it('by nobody who has not the role that the label requires', async () => {
    const require = { role: 'admin' };
    isDone(await test.put(ada, '/api/label-policies/production', { require }));
    const bob = await buildColleague(test.ctx, ada, 'member');
    const url = `/api/prompts/${id}`;
    for (const payload of [{ slug: 'refund-old' }, { name: 'Old' }])
      expectProblem(await test.put(bob, url, payload), 409, 'gate_failed');
    const gone = await test.delete(bob, `${url}?force=true`);
    expect(expectProblem(gone, 409, 'gate_failed').findings).toMatchObject([{ check: 'role' }]);
    isDone(await change(id, { slug: 'refund-old' }));
  });
});

describe('what takes a name is compared with what programs got there last', () => {
  it.each([
    ['was renamed', () => change(id, { slug: 'refund-old', name: 'Old' })],
    ['was deleted', () => remove(id)],
    [
      'lost its label, and was renamed then',
      async () => {
        isDone(await send('DELETE', `/prompts/${id}/labels/production`));
        return change(id, { slug: 'refund-old', name: 'Old' });
      },
    ],
    [
      'lost its label, and was deleted then',
      async () => {
        isDone(await send('DELETE', `/prompts/${id}/labels/production`));
        return remove(id);
      },
    ],
  ])('where the prompt that had it %s', async (_, give) => {
    isDone(await give());
    const other = await make('Refund policy', OTHER);
    const { findings } = expectProblem(await label(other), 409, 'gate_failed');
    expect(findings[0].requirements.length).toBeGreaterThan(0);
    const acknowledge = findings[0].requirements.map((one: { id: string }) => one.id);
    isDone(await label(other, { acknowledge }));
    expect(await resolved()).toBe(OTHER);
    // From now on its own versions are compared.
    isDone(await change(other, { content: `Please ${OTHER}` }));
    isDone(await label(other, { version: 2 }));
  });

  it('also where its label was given under another name', async () => {
    const other = await make('Innocent', OTHER);
    isDone(await label(other));
    isDone(await change(id, { slug: 'refund-old', name: 'Old' }));
    const { detail } = expectProblem(await change(other, { slug: 'refund-policy' }), 409, 'gate_failed');
    expect(detail).toContain('refund-policy');
    isDone(await send('DELETE', `/prompts/${other}/labels/production`));
    isDone(await change(other, { slug: 'refund-policy' }));
    expectProblem(await label(other), 409, 'gate_failed');
    // Nor after it went away and came back.
    isDone(await change(other, { slug: 'innocent' }));
    isDone(await change(other, { slug: 'refund-policy' }));
    expectProblem(await label(other), 409, 'gate_failed');
  });

  it('and passes where it says the same', async () => {
    isDone(await remove(id));
    const again = await make('Refund policy', POLICY);
    isDone(await label(again));
    isDone(await change(again, { slug: 'refund-old' }));
    isDone(await change(again, { slug: 'refund-policy' }));
    expect(await resolved()).toBe(POLICY);
  });

  it('variables, too', async () => {
    isDone(await remove(id));
    const other = await make('Refund policy', `${POLICY} Greet {{name}}.`);
    const { findings } = expectProblem(await label(other), 409, 'gate_failed');
    expect(findings).toContainEqual(expect.objectContaining({ check: 'variables', passed: false }));
  });

  it('variables, too, each with every text that it takes the place of', async () => {
    isDone(await change(id, { slug: 'refund-old', name: 'Old' }));
    const other = await make('Greeting', `${POLICY} Greet {{name}}.`);
    isDone(await label(other));
    isDone(await send('DELETE', `/prompts/${other}/labels/production`));
    isDone(await change(other, { slug: 'refund-policy' }));
    const { findings } = expectProblem(await label(other), 409, 'gate_failed');
    expect(findings).toContainEqual(expect.objectContaining({ check: 'variables', passed: false }));
  });

  it('which of several versions is the last one', async () => {
    isDone(await change(id, { content: OTHER }));
    isDone(await acknowledged(id, 2));
    isDone(await send('DELETE', `/prompts/${id}/labels/production`));
    isDone(await remove(id));
    isDone(await label(await make('Refund policy', OTHER)));
  });

  it('and no longer once the prompt that had it has it again', async () => {
    isDone(await change(id, { content: OTHER }));
    isDone(await acknowledged(id, 2));
    isDone(await change(id, { slug: 'refund-old', name: 'Old' }));
    isDone(await change(id, { slug: 'refund-policy', name: 'Refund policy' }));
    // A rollback is compared with nothing.
    isDone(await label(id));
  });

  it('in its own organization only, and label by label', async () => {
    isDone(await remove(id));
    const owner = ada;
    ada = await buildMember(test.ctx);
    isDone(await label(await make('Refund policy', OTHER)));
    ada = owner;
    isDone(await test.put(ada, '/api/label-policies/staging', { require: { fidelity: true } }));
    const other = await make('Refund policy', OTHER);
    isDone(await send('PUT', `/prompts/${other}/labels/staging`, { version: 1 }));
  });
});
