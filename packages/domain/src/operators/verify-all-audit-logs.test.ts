import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { type VerifiedChain, verifyAllAuditLogs } from './verify-all-audit-logs.ts';

const test = fixture(openTestContext);
const operator = fixture(() => openOperator(test));

async function verify(slug?: string): Promise<VerifiedChain[]> {
  const all: VerifiedChain[] = [];
  for await (const chain of verifyAllAuditLogs(operator.ctx, { slug })) all.push(chain);
  return all;
}

it('the logs of all organizations are verified, once and by slug, however many there are', async () => {
  await test.sql`
    insert into organizations (id, name, slug)
    select gen_random_uuid(), 'Number ' || n, 'many-' || n from generate_series(1, 520) n`;
  const { organizationId, user } = await buildMember(test.ctx);
  const verified = await verify();
  const rows = await test.sql`select id, slug from organizations order by slug`;
  expect(verified.map(({ slug }) => slug)).toEqual(rows.map(({ slug }) => slug));
  const { slug } = user.organization;
  expect(await verify(slug)).toMatchObject([{ organizationId, slug, valid: true }]);
});

it('of an organization that there is', async () => {
  await expectCode(verify('nobody-has-this'), 'organization_not_found');
});

it('a broken one keeps no other from it', async () => {
  const [broken, sound] = [await buildMember(test.ctx), await buildMember(test.ctx)];
  await test.sql`alter table audit_log disable trigger user`;
  await test.sql`update audit_log set target = 'another' where organization_id = ${broken.organizationId}`;
  await test.sql`alter table audit_log enable trigger user`;
  const validOf = new Map((await verify()).map(({ organizationId, valid }) => [organizationId, valid]));
  expect(validOf.get(broken.organizationId)).toBe(false);
  expect(validOf.get(sound.organizationId)).toBe(true);
});
