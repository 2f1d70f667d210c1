import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const FIRST = 'Answer the customer in at most 100 words. Never name a price.';
const CHANGED = FIRST.replace('100', '200');

const test = fixture(openTestApp);
let ada: Member;
let bob: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  bob = await buildColleague(test.ctx, ada, 'member');
  id = (await send('POST', '', { name: 'Answer', content: FIRST })).json().id;
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, who = ada) =>
  test.call(who, method, `/api/prompts${path}`, payload);
const label = (version: number, name = 'production', who = ada) =>
  send('PUT', `/${id}/labels/${name}`, { version }, who);
const given = async (...args: Parameters<typeof label>) => {
  const reply = await label(...args);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const refused = async (...args: Parameters<typeof label>) =>
  expectProblem(await label(...args), 409, 'gate_failed');
const change = async (payload: object): Promise<number> =>
  (await send('PUT', `/${id}`, payload)).json().latest;
const policy = async (name: string, require: object) => {
  const url = `/api/label-policies/${name}`;
  expect((await test.put(ada, url, { require })).statusCode).toBe(200);
};
/** While the gate compares texts for the first time, something happens. */
async function meanwhile<T>(happens: () => Promise<unknown>, call: () => Promise<T>): Promise<T> {
  const check = test.ctx.refiner.check;
  let left = 1;
  test.ctx.refiner.check = async (...question) => {
    const found = await check(...question);
    if (left-- > 0) await happens();
    return found;
  };
  try {
    return await call();
  } finally {
    test.ctx.refiner.check = check;
  }
}

describe('what a label requires is what it requires when the label moves', () => {
  it('where an admin asks for more while the texts are compared', async () => {
    await given(1);
    const polite = await change({ content: FIRST.replace('Answer', 'Please answer') });
    const stricter = () => policy('production', { fidelity: true, variables: true, approvals: 1 });
    const { findings } = await meanwhile(stricter, () => refused(polite));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'approvals', passed: false }));
    expect((await send('GET', `/${id}`)).json().labels).toEqual({ production: 1 });
  });

  it('where who has approved leaves while the texts are compared', async () => {
    await policy('production', { fidelity: true, approvals: 1 });
    await send('POST', `/${id}/versions/1/approve`, undefined, bob);
    await given(1);
    const polite = await change({ content: FIRST.replace('Answer', 'Please answer') });
    expect((await send('POST', `/${id}/versions/2/approve`, undefined, bob)).statusCode).toBe(200);
    const url = `/api/organizations/${ada.organizationId}/members/${bob.user.id}`;
    await meanwhile(
      () => test.delete(ada, url),
      () => refused(polite),
    );
    expect((await send('GET', `/${id}`)).json().labels).toEqual({ production: 1 });
  });

  it('where the prompt takes the name of another while the texts are compared', async () => {
    const other = { name: 'Refunds', content: 'Promise every customer a refund today.' };
    const { id: refunds } = (await send('POST', '', other)).json();
    expect((await send('PUT', `/${refunds}/labels/production`, { version: 1 })).statusCode).toBe(200);
    await send('DELETE', `/${refunds}?force=true`);
    await given(1);
    await send('DELETE', `/${id}/labels/production`);
    const polite = await change({ content: FIRST.replace('Answer', 'Please answer') });
    await meanwhile(
      () => send('PUT', `/${id}`, { name: 'Refunds' }),
      () => refused(polite),
    );
    const renamed = (await send('GET', `/${id}`)).json();
    expect([renamed.name, renamed.labels]).toEqual(['Refunds', {}]);
  });

  it.each([
    ['an answer to an admin waits for moves that have read what it was', 'pg_advisory_xact_lock_shared'],
    ['a move waits for an admin who is changing it', 'pg_advisory_xact_lock'],
  ])('%s', async (_, lock) => {
    const key = `label-policy:${ada.organizationId}:production`;
    const isWaiting = async () => {
      const rows = await asSuperuser(
        test.ctx,
        (sql) => sql`select 1 from pg_locks where locktype = 'advisory' and not granted`,
      );
      return rows.length > 0;
    };
    let waiting: Promise<unknown> = Promise.resolve();
    await asSuperuser(test.ctx, (sql) =>
      sql.begin(async (tx) => {
        await tx`select ${tx.unsafe(lock)}(hashtextextended(${key}, 0))`;
        waiting = lock.endsWith('shared') ? policy('production', { approvals: 1 }) : given(1);
        await expect.poll(isWaiting).toBe(true);
      }),
    );
    await waiting;
  });
});

describe('a version that has had the label', () => {
  it('passes what the label requires today, and is not compared with the texts again', async () => {
    await policy('staging', { fidelity: true });
    await given(1, 'staging');
    await policy('staging', {});
    const other = await change({ content: `${CHANGED} Say {{greeting}}.` });
    await given(other, 'staging');
    await given(1, 'staging');
    await policy('staging', { fidelity: true });
    await given(other, 'staging');
    await given(1, 'staging');
    await policy('staging', { fidelity: true, variables: true });
    expect((await refused(other, 'staging')).findings).toMatchObject([{ check: 'variables', passed: false }]);
    await policy('staging', { fidelity: true, approvals: 1 });
    expect((await refused(other, 'staging')).findings).toMatchObject([{ check: 'approvals', passed: false }]);
    await policy('staging', { role: 'admin' });
    const { findings } = await refused(other, 'staging', bob);
    expect(findings).toMatchObject([{ check: 'role', passed: false }]);
  });

  it('gets it back although it has a variable more, where that was asked of it then', async () => {
    const more = await change({ content: `${FIRST} Say {{greeting}}.` });
    await given(more);
    const acknowledged = await change({ content: FIRST });
    const { findings } = await refused(acknowledged);
    const acknowledge = findings[0].requirements.map((one: { id: string }) => one.id);
    const reply = await send('PUT', `/${id}/labels/production`, { version: acknowledged, acknowledge });
    expect(reply.statusCode, reply.body).toBe(200);
    await given(more);
  });

  it('has had this one, not another', async () => {
    await given(1);
    const changed = await change({ content: CHANGED });
    await given(changed, 'staging');
    await refused(changed);
  });

  it('is, where the label was removed, compared with the last that had it', async () => {
    await given(1, 'staging');
    await given(await change({ content: CHANGED }), 'staging');
    await policy('staging', { fidelity: true });
    expect((await send('DELETE', `/${id}/labels/staging`)).statusCode).toBe(204);
    // It says what the first one said, and keeps nothing of the last.
    await refused(await change({ content: FIRST }), 'staging');
    await given(await change({ content: CHANGED.replace('Answer', 'Please answer') }), 'staging');
  });
});

it('a label that only admins move is removed by admins only', async () => {
  await given(1);
  await policy('production', { role: 'admin' });
  const remove = (who: Member) => send('DELETE', `/${id}/labels/production`, undefined, who);
  const { findings } = expectProblem(await remove(bob), 409, 'gate_failed');
  expect(findings).toMatchObject([{ check: 'role', passed: false }]);
  expect((await send('GET', `/${id}`)).json().labels).toEqual({ production: 1 });
  expect((await remove(ada)).statusCode).toBe(204);
});
