import { buildColleague, buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { updateOrganization } from '../organizations/update-organization.ts';
import { asMember } from './as-member.ts';
import { removeMember } from './remove-member.ts';

const test = fixture(openTestContext);

it('what is done later for somebody has their role, plan and defaults of that organization, and none of another', async () => {
  const admin = await buildMember(test.ctx, { plan: 'pro' });
  const colleague = await buildColleague(test.ctx, admin, 'viewer');
  await updateOrganization(admin.as, { defaultStrategy: 'LEGAL', defaultCompressionLevel: 'high' });
  const { organizationId } = admin;
  const later = { organizationId, userId: colleague.user.id, sessionId: 'later' };
  const { actor } = await asMember(test.ctx, later);
  expect(actor).toMatchObject({
    organizationId,
    role: 'viewer',
    plan: 'pro',
    defaults: { strategy: 'LEGAL', compressionLevel: 'high' },
  });
  expect(actor.permissions.has('members:write')).toBe(false);
  const own = await asMember(test.ctx, { ...later, organizationId: colleague.user.organizationId });
  expect(own.actor).toMatchObject({ role: 'admin', plan: 'enterprise' });
  expect(own.actor.defaults).not.toMatchObject({ strategy: 'LEGAL' });
});

it('nothing is done for somebody who has left or was deleted, whatever else they belong to', async () => {
  const admin = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, admin, 'member');
  const later = { organizationId: admin.organizationId, userId: colleague.user.id, sessionId: 'later' };
  await removeMember(admin.as, { id: colleague.user.id });
  await expectCode(asMember(test.ctx, later), 'forbidden');
  await expectCode(asMember(test.ctx, { ...later, userId: null }), 'forbidden');
});
