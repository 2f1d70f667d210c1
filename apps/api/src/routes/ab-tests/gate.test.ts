import { randomUUID } from 'node:crypto';
import type { Scope } from '@refinery/contracts/enums.ts';
import { makeAbTest, makeTestedPrompt } from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;
let id: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  id = await draft(2);
});

/** A test of the first version and another one; from the fourth on, they ask for something else. */
async function draft(version: number): Promise<string> {
  const { id: promptId } = await makeTestedPrompt(member);
  const changed = await test.put(member, `/api/prompts/${promptId}`, { content: 'Answer in German.' });
  expect(changed.statusCode).toBe(200);
  const arms = [1, version].map((one) => ({ version: one, weight: 0.5 }));
  return (await makeAbTest(member, promptId, { arms })).id;
}

const start = (payload?: object | string, headers: Record<string, string> = {}, of = id) =>
  test.post(headers['x-api-key'] ? null : member, `/api/ab-tests/${of}/start`, payload, headers);

describe('the start of an A/B test', () => {
  it.each<[string, () => ReturnType<typeof start>]>([
    ['no body', () => start()],
    ['no body that is called JSON', () => start(undefined, { 'content-type': 'application/json' })],
    ['an empty body', () => start({})],
    ['nothing acknowledged', () => start({ acknowledge: [] })],
  ])('takes %s', async (_, send) => {
    const reply = await send();
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.json()).toMatchObject({ id, status: 'running' });
  });

  it.each<[string, object | string]>([
    ['null', 'null'],
    ['a list', []],
    ['another field', { acknowledged: [] }],
    ['a text', { acknowledge: 'r1' }],
    ['too long an id', { acknowledge: ['r'.repeat(51)] }],
    ['too many ids', { acknowledge: Array.from({ length: 1_001 }, () => randomUUID()) }],
  ])('does not take %s', async (_, payload) => {
    expectProblem(await start(payload, { 'content-type': 'application/json' }), 400, 'validation_failed');
  });

  it('is refused by the gate of the label, with what it found of which version, until that is acknowledged', async () => {
    const other = await draft(4);
    const { findings, detail } = expectProblem(await start({}, {}, other), 409, 'gate_failed');
    expect(detail).toMatch(/^Version 4 may not have the label production\. /);
    expect(findings).toMatchObject([
      { check: 'fidelity', passed: false, version: 4 },
      { check: 'variables', passed: true, version: 4 },
    ]);
    const acknowledge = findings[0].requirements.map((one: { id: string }) => one.id);
    const started = await start({ acknowledge }, {}, other);
    expect(started.json()).toMatchObject({ id: other, status: 'running' });
  });

  it.each<[Scope[], number]>([
    [['tests:write'], 403],
    [['prompts:label'], 403],
    [['tests:write', 'prompts:label'], 200],
  ])('by a key with %s answers %i', async (scopes, status) => {
    const made = await test.post(member, '/api/api-keys', { name: 'program', scopes });
    const reply = await start({}, { 'x-api-key': made.json().key });
    expect(reply.statusCode, reply.body).toBe(status);
    const { status: now } = (await test.get(member, `/api/ab-tests/${id}`)).json();
    expect(now).toBe(status === 200 ? 'running' : 'draft');
  });
});
