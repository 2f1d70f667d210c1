import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;
let id: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  id = (await send('POST', '/prompts', { name: 'Answer', content: 'Answer.' })).json().id;
  expect((await label(1)).statusCode).toBe(200);
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  test.call(ada, method, `/api${path}`, payload);
const label = (version: number) => send('PUT', `/prompts/${id}/labels/production`, { version });
const change = async (payload: object): Promise<number> =>
  (await send('PUT', `/prompts/${id}`, payload)).json().latest;
const policy = async (require: object) => {
  const reply = await send('PUT', '/label-policies/production', { require });
  expect(reply.statusCode, reply.body).toBe(200);
};
const audited = async (action: string) => (await send('GET', `/audit-log?action=${action}`)).json();

it.each([
  [20, ''],
  [21, ', and 1 more'],
])('of %i new variables twenty are named, and how many more there are', async (count, rest) => {
  const names = Array.from({ length: count }, (_, at) => `v${String(at).padStart(2, '0')}`);
  const version = await change({ content: `Answer. ${names.map((name) => `{{${name}}}`).join(' ')}` });
  const { findings } = expectProblem(await label(version), 409, 'gate_failed');
  const told = `Programs do not give these variables yet: ${names.slice(0, 20).join(', ')}${rest}.`;
  expect(findings).toContainEqual({ check: 'variables', passed: false, detail: told });
});

it('a long value of the configuration is cut before an emoji, not in the middle of it', async () => {
  // With its quotation mark, the first half of the emoji is the last character that is told.
  const version = await change({ config: { prompt: `${'x'.repeat(138)}🙂🙂` } });
  const { findings } = expectProblem(await label(version), 409, 'gate_failed');
  const [{ requirements }] = findings.filter(({ check }: { check: string }) => check === 'configuration');
  expect(requirements).toMatchObject([{ text: `prompt: none → "${'x'.repeat(138)}…` }]);
});

it('the audit log says what a label required before, and what it requires now', async () => {
  await policy({ approvals: 2 });
  await policy({ role: 'admin' });
  expect(await audited('label-policy.update')).toMatchObject([
    { target: 'production', before: { approvals: 2 }, after: { role: 'admin' } },
    { target: 'production', before: { fidelity: true, variables: true }, after: { approvals: 2 } },
  ]);
});

it('the audit log says where a label came from and went to, also where it was removed', async () => {
  await label(await change({ content: 'Please answer.' }));
  expect((await send('DELETE', `/prompts/${id}/labels/production`)).statusCode).toBe(204);
  const at = (version: number | null) => ({ label: 'production', version });
  expect(await audited('prompt.label')).toMatchObject([
    { target: id, before: at(1), after: at(2) },
    { target: id, before: at(null), after: at(1) },
  ]);
  expect(await audited('prompt.unlabel')).toMatchObject([{ target: id, before: at(2), after: at(null) }]);
});

it('the audit log says how many approve a version after each approval and each withdrawal', async () => {
  const people = [
    await buildColleague(test.ctx, ada, 'member'),
    await buildColleague(test.ctx, ada, 'member'),
  ];
  const url = `/api/prompts/${id}/versions/1/approve`;
  for (const who of people) expect((await test.post(who, url)).statusCode).toBe(200);
  expect((await test.delete(people[0] ?? ada, url)).statusCode).toBe(200);
  const after = (action: string) =>
    audited(action).then((log) => log.map((one: { after: object }) => one.after));
  expect(await after('prompt.approve')).toEqual([
    { version: 1, approvals: 2 },
    { version: 1, approvals: 1 },
  ]);
  expect(await after('prompt.withdraw-approval')).toEqual([{ version: 1, approvals: 1 }]);
});

it('what was acknowledged beside one version is not acknowledged beside another', async () => {
  const kept = 'Answer. Never name a price.';
  const second = await change({ content: kept });
  const lost = await change({ content: kept.replace('Never', 'Use no emoji. Never') });
  const named = async () => {
    const { findings } = expectProblem(await label(lost), 409, 'gate_failed');
    return findings.flatMap(({ requirements = [] }: { requirements?: object[] }) => requirements);
  };
  const shown = await named();
  const emoji = shown.filter(({ text }: { text: string }) => text === 'Use no emoji.');
  expect(emoji).toHaveLength(1);
  const acknowledge = (await send('PUT', `/prompts/${id}/labels/production`, { version: second }))
    .json()
    .findings.flatMap(({ requirements = [] }: { requirements?: { id: string }[] }) =>
      requirements.map((one) => one.id),
    );
  const moved = await send('PUT', `/prompts/${id}/labels/production`, {
    version: second,
    acknowledge: [...acknowledge, ...acknowledge, 'r99'],
  });
  expect(moved.statusCode, moved.body).toBe(200);
  // What the gate did not ask about, nobody has acknowledged.
  const [move] = (await send('GET', `/prompts/${id}/labels/production/moves`)).json();
  expect(move.acknowledged).toEqual(acknowledge);
  const again = await named();
  expect(again).toMatchObject([{ text: 'Use no emoji.', verdict: 'added' }]);
  expect(again[0].id).not.toBe(emoji[0].id);
});
