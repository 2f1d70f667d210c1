import { randomUUID } from 'node:crypto';
import type { RateExecutionBody } from '@refinery/contracts/executions.ts';
import { buildColleague, buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
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
async function testAbout(word: string, by = member, said: RateExecutionBody = {}) {
  vendor.respondWith(() => `Something about ${word}.`);
  const { id } = await createPrompt(member.as, {
    name: `Words ${randomUUID()}`,
    content: 'Write about {{word}}.',
  });
  return testPrompt(by.as, { id, input: { word }, model: 'openai/gpt-4o-mini', ...said });
}

/** Who rated an execution and who wrote its feedback, as it is stored. */
async function saidBy({ id }: { id: string }) {
  const [row] = await test.sql`select rated_by, feedback_by from executions where id = ${id}`;
  return [row?.rated_by, row?.feedback_by];
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
  expect(await saidBy(made)).toEqual([member.user.id, null]);
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

describe('who said something of it', () => {
  it('is known of the rating and of the feedback, each by itself', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const [me, other] = [member.user.id, colleague.user.id];
    const made = await testAbout('rain');
    expect(await saidBy(made)).toEqual([null, null]);
    const rate = (by: Member, said: RateExecutionBody) => rateExecution(by.as, { id: made.id, ...said });
    await rate(colleague, { rating: 2 });
    expect(await saidBy(made)).toEqual([other, null]);
    await rate(member, { feedback: 'Dull.' });
    expect(await saidBy(made)).toEqual([other, me]);
    // A form sends all that it shows.
    await rate(colleague, { rating: 3, feedback: 'Dull.' });
    expect(await saidBy(made)).toEqual([other, me]);
    await rate(member, { rating: 3, feedback: 'Dull, but right.' });
    expect(await saidBy(made)).toEqual([other, me]);
    await rate(colleague, { feedback: 'No.' });
    await rate(member, { rating: 4 });
    expect(await saidBy(made)).toEqual([me, other]);
    await rate(member, { rating: null });
    expect(await saidBy(made)).toEqual([null, other]);
    await rate(member, { feedback: null });
    expect(await saidBy(made)).toEqual([null, null]);
  });

  it('is known where it is said with the test', async () => {
    const me = member.user.id;
    expect(await saidBy(await testAbout('rain', member, { rating: 5 }))).toEqual([me, null]);
    expect(await saidBy(await testAbout('snow', member, { feedback: 'Good.', rating: null }))).toEqual([
      null,
      me,
    ]);
  });

  it('is forgotten with them, and what they said stays; the receipt counts what they made and said', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const theirs = await testAbout('snow', colleague, { rating: 3, feedback: 'Cold.' });
    const rated = await testAbout('hail');
    await rateExecution(member.as, { id: rated.id, rating: 1 });
    const told = await rateExecution(colleague.as, { id: rated.id, feedback: 'Hard.' });
    const mine = await testAbout('wind', member, { rating: 4, feedback: 'Fast.' });
    const stranger = await buildMember(test.ctx);
    await joinOrganization(test.ctx, stranger, member, 'member');
    const operator = { ...test.ctx, actor: { kind: 'operator', name: 'erase' } as const };
    const nothing = await eraseUser(operator, { userId: stranger.user.id });
    expect(nothing.receipt.stays).not.toHaveProperty('executions');
    const { receipt } = await eraseUser(operator, { userId: colleague.user.id });
    expect(receipt.stays).toMatchObject({ executions: 2, model_calls: 1 });
    const me = member.user.id;
    expect(await saidBy(theirs)).toEqual([null, null]);
    expect(await saidBy(rated)).toEqual([me, null]);
    expect(await saidBy(mine)).toEqual([me, me]);
    expect(await getExecution(member.as, theirs)).toEqual(theirs);
    expect(await getExecution(member.as, rated)).toEqual(told);
  });
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
