import { createEvaluator } from '@refinery/domain/evaluators/create-evaluator.ts';
import { buildDataset, buildTester } from '@refinery/domain/runs/testing/run-builders.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const POLICY = 'Answer refunds in at most 100 words. Never promise a date.';
const OTHER = 'Promise every customer a refund today.';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  test.call(ada, method, `/api${path}`, payload);
const done = async (...args: Parameters<typeof send>) => {
  const reply = await send(...args);
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply;
};
const make = async (payload: object): Promise<string> => (await done('POST', '/prompts', payload)).json().id;
const change = (id: string, payload: object) => done('PUT', `/prompts/${id}`, payload);
const label = (id: string, version = 1, name = 'production') =>
  send('PUT', `/prompts/${id}/labels/${name}`, { version });
const given = async (...args: Parameters<typeof label>) => {
  const reply = await label(...args);
  expect(reply.statusCode, reply.body).toBe(200);
};

it.each([POLICY, OTHER])(
  'who takes the slug of one prompt and the name of another is compared with both: %s',
  async (content) => {
    const first = await make({ name: 'Refunds', slug: 'refunds', content: POLICY });
    const second = await make({ name: 'Promises', slug: 'promises', content: OTHER });
    for (const id of [first, second]) {
      await given(id);
      await done('DELETE', `/prompts/${id}?force=true`);
    }
    const both = await make({ name: 'Promises', slug: 'refunds', content });
    expectProblem(await label(both), 409, 'gate_failed');
  },
);

it('a prompt with a guarded label is not renamed while an admin changes what the label requires', async () => {
  const id = await make({ name: 'Refunds', content: POLICY });
  await given(id);
  const isWaiting = async () => {
    const rows = await asSuperuser(
      test.ctx,
      (sql) => sql`select 1 from pg_locks where locktype = 'advisory' and not granted`,
    );
    return rows.length > 0;
  };
  const key = `label-policy:${ada.organizationId}:production`;
  let renamed: Promise<unknown> = Promise.resolve();
  await asSuperuser(test.ctx, (sql) =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
      renamed = change(id, { name: 'Others' });
      await expect.poll(isWaiting).toBe(true);
    }),
  );
  await renamed;
});

it('a version gets a label back by what was found at any of its moves, not at the first alone', async () => {
  const require = (what: object) => done('PUT', '/label-policies/staging', { require: what });
  const id = await make({ name: 'Greeting', content: 'Say hello.' });
  await change(id, { content: 'Say hello to {{name}}.' });
  await change(id, { content: 'Greet {{name}}.' });
  for (const version of [1, 2, 3]) await given(id, version, 'staging');
  await require({ variables: true });
  for (const version of [2, 1, 2]) await given(id, version, 'staging');
});

describe('while an A/B test of a label runs', () => {
  const tested = async (name: string): Promise<string> => {
    const id = await make({ name, content: 'Answer.' });
    await change(id, { content: 'Please answer.' });
    await given(id, 1);
    await given(id, 1, 'staging');
    return id;
  };
  beforeEach(() => done('PUT', '/label-policies/staging', { require: {} }));

  it('that label of that prompt stays, and all others move', async () => {
    const [id, other] = [await tested('One'), await tested('Two')];
    const arms = [1, 2].map((version) => ({ version, weight: 0.5 }));
    const made = await done('POST', '/ab-tests', {
      promptId: id,
      label: 'production',
      metric: 'solved',
      arms,
    });
    await done('POST', `/ab-tests/${made.json().id}/start`);
    expectProblem(await label(id, 2), 409, 'test_running');
    expectProblem(await send('DELETE', `/prompts/${id}/labels/production`), 409, 'test_running');
    await given(id, 2, 'staging');
    await given(other, 2);
    await done('DELETE', `/prompts/${id}/labels/staging`);
    await done('POST', `/ab-tests/${made.json().id}/stop`);
    await given(id, 2);
  });
});

it('a label that waits for a run is accepted, and one that moves at once is done', async () => {
  ada = await buildTester(test.ctx);
  const datasetId = await buildDataset(ada, [{ input: { n: 1 }, expected: 'yes' }]);
  const exact = await createEvaluator(ada.as, { kind: 'exact', settings: {} });
  const id = await make({ name: 'Answer', content: 'yes' });
  await change(id, { content: 'yes ' });
  const require = { evaluation: { datasetId, evaluators: [exact.id] } };
  await done('PUT', '/label-policies/production', { require });
  const waits = (version: number) =>
    send('PUT', `/prompts/${id}/labels/production`, { version, whenReady: true });
  const [first, second] = [await waits(1), await waits(2)];
  expect([first.statusCode, first.json()]).toEqual([
    200,
    expect.objectContaining({ movedAt: expect.any(String) }),
  ]);
  expect([second.statusCode, second.json()]).toEqual([
    202,
    expect.objectContaining({ runId: expect.any(String) }),
  ]);
});
