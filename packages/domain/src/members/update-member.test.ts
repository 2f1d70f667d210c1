import { buildMember, joinOrganization } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { updateMember } from './update-member.ts';

const test = fixture(openTestContext);

it('a role that changes meanwhile is the one that the log has as before', async () => {
  const admin = await buildMember(test.ctx);
  const { organizationId } = admin;
  const { userId } = (await joinOrganization(test.ctx, await buildMember(test.ctx), admin, 'member')).as
    .actor;
  const changed = await commitMeanwhile(
    test.databaseUrl,
    async (tx) => {
      await tx`select from organizations where id = ${organizationId} for update`;
      await tx`update memberships set role = 'admin' where user_id = ${userId} and organization_id = ${organizationId}`;
    },
    () => updateMember(admin.as, { id: userId ?? '', role: 'viewer' }),
  );
  expect(changed.role).toBe('viewer');
  const [logged] = await test.sql`
    select before, after from audit_log where organization_id = ${organizationId} and action = 'member.update'`;
  expect(logged).toEqual({ before: { role: 'admin' }, after: { role: 'viewer' } });
});
