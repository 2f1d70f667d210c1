import { randomUUID } from 'node:crypto';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { removeOldTexts } from '../maintenance/internal/remove-old-texts.ts';
import { updateOrganization } from '../organizations/update-organization.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { deletePrompt } from '../prompts/versions/delete-prompt.ts';
import { getExecution } from './get-execution.ts';
import { rateExecution } from './rate-execution.ts';
import { testPrompt } from './test-prompt.ts';

const DAY_MS = 24 * 60 * 60_000;

const clock = new TestClock();
const vendor = fixture(() => startFakeVendor({ protocol: 'openai', apiKey: 'sk-operator' }));
const test = fixture((services) =>
  openTestContext(services, {
    clock,
    env: { OPENAI_API_KEY: 'sk-operator', OPENAI_BASE_URL: vendor.baseUrl },
  }),
);

let member: Member;

beforeEach(async () => {
  vendor.reset();
  member = await buildMember(test.ctx);
});

/** Tests a prompt about a word, which the model repeats. */
async function testAbout(word: string, by = member) {
  vendor.respondWith(() => `Something about ${word}.`);
  const { id } = await createPrompt(member.as, { name: 'Words', content: 'Write about {{word}}.' });
  return testPrompt(by.as, { id, input: { word }, model: 'openai/gpt-4o-mini' });
}

it('loses its texts when the organization keeps them no longer; ratings and figures stay', async () => {
  const secret = `acme${randomUUID().slice(0, 8)}`;
  const made = await testAbout(secret);
  await rateExecution(member.as, { id: made.id, rating: 2, feedback: `Says ${secret}.` });
  expect(await findText(test.sql, secret)).toEqual(
    expect.arrayContaining(['executions.feedback', 'executions.input', 'executions.output']),
  );
  await updateOrganization(member.as, { promptRetentionDays: 3 });
  clock.advance(3 * DAY_MS);
  await removeOldTexts(test.ctx);
  expect((await getExecution(member.as, made)).output).toBe(made.output);
  clock.advance(1);
  await removeOldTexts(test.ctx);
  expect(await findText(test.sql, secret)).toEqual([]);
  expect(await getExecution(member.as, made)).toEqual({
    ...made,
    input: null,
    output: null,
    feedback: null,
    rating: 2,
    textsRemovedAt: clock.now().toISOString(),
  });
  // A feedback would stay for ever; a rating says nothing.
  const late = rateExecution(member.as, { id: made.id, feedback: 'Late.' });
  await expect(late).rejects.toMatchObject({ code: 'texts_removed' });
  expect(await rateExecution(member.as, { id: made.id, rating: 5 })).toMatchObject({ rating: 5 });
});

it('goes with its prompt', async () => {
  const made = await testAbout('rain');
  await deletePrompt(member.as, { id: made.promptId });
  await expect(getExecution(member.as, made)).rejects.toMatchObject({ code: 'execution_not_found' });
});

it('says of nobody who is erased that they made it', async () => {
  const colleague = await buildColleague(test.ctx, member, 'member');
  const made = await testAbout('snow', colleague);
  const operator = { ...test.ctx, actor: { kind: 'operator', name: 'erase' } as const };
  await eraseUser(operator, { userId: colleague.user.id });
  expect(await getExecution(member.as, made)).toEqual(made);
  expect(await test.sql`select user_id from executions where id = ${made.id}`).toEqual([{ user_id: null }]);
});

it('is changed by no role but in what people say of it', async () => {
  const made = await testAbout('wind');
  for (const role of ['refinery_app', 'refinery_system'] as const) {
    const client = openRawClient(test.databaseUrl, role);
    await client`select set_config('app.organization_id', ${member.organizationId}, false)`;
    for (const attack of ["update executions set output = ''", 'delete from executions'])
      await expect(client.unsafe(attack), attack).rejects.toMatchObject({ code: '42501' });
    await client.end();
  }
  expect(await getExecution(member.as, made)).toEqual(made);
});

it('is charged to the budget of the month', async () => {
  await updateOrganization(member.as, { monthlyBudgetUsd: 0.000_001 });
  await expect(testAbout('hail')).rejects.toMatchObject({ code: 'budget_exceeded' });
  expect(vendor.requests).toEqual([]);
});
