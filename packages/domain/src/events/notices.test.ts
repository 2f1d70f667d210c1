import { users } from '@refinery/db/schema/users.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { eq, inArray } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { disableUser } from '../auth/disable-user.ts';
import { cancelBatch } from '../batches/cancel-batch.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { optimize } from '../optimizations/optimize.ts';
import { reserveQuota } from '../usage/quota.ts';

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { quotaLimit: 5 });
});

const refine = async (count: number) => {
  for (let each = 0; each < count; each++) await optimize(member.as, { text: promptNumber(each) });
};
const subjectsTo = async ({ user }: Member) => {
  await deliverMails(test.ctx);
  return (await readOutbox(test.ctx, user.email)).map(({ subject }) => subject?.replace(/^.* has/, 'has'));
};
const of = ({ organizationId, user }: Member) => ({ organizationId, userId: user.id });
const WARNING = 'has used 80 % of its monthly quota';
const REACHED = 'has used up its monthly quota';

it('every admin is told at 80 and at 100 percent of a quota, once each, anew each month', async () => {
  clock.set(new Date('2026-05-10T00:00:00Z'));
  member = await buildMember(test.ctx, { quotaLimit: 5 });
  const colleague = await buildColleague(test.ctx, member, 'admin');
  await refine(3);
  expect(await subjectsTo(member)).toEqual([]);
  await refine(1);
  expect([await subjectsTo(member), await subjectsTo(colleague)]).toEqual([[WARNING], [WARNING]]);
  const [warning] = await readOutbox(test.ctx, member.user.email);
  expect(warning?.text).toContain(`“${member.user.organization.name}” has used 4 of its 5 optimizations`);
  expect(warning?.text).toContain('1 June 2026');
  await refine(1);
  await expect(refine(1)).rejects.toMatchObject({ code: 'quota_exceeded' });
  expect(await subjectsTo(member)).toEqual([WARNING, REACHED]);
  clock.set(new Date('2026-06-02T00:00:00Z'));
  await refine(4);
  expect(await subjectsTo(colleague)).toEqual([WARNING, REACHED, WARNING]);
});

it('members and viewers are not told, nor admins of other organizations, whatever they become before the mails are sent', async () => {
  const colleague = await buildColleague(test.ctx, member, 'admin');
  const others = [
    await buildColleague(test.ctx, member, 'member'),
    await buildColleague(test.ctx, member, 'viewer'),
  ];
  const stranger = await buildMember(test.ctx);
  await refine(5);
  const written = await test.ctx.systemDb
    .select({ userId: workJobs.userId, kind: workJobs.kind })
    .from(workJobs)
    .where(inArray(workJobs.organizationId, [member.organizationId, stranger.organizationId]));
  expect(written.map(({ kind }) => kind)).toEqual(Array(4).fill('email'));
  expect(new Set(written.map(({ userId }) => userId))).toEqual(new Set([member.user.id, colleague.user.id]));
  for (const other of others) await setRole(test.ctx, of(other), 'admin');
  for (const admin of [member, colleague]) expect(await subjectsTo(admin)).toEqual([WARNING, REACHED]);
  for (const other of [...others, stranger]) expect(await subjectsTo(other)).toEqual([]);
});

it('where mails go out, nobody is told at an address that they have not confirmed', async () => {
  const colleague = await buildColleague(test.ctx, member, 'admin');
  await test.ctx.systemDb
    .update(users)
    .set({ emailVerifiedAt: clock.now() })
    .where(eq(users.id, colleague.user.id));
  await refine(4);
  const mail = { ...test.ctx.settings.mail, smtpUrl: 'smtp://127.0.0.1:1' };
  await deliverMails({ ...test.ctx, settings: { ...test.ctx.settings, mail } });
  expect([await subjectsTo(member), await subjectsTo(colleague)]).toEqual([[], [WARNING]]);
});

it('whoever is disabled when the mail is due gets none', async () => {
  const colleague = await buildColleague(test.ctx, member, 'admin');
  await refine(4);
  const operator = openOperator(test);
  await disableUser(operator.ctx, { email: colleague.user.email });
  await operator.close();
  expect([await subjectsTo(member), await subjectsTo(colleague)]).toEqual([[WARNING], []]);
  // Nothing went wrong: no operator is to look for a mail that failed.
  const { organizationId } = member;
  const jobs = await member.as.tenant.run((tx) =>
    tx.select({ status: workJobs.status }).from(workJobs).where(eq(workJobs.organizationId, organizationId)),
  );
  expect(jobs).toEqual([{ status: 'completed' }, { status: 'completed' }]);
});

it('whoever is no admin any more when the mail is due gets none', async () => {
  const colleague = await buildColleague(test.ctx, member, 'admin');
  await refine(4);
  await setRole(test.ctx, of(colleague), 'member');
  expect(await subjectsTo(colleague)).toEqual([]);
  await setRole(test.ctx, of(colleague), 'admin');
  expect(await subjectsTo(colleague)).toEqual([]);
});

it('a batch that uses a quota up at once is told of once, and not again after a refund', async () => {
  const { id } = await uploadBatch(member, numberedItems(5));
  await cancelBatch(member.as, { id });
  await uploadBatch(member, numberedItems(5));
  expect(await subjectsTo(member)).toEqual([REACHED]);
});

it('requests that pass a threshold together are told of once', async () => {
  await Promise.all([1, 2, 3, 4].map((each) => optimize(member.as, { text: promptNumber(each) })));
  expect(await subjectsTo(member)).toEqual([WARNING]);
});

it('what is charged and then not accepted is told to nobody', async () => {
  const { organizationId } = member;
  const undone = member.as.tenant.run(async (tx) => {
    await reserveQuota(member.as, tx, { organizationId, apiKeyId: null, meter: OPTIMIZATIONS, amount: 5 });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await subjectsTo(member)).toEqual([]);
});
