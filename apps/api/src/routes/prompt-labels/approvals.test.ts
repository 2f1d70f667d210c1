import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;
let bob: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  bob = await buildColleague(test.ctx, ada, 'member');
  id = (await send('POST', '', { name: 'Answer', content: 'Please answer shortly in order to help.' })).json()
    .id;
  const payload = { require: { approvals: 1 } };
  const url = '/api/label-policies/reviewed';
  expect((await test.put(ada, url, payload)).statusCode).toBe(200);
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, who = ada) =>
  test.call(who, method, `/api/prompts${path}`, payload);
const approve = (version: number, who = bob) =>
  send('POST', `/${id}/versions/${version}/approve`, undefined, who);
const withdraw = (version: number, who = bob) =>
  send('DELETE', `/${id}/versions/${version}/approve`, undefined, who);
const label = (version: number) => send('PUT', `/${id}/labels/reviewed`, { version });
const newest = async (): Promise<number> => (await send('GET', `/${id}`)).json().latest;

describe('an approval', () => {
  it('is that of a person, not of a key', async () => {
    const made = await test.post(bob, '/api/api-keys', { name: 'mine' });
    for (const method of ['POST', 'DELETE'] as const) {
      const reply = await test.app.inject({
        method,
        url: `/api/prompts/${id}/versions/1/approve`,
        headers: { 'x-api-key': made.json().key },
      });
      expectProblem(reply, 403, 'forbidden');
    }
    expectProblem(await label(1), 409, 'gate_failed');
  });

  it('can be withdrawn, one’s own alone, and given again', async () => {
    const eve = await buildColleague(test.ctx, ada, 'member');
    await approve(1);
    expect((await approve(1, eve)).json().approvals).toBe(2);
    expect((await withdraw(1)).json()).toEqual({ promptId: id, version: 1, approvals: 1 });
    expect((await withdraw(1)).json().approvals).toBe(1);
    expect((await withdraw(1, eve)).json().approvals).toBe(0);
    expectProblem(await label(1), 409, 'gate_failed');
    expectProblem(await withdraw(2), 404, 'prompt_version_not_found');
    await approve(1);
    expect((await label(1)).statusCode).toBe(200);
    await withdraw(1);
    expect((await send('GET', `/${id}`)).json().labels).toEqual({ reviewed: 1 });
    expectProblem(await label(1), 409, 'gate_failed');
  });

  it.each([
    ['given', approve],
    ['withdrawn', withdraw],
  ])('is not %s while a label of the prompt moves', async (_, change) => {
    const isWaiting = async () => {
      const rows = await asSuperuser(
        test.ctx,
        (sql) =>
          sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    };
    let waiting: ReturnType<typeof approve> | undefined;
    await asSuperuser(test.ctx, (sql) =>
      sql.begin(async (tx) => {
        await tx`select from prompts where id = ${id} for update`;
        waiting = change(1);
        await expect.poll(isWaiting).toBe(true);
      }),
    );
    expect((await waiting)?.statusCode).toBe(200);
  });

  it('counts as long as who gave it may give it', async () => {
    await approve(1);
    const { organizationId } = ada;
    const of = { organizationId, userId: bob.user.id };
    await setRole(test.ctx, of, 'viewer');
    expectProblem(await label(1), 409, 'gate_failed');
    await setRole(test.ctx, of, 'member');
    const disable = (at: Date | null) =>
      asSuperuser(test.ctx, (sql) => sql`update users set disabled_at = ${at} where id = ${bob.user.id}`);
    await disable(new Date());
    expectProblem(await label(1), 409, 'gate_failed');
    await disable(null);
    expect((await label(1)).statusCode).toBe(200);
  });
});

describe('who wrote a text is its author', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['where a colleague changes the temperature', () => send('PUT', `/${id}`, { temperature: 1 }, bob)],
    [
      'where a colleague restores it',
      async () => {
        await send('PUT', `/${id}`, { content: 'Something else.' }, bob);
        await send('POST', `/${id}/versions/1/restore`, {}, bob);
      },
    ],
    [
      'where a colleague writes the same again',
      async () => {
        await send('PUT', `/${id}`, { content: 'Something else.' }, bob);
        await send('PUT', `/${id}`, { content: 'Please answer shortly in order to help.' }, bob);
      },
    ],
    [
      'where a colleague has it refined',
      async () => {
        const done = await send('POST', `/${id}/optimize`, { provider: 'local', commit: true }, bob);
        expect(done.json().version, done.body).not.toBeNull();
      },
    ],
    [
      'where a colleague has it enriched',
      async () => {
        const payload = { promptId: id, instructions: 'Say who asks.', commit: true };
        const done = await test.post(bob, '/api/enrichment/enhance', payload);
        expect(done.json().version, done.body).not.toBeNull();
      },
    ],
  ])('%s', async (_, change) => {
    await change();
    const version = await newest();
    expect(version).toBeGreaterThan(1);
    expectProblem(await approve(version, ada), 403, 'forbidden');
    expectProblem(await approve(version, bob), 403, 'forbidden');
    const eve = await buildColleague(test.ctx, ada, 'member');
    expect((await approve(version, eve)).json().approvals).toBe(1);
  });

  it('where a colleague brings a newer text to what includes it', async () => {
    const rules = (await send('POST', '', { name: 'rules', content: 'Be kind.' }, bob)).json().id;
    id = (await send('POST', '', { name: 'Mine', content: 'Answer. {{> rules}}' })).json().id;
    await send('PUT', `/${rules}`, { content: 'Be short.' }, bob);
    await send('POST', `/${rules}/versions/2/propagate`, undefined, bob);
    expect(await newest()).toBe(2);
    expectProblem(await approve(2, ada), 403, 'forbidden');
  });

  it('and not of another text that a colleague wrote', async () => {
    await send('PUT', `/${id}`, { content: 'Something else.' }, bob);
    expectProblem(await approve(2, bob), 403, 'forbidden');
    expect((await approve(2, ada)).json().approvals).toBe(1);
    expectProblem(await approve(1, ada), 403, 'forbidden');
  });
});
