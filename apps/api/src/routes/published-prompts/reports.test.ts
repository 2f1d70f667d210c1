import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { reportPublishedPrompt } from '@refinery/domain/prompts/publishing/report-published-prompt.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildReporter } from '@refinery/testing/build-reporter.ts';
import { buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);

let ada: Member;
let publicId: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  const payload = { name: 'Answer', content: 'Answer in at most 90 words.', isPublic: true };
  publicId = (await test.post(ada, '/api/prompts', payload)).json().publicId;
});

const body = { reason: 'It lies.' };
const report = (who: Member) => test.post(who, `/api/prompts/public/${publicId}/report`, body);
const reporters = (count: number) =>
  Promise.all(Array.from({ length: count }, () => buildReporter(test.ctx)));
const isShown = async () => {
  await reconcile(test.ctx);
  await test.ctx.identities.caughtUp();
  return (await test.get(null, `/api/prompts/public/${publicId}`)).statusCode === 200;
};

describe('a report is one of a person', () => {
  it('in whatever organizations they are, and however often they report at once', async () => {
    const [person] = await reporters(1);
    if (!person) throw new Error('nobody');
    const homes = await reporters(2);
    const elsewhere = await Promise.all(
      homes.map((home) => joinOrganization(test.ctx, person, home, 'member')),
    );
    const replies = await Promise.all([person, ...elsewhere, ...elsewhere].map(report));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409, 409, 409, 409]);
    for (const who of [person, ...elsewhere]) expectProblem(await report(who), 409, 'already_reported');
    expect(await isShown()).toBe(true);
    for (const who of homes) expect((await report(who)).statusCode).toBe(204);
    expect(await isShown()).toBe(false);
  });

  it('also by their API key', async () => {
    const [person, ...more] = await reporters(3);
    if (!person) throw new Error('nobody');
    const payload = { name: 'CI', scopes: ['prompts:read'] };
    const made = await test.post(person, '/api/api-keys', payload);
    const byKey = await test.app.inject({
      method: 'POST',
      url: `/api/prompts/public/${publicId}/report`,
      payload: body,
      headers: { 'x-api-key': made.json().key },
    });
    expect(byKey.statusCode, byKey.body).toBe(204);
    expectProblem(await report(person), 409, 'already_reported');
    for (const who of more) await report(who);
    expect(await isShown()).toBe(false);
  });

  it('of each of an organization', async () => {
    const [home, ...others] = await reporters(3);
    if (!home) throw new Error('nobody');
    for (const who of others) await report(await joinOrganization(test.ctx, who, home, 'viewer'));
    await report(home);
    expect(await isShown()).toBe(false);
  });
});

it.each([
  ['was younger than seven days', "created_at = now() - interval '167 hours'"],
  ['has no confirmed address', 'email_verified_at = null'],
  ['is disabled', 'disabled_at = now()'],
])('the report of an account that %s does not count', async (_name, change) => {
  const three = await reporters(3);
  const [changed] = three;
  if (change.startsWith('created_at'))
    await test.sql.unsafe(`update users set ${change} where id = '${changed?.user.id}'`);
  for (const who of three.slice(0, 2)) expect((await report(who)).statusCode).toBe(204);
  await test.sql.unsafe(`update users set ${change} where id = '${changed?.user.id}'`);
  for (const who of three.slice(2)) expect((await report(who)).statusCode).toBe(204);
  expect(await isShown()).toBe(true);
  for (const who of await reporters(1)) await report(who);
  expect(await isShown()).toBe(false);
});

it('an account does not come to count by waiting: it was too young when it reported', async () => {
  const three = await reporters(3);
  await test.sql`update users set created_at = now() where id = any(${three.map(({ user }) => user.id)})`;
  for (const who of three) expect((await report(who)).statusCode).toBe(204);
  await test.sql`
    update publication_reports set created_at = created_at - interval '8 days' where publication_id = ${publicId}`;
  await test.sql`
    update users set created_at = now() - interval '9 days' where id = any(${three.map(({ user }) => user.id)})`;
  expect(await isShown()).toBe(true);
});

it('the reports of people who were erased, or who belong to the organization, do not count', async () => {
  const [erased, colleague, ...two] = await reporters(4);
  if (!erased || !colleague) throw new Error('nobody');
  await joinOrganization(test.ctx, colleague, ada, 'member');
  expect((await report(colleague)).statusCode).toBe(204);
  expect((await report(erased)).statusCode).toBe(204);
  await test.sql`update publication_reports set user_id = null where user_id = ${erased.user.id}`;
  for (const who of two) await report(who);
  expect(await isShown()).toBe(true);
  const operator = await buildOperator(test.ctx);
  const reported = await test.get(operator, '/api/admin/prompts?limit=100&status=reported');
  const [text] = reported.json().filter((one: { publicId: string }) => one.publicId === publicId);
  expect(text.reportCount).toBe(4);
});

it('nobody reports who has not confirmed their address', async () => {
  const [person] = await reporters(1);
  if (!person) throw new Error('nobody');
  const actor = { ...person.as.actor, mustVerify: true };
  await expectCode(
    reportPublishedPrompt({ ...person.as, actor }, { id: publicId, ...body }),
    'email_not_verified',
  );
  expect((await report(person)).statusCode).toBe(204);
});

it('operators are shown the twenty oldest reports of a text, and told how many there are', async () => {
  await test.sql`
    insert into publication_reports (publication_id, organization_id, reason, created_at)
    select ${publicId}, ${ada.organizationId}, 'Reason ' || n, now() + n * interval '1 second'
    from generate_series(1, 22) n`;
  const operator = await buildOperator(test.ctx);
  const reported = await test.get(operator, '/api/admin/prompts?limit=100&status=reported');
  const [text] = reported.json().filter((one: { publicId: string }) => one.publicId === publicId);
  expect(text.reportCount).toBe(22);
  expect(text.reports.map(({ reason }: { reason: string }) => reason)).toEqual(
    Array.from({ length: 20 }, (_, index) => `Reason ${index + 1}`),
  );
});

it('what an operator decides while it is reported is not overruled by what they have settled', async () => {
  for (const who of await reporters(2)) await report(who);
  const [last] = await reporters(1);
  if (!last) throw new Error('nobody');
  const reply = await commitMeanwhile(
    test.databaseUrl,
    async (tx) => {
      await tx`
        select from publications where id in (select publication_id from publication_reports where settled_at is null)
        for no key update`;
      await tx`update publication_reports set settled_at = now() where settled_at is null`;
    },
    () => report(last),
  );
  expect(reply.statusCode).toBe(204);
  expect(await isShown()).toBe(true);
});
