import { labelMoves } from '@refinery/db/schema/prompt-labels.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const FIRST = `You answer customers of a bank. Answer {{question}} in at most 100 words.
Never name a price. Do not promise a date. Never mention internal tools.`;

const test = fixture(openTestApp);
let ada: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  id = (await send('POST', '', { name: 'Answer', content: FIRST })).json().id;
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, who = ada) =>
  test.call(who, method, `/api/prompts${path}`, payload);
const label = (version: number, more: object = {}, name = 'production', who = ada) =>
  send('PUT', `/${id}/labels/${name}`, { version, ...more }, who);
/** Makes a version of the prompt and answers its number. */
const change = async (payload: object): Promise<number> =>
  (await send('PUT', `/${id}`, payload)).json().latest;
const resolve = (query: string, who = ada) => send('GET', `/resolve?${query}`, undefined, who);
const policy = (name: string, require: object, who = ada) =>
  test.put(who, `/api/label-policies/${name}`, { require });

/** Gives a version a label, with everything acknowledged that its gate names. */
async function mean(version: number, name = 'production'): Promise<void> {
  const { findings } = expectProblem(await label(version, {}, name), 409, 'gate_failed');
  const acknowledge = findings.flatMap(({ requirements = [] }) => requirements.map(({ id }) => id));
  const moved = await label(version, { acknowledge }, name);
  expect(moved.statusCode, moved.body).toBe(200);
}

describe('the gate of production', () => {
  beforeEach(async () => {
    expect((await label(1)).statusCode).toBe(200);
  });

  it.each([
    ['a lost "not"', FIRST.replace('Do not promise', 'Promise')],
    ['a deleted sentence', FIRST.replace(' Never mention internal tools.', '')],
    ['another limit', FIRST.replace('100', '200')],
  ])('refuses a version with %s, and says which requirement it is', async (_, content) => {
    const version = await change({ content });
    const { findings, detail } = expectProblem(await label(version), 409, 'gate_failed');
    expect(detail).toContain('may not have the label production');
    const [fidelity] = findings;
    expect(findings).toMatchObject([
      { check: 'fidelity', passed: false, requirements: expect.arrayContaining([expect.anything()]) },
      { check: 'variables', passed: true },
    ]);
    const acknowledge = fidelity.requirements.map((one: { id: string }) => one.id);
    expectProblem(await label(version, { acknowledge: ['r999'] }), 409, 'gate_failed');
    expect((await resolve('name=answer')).json().version).toBe(1);
    const moved = await label(version, { acknowledge: [...acknowledge, 'r999'], reason: 'Meant' });
    expect(moved.json()).toMatchObject({
      version,
      label: 'production',
      findings: [{ passed: true }, { passed: true }],
    });
    const [move] = (await send('GET', `/${id}/labels/production/moves`)).json();
    expect(move).toMatchObject({ from: 1, to: version, reason: 'Meant', userId: ada.user.id });
    expect(move.acknowledged).toEqual(acknowledge);
  });

  it('lets through what keeps everything, and any version that was there before', async () => {
    const shorter = await change({ content: FIRST.replace('You answer', 'Answer') });
    expect(shorter).toBe(2);
    const same = await change({ content: `Please ${FIRST}`.replace('You', 'you') });
    expect((await label(same)).statusCode).toBe(200);
    const lost = await change({ content: 'Promise everything.' });
    expectProblem(await label(lost), 409, 'gate_failed');
    expect((await label(1, { reason: 'Back' })).json().findings).toEqual([]);
  });

  it('knows variables as they are put in: blanks make none, and code and backslashes make text', async () => {
    expect(
      (await label(await change({ content: FIRST.replace('{{question}}', '{{ question }}') }))).statusCode,
    ).toBe(200);
    for (const text of ['`{{question}}`', '\\{{question}}']) {
      const version = await change({ content: FIRST.replace('{{question}}', text) });
      const { findings } = expectProblem(await label(version), 409, 'gate_failed');
      const [{ requirements }] = findings;
      expect(requirements).toContainEqual(
        expect.objectContaining({ verdict: 'lost', text: expect.stringContaining('Answer {{question}} in') }),
      );
    }
  });

  it('refuses a variable that programs do not give yet, and takes one away', async () => {
    const version = await change({ content: `${FIRST}\nAddress the customer as {{name}}.` });
    const { findings } = expectProblem(await label(version), 409, 'gate_failed');
    expect(findings).toMatchObject([{ check: 'fidelity' }, { check: 'variables', passed: false }]);
    expect(findings[1].detail).toContain('name');
  });

  it('compares message by message where the roles agree, and everything otherwise', async () => {
    const messages = [
      { role: 'system', content: 'Never name a price.' },
      { role: 'user', content: 'Answer {{question}} in at most 100 words. Do not promise a date.' },
    ];
    const chat = await change({ messages });
    expect((await label(chat, {}, 'chat')).statusCode).toBe(200);
    await policy('chat', { fidelity: true });
    const [system, user] = messages;
    const lost = await change({
      messages: [system, { ...user, content: 'Answer {{question}}. Do not promise a date.' }],
    });
    const { findings } = expectProblem(await label(lost, {}, 'chat'), 409, 'gate_failed');
    const ids = findings[0].requirements.map((one: { id: string }) => one.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((one: string) => !one.startsWith('m2.'))).toEqual([]);
    const joined = await change({ content: messages.map(({ content }) => content).join('\n\n') });
    const together = expectProblem(await label(joined, {}, 'chat'), 409, 'gate_failed').findings;
    expect(together).toMatchObject([
      { check: 'fidelity', passed: true },
      {
        check: 'configuration',
        passed: false,
        requirements: [{ kind: 'messages', text: 'messages: ["system","user"] → ["user"]' }],
      },
    ]);
  });

  it('still compares with what was there before the label was removed', async () => {
    const version = await change({ content: FIRST.replace('Do not promise', 'Promise') });
    expect((await send('DELETE', `/${id}/labels/production`)).statusCode).toBe(204);
    expectProblem(await resolve('name=answer'), 404, 'label_not_found');
    expectProblem(await send('DELETE', `/${id}/labels/production`), 404, 'label_not_found');
    expectProblem(await label(version), 409, 'gate_failed');
    const moves = (await send('GET', `/${id}/labels/production/moves`)).json();
    expect(moves).toMatchObject([
      { from: 1, to: null },
      { from: null, to: 1 },
    ]);
  });

  it('has moves of its own, and so has each label of the prompt', async () => {
    await label(1, {}, 'staging');
    for (const name of ['production', 'staging'])
      expect((await send('GET', `/${id}/labels/${name}/moves`)).json()).toMatchObject([
        { label: name, to: 1 },
      ]);
  });

  it('refuses texts that are too long to be compared', async () => {
    const check = test.ctx.refiner.check;
    const { DomainError } = await import('@refinery/domain/errors/domain-error.ts');
    test.ctx.refiner.check = () => Promise.reject(new DomainError('refining_limit_exceeded'));
    try {
      const version = await change({ content: `${FIRST} Be kind.` });
      const { findings } = expectProblem(await label(version), 409, 'gate_failed');
      expect(findings[0]).toEqual({
        check: 'fidelity',
        passed: false,
        detail: 'The texts are too long to be compared.',
      });
    } finally {
      test.ctx.refiner.check = check;
    }
  });

  it('looks again where the label was moved while it compared', async () => {
    const kept = await change({ content: `${FIRST} Be kind.` });
    const stricter = await change({ content: `${FIRST} Be kind. Never use emoji.` });
    const check = test.ctx.refiner.check;
    let moved = false;
    test.ctx.refiner.check = async (...question) => {
      const found = await check(...question);
      if (!moved) {
        moved = true;
        await mean(stricter);
      }
      return found;
    };
    try {
      expectProblem(await label(kept), 409, 'gate_failed');
    } finally {
      test.ctx.refiner.check = check;
    }
    expect((await resolve('name=answer')).json().version).toBe(stricter);
  });
});

describe('what a label requires', () => {
  it('is for admins to set, and replaces what it required before', async () => {
    const bob = await buildColleague(test.ctx, ada, 'member');
    expectProblem(await policy('staging', { approvals: 1 }, bob), 403, 'forbidden');
    expect((await policy('staging', { approvals: 2 })).statusCode).toBe(200);
    expect((await policy('staging', { role: 'admin' })).json()).toEqual({
      label: 'staging',
      require: { role: 'admin' },
    });
    const policies = (await test.get(bob, '/api/label-policies')).json();
    expect(policies).toEqual([
      { label: 'production', require: { fidelity: true, variables: true } },
      { label: 'staging', require: { role: 'admin' } },
    ]);
    const { findings } = expectProblem(await label(1, {}, 'staging', bob), 409, 'gate_failed');
    expect(findings).toMatchObject([{ check: 'role', passed: false }]);
    expect((await label(1, {}, 'staging')).statusCode).toBe(200);
  });

  it('may be approvals, each person once and the author never', async () => {
    await policy('production', { approvals: 2 });
    const [bob, eve] = [
      await buildColleague(test.ctx, ada, 'member'),
      await buildColleague(test.ctx, ada, 'member'),
    ];
    const approve = (who: Member) => send('POST', `/${id}/versions/1/approve`, undefined, who);
    expectProblem(await approve(ada), 403, 'forbidden');
    expect((await approve(bob)).json()).toEqual({ promptId: id, version: 1, approvals: 1 });
    expect((await approve(bob)).json().approvals).toBe(1);
    const { findings } = expectProblem(await label(1), 409, 'gate_failed');
    expect(findings).toMatchObject([
      { check: 'approvals', detail: '1 of 2 people have approved the version.' },
    ]);
    expect((await approve(eve)).json().approvals).toBe(2);
    expect((await label(1)).statusCode).toBe(200);
  });

  it('is nothing for other labels', async () => {
    await label(1, {}, 'staging');
    const version = await change({ content: 'Promise {{everything}}.' });
    expect((await label(version, {}, 'staging')).json()).toMatchObject({ version, findings: [] });
  });
});

describe('a label', () => {
  it.each(['latest', 'Production', 'a b', 'x'.repeat(41)])('is not called %s', async (name) => {
    expectProblem(await label(1, {}, encodeURIComponent(name)), 400, 'validation_failed');
  });

  it('needs its permission, and a version that there is', async () => {
    const viewer = await buildColleague(test.ctx, ada, 'viewer');
    expectProblem(await label(1, {}, 'production', viewer), 403, 'forbidden');
    expectProblem(await label(2), 404, 'prompt_version_not_found');
  });

  it('leaves moves that nobody changes, not even with SQL', async () => {
    await label(1);
    const asTenant = withTenant.bind(null, test.ctx.db, ada.organizationId);
    const denied = { cause: { code: '42501' } };
    await expect(
      asTenant(async (tx) => void (await tx.update(labelMoves).set({ reason: 'x' }))),
    ).rejects.toMatchObject(denied);
    await expect(asTenant(async (tx) => void (await tx.delete(labelMoves)))).rejects.toMatchObject(denied);
  });
});

describe('a prompt is resolved', () => {
  it('by name or slug, with production as the default', async () => {
    expectProblem(await resolve('name=answer'), 404, 'label_not_found');
    await label(1);
    const version = await change({ content: `${FIRST} Be kind.`, model: 'gpt-5' });
    expect((await resolve('name=Answer')).json()).toEqual({
      name: 'Answer',
      slug: 'answer',
      version: 1,
      label: 'production',
      type: 'text',
      template: FIRST,
      messages: [{ role: 'user', content: FIRST }],
      config: {},
      variables: ['question'],
    });
    expect((await resolve('name=answer&label=latest')).json()).toMatchObject({
      version,
      label: 'latest',
      config: { model: 'gpt-5' },
    });
    expect((await resolve('name=answer&version=1')).json()).toMatchObject({ version: 1, label: null });
    expectProblem(await resolve('name=answer&version=9'), 404, 'prompt_version_not_found');
    expectProblem(await resolve('name=answer&label=none'), 404, 'label_not_found');
    expectProblem(await resolve('name=none'), 404, 'prompt_not_found');
    expectProblem(await resolve('name=answer&version=1&label=production'), 400, 'validation_failed');
    expectProblem(await resolve('label=production'), 400, 'validation_failed');
  });

  it('for its own organization only', async () => {
    await label(1);
    const stranger = await buildMember(test.ctx);
    expectProblem(await resolve('name=answer', stranger), 404, 'prompt_not_found');
  });
});

it('a gate compares with the version that has the label, whatever the clock of a process says', async () => {
  expect((await label(1)).statusCode).toBe(200);
  const stricter = await change({ content: `${FIRST} Never name a competitor.` });
  const lost = await change({ content: `${FIRST} Be kind.` });
  await mean(stricter);
  // As if the first move had been written by a process whose clock is ahead.
  await asSuperuser(
    test.ctx,
    (sql) => sql`
    update label_moves set id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' where prompt_id = ${id} and to_version = 1`,
  );
  expectProblem(await label(lost), 409, 'gate_failed');
});

it('approvals of people who are no members any more do not count', async () => {
  const bob = await buildColleague(test.ctx, ada, 'member');
  await policy('reviewed', { approvals: 1 });
  expect((await send('POST', `/${id}/versions/1/approve`, undefined, bob)).json().approvals).toBe(1);
  const url = `/api/organizations/${ada.organizationId}/members/${bob.user.id}`;
  expect((await test.delete(ada, url)).statusCode).toBe(204);
  expectProblem(await label(1, {}, 'reviewed'), 409, 'gate_failed');
});
