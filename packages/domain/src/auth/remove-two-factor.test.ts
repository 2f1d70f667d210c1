import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { login } from './login.ts';
import { removeTwoFactor } from './remove-two-factor.ts';

const test = fixture(openTestContext);
const operator = fixture(() => openOperator(test));

it('opens the account by the password alone, and each organization finds it in its log', async () => {
  const member = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, member, 'viewer');
  const { email, id } = colleague.user;
  const signIn = () => login(test.ctx, { email, password: 'correct horse' }, '192.0.2.1');
  for (const userId of [id, member.user.id])
    await test.ctx.systemDb
      .insert(secondFactors)
      .values({ userId, sealedSecret: 'sealed', confirmedAt: test.ctx.clock.now() });
  await expectCode(signIn(), 'two_factor_required');

  expect(await removeTwoFactor(operator.ctx, { email: email.toUpperCase() })).toEqual({ changed: true });
  expect((await signIn()).user.email).toBe(email);
  expect(await removeTwoFactor(operator.ctx, { email })).toEqual({ changed: false });
  // Of nobody else.
  expect(await test.ctx.systemDb.$count(secondFactors, eq(secondFactors.userId, member.user.id))).toBe(1);
  for (const organizationId of [member.organizationId, colleague.user.organizationId]) {
    const rows = await withTenant(test.ctx.db, organizationId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'two-factor.disable')),
    );
    expect(rows).toMatchObject([{ actorKind: 'operator', target: id, after: { by: 'operator' } }]);
  }
  await expectCode(removeTwoFactor(operator.ctx, { email: 'nobody@example.com' }), 'user_not_found');
});
