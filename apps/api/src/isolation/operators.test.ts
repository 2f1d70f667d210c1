import { disableUser } from '@refinery/domain/auth/disable-user.ts';
import { enableUser } from '@refinery/domain/auth/enable-user.ts';
import { issuePasswordReset } from '@refinery/domain/auth/issue-password-reset.ts';
import { eraseOrganization } from '@refinery/domain/erasure/erase-organization.ts';
import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { promoteMember } from '@refinery/domain/members/promote-member.ts';
import { changeLimit } from '@refinery/domain/organizations/change-limit.ts';
import { changePlan } from '@refinery/domain/organizations/change-plan.ts';
import { purgeOrganizations } from '@refinery/domain/organizations/purge-organizations.ts';
import { releasePlan } from '@refinery/domain/organizations/release-plan.ts';
import { resumeOrganization } from '@refinery/domain/organizations/resume-organization.ts';
import { suspendOrganization } from '@refinery/domain/organizations/suspend-organization.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { beforeAll, expect, it } from 'vitest';
import { addBystanders, type Bystanders } from '../testing/bystanders.ts';
import { fillOrganization } from '../testing/fill-organization.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);

const operator = fixture(() => openOperator(test));
let bystanders: Bystanders;

beforeAll(async () => {
  bystanders = await addBystanders(test);
});

/** Whom it is done to. */
interface Subject {
  admin: Member;
  colleague: Member;
  slug: string;
}

const EVERYBODY_DISABLED = () => test.sql`update users set disabled_at = now()`;
const EVERYTHING_SUSPENDED = () =>
  test.sql`update organizations set suspended_at = now(), suspended_reason = 'unpaid'`;
const DUE = ({ slug }: Subject) =>
  test.sql`update organizations set deletes_at = now() - interval '1 day' where slug = ${slug}`;

it.each<[string, (of: Subject) => Promise<unknown>, ((of: Subject) => Promise<unknown>)?]>([
  ['disableUser', ({ admin }) => disableUser(operator.ctx, admin.user)],
  ['enableUser', ({ admin }) => enableUser(operator.ctx, admin.user), EVERYBODY_DISABLED],
  ['issuePasswordReset', ({ admin }) => issuePasswordReset(operator.ctx, { ...admin.user, by: 'answer' })],
  ['promoteMember', ({ colleague, slug }) => promoteMember(operator.ctx, { ...colleague.user, slug })],
  ['changeLimit', ({ slug }) => changeLimit(operator.ctx, { slug, limit: 7 })],
  ['changePlan', ({ slug }) => changePlan(operator.ctx, { slug, plan: 'pro' })],
  ['releasePlan', ({ slug }) => releasePlan(operator.ctx, { slug })],
  ['suspendOrganization', ({ slug }) => suspendOrganization(operator.ctx, { slug, reason: 'unpaid' })],
  ['resumeOrganization', ({ slug }) => resumeOrganization(operator.ctx, { slug }), EVERYTHING_SUSPENDED],
  ['purgeOrganizations', () => purgeOrganizations(test.ctx), DUE],
  ['eraseOrganization', ({ admin }) => eraseOrganization(operator.ctx, admin)],
  ['eraseUser', ({ colleague }) => eraseUser(operator.ctx, { userId: colleague.user.id })],
])('%s changes nothing of those whom it is not done to', async (_name, verb, before) => {
  const admin = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, admin, 'member');
  await fillOrganization(test, admin, 'subject');
  const subject = { admin, colleague, slug: admin.user.organization.slug };
  await before?.(subject);
  const rows = await bystanders.rows();
  const own = await rowsNaming(test.sql, [admin.organizationId]);
  await verb(subject);
  await test.ctx.background.settled();
  expect(await rowsNaming(test.sql, [admin.organizationId])).not.toEqual(own);
  expect(await bystanders.rows()).toEqual(rows);
});
