import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { users } from '@refinery/db/schema/users.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from './authenticate.ts';
import { createAccount } from './create-account.ts';
import { disableUser } from './disable-user.ts';
import { addOperator, removeOperator } from './set-operator.ts';

const test = fixture(openTestContext);
const operator = fixture(() => openOperator(test));
let member: Member;
let email: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  email = member.user.email;
});

/** Operators are another process: this one is told. */
const rightsOf = async ({ sessionId }: Member) => {
  await test.ctx.identities.caughtUp();
  return (await authenticateSession(test.ctx, sessionId)).operator;
};
const confirmEmail = () =>
  test.ctx.systemDb.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, member.user.id));
const secondFactor = (confirmedAt: Date | null) =>
  test.ctx.systemDb
    .insert(secondFactors)
    .values({ userId: member.user.id, sealedSecret: 'sealed', confirmedAt })
    .onConflictDoUpdate({ target: secondFactors.userId, set: { confirmedAt } });

describe('somebody who is made an operator', () => {
  it('is one from the next request on, once, and may act once they have a second factor', async () => {
    await confirmEmail();
    expect(await rightsOf(member)).toBeNull();
    const added = { changed: true, mustSetUpTwoFactor: true };
    expect(await addOperator(operator.ctx, { email: email.toUpperCase() })).toEqual(added);
    expect(await rightsOf(member)).toEqual({ mustSetUpTwoFactor: true });
    await secondFactor(null);
    expect(await rightsOf(member)).toEqual({ mustSetUpTwoFactor: true });
    await secondFactor(new Date());
    expect(await rightsOf(member)).toEqual({ mustSetUpTwoFactor: false });
    const again = { changed: false, mustSetUpTwoFactor: false };
    expect(await addOperator(operator.ctx, { email })).toEqual(again);
    await test.ctx.systemDb.delete(secondFactors).where(eq(secondFactors.userId, member.user.id));
    expect(await rightsOf(member)).toEqual({ mustSetUpTwoFactor: true });
  });

  it('is one no more from the next request on', async () => {
    const other = await buildOperator(test.ctx);
    const was = await buildOperator(test.ctx);
    expect(await removeOperator(operator.ctx, was.user)).toEqual({ changed: true });
    expect([await rightsOf(was), await rightsOf(other)]).toEqual([null, { mustSetUpTwoFactor: false }]);
    expect(await removeOperator(operator.ctx, was.user)).toEqual({ changed: false });
  });

  it('is somebody whose e-mail is confirmed, and who may sign in', async () => {
    await expectCode(addOperator(operator.ctx, { email }), 'email_not_verified');
    await confirmEmail();
    await disableUser(operator.ctx, { email });
    await expectCode(addOperator(operator.ctx, { email }), 'account_disabled');
    for (const verb of [addOperator, removeOperator])
      await expectCode(verb(operator.ctx, { email: 'nobody@example.com' }), 'user_not_found');
  });

  it('stands so in the logs of their organizations', async () => {
    await confirmEmail();
    await addOperator(operator.ctx, { email });
    await removeOperator(operator.ctx, { email });
    const rows = await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.select().from(auditLog).where(like(auditLog.action, '%operator')).orderBy(auditLog.sequence),
    );
    const one = { actorKind: 'operator', target: member.user.id };
    const since = expect.any(String);
    expect(rows).toMatchObject([
      {
        ...one,
        action: 'user.add-operator',
        before: { operatorSince: null },
        after: { operatorSince: since },
      },
      {
        ...one,
        action: 'user.remove-operator',
        before: { operatorSince: since },
        after: { operatorSince: null },
      },
    ]);
  });
});

it('nobody who signs up, or adds people, makes themselves one', async () => {
  const hostile = { email: 'mallory@example.com', fullName: 'Mallory', operatorSince: new Date() };
  const { user } = await createAccount(test.ctx, hostile, 'no password');
  const [row] = await asSuperuser(
    test.ctx,
    (sql) => sql`select operator_since from users where id = ${user.id}`,
  );
  expect(row).toEqual({ operator_since: null });
});

it('somebody whose second factor is not confirmed yet has to set it up', async () => {
  await confirmEmail();
  await secondFactor(null);
  expect(await addOperator(operator.ctx, { email })).toEqual({ changed: true, mustSetUpTwoFactor: true });
  await secondFactor(new Date());
  expect(await addOperator(operator.ctx, { email })).toEqual({ changed: false, mustSetUpTwoFactor: false });
});
