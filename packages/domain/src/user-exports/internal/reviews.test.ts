import { newId } from '@refinery/db/ids.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { linesIn } from '@refinery/testing/read-zip.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { reviewsOf } from './reviews.ts';

const test = fixture(openTestContext);

const add = async ({ organizationId, user }: Member, text: string): Promise<void> => {
  await test.sql`
    insert into optimization_reviews (optimization_id, organization_id, optimized_at, text, rejected, counts, checks, original_tokens,
      rewritten_tokens, user_id, reviewed_at)
    values (${newId()}, ${organizationId}, now(), ${text}, '[]', '[]', '{}', 1, 1, ${user.id}, now())`;
};
/** The texts that the archive of a person has of one organization. */
async function exported({ user }: Member, organizationId: string): Promise<string[]> {
  const lines = reviewsOf(user)((work) => withTenant(test.ctx.db, organizationId, work), organizationId);
  const all = linesIn((await Array.fromAsync(lines)).join(''));
  return all.map((line) => String(Object(line).text)).sort();
}

it('the archive of a person has all reviews that they made, page by page, and none of others', async () => {
  const member = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, member, 'member');
  const stranger = await buildMember(test.ctx);
  const texts = Array.from({ length: 41 }, (_, at) => `review ${at}`).sort();
  for (const text of texts) await add(member, text);
  await add(colleague, 'of the colleague');
  await add(stranger, 'of the stranger');
  expect(await exported(member, member.organizationId)).toEqual(texts);
  expect(await exported(colleague, member.organizationId)).toEqual(['of the colleague']);
  expect(await exported(stranger, member.organizationId)).toEqual([]);
  expect(await exported(member, stranger.organizationId)).toEqual([]);
});
