import type { Db } from '@refinery/db/create-db.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { projects } from '@refinery/db/schema/projects.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openUnrestrictedDb } from '@refinery/testing/raw-client.ts';
import { linesIn } from '@refinery/testing/read-zip.ts';
import { storeRow } from '@refinery/testing/store-row.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executionsOf } from './library-files.ts';
import type { OfOne } from './of-one.ts';
import { ratingsOf } from './ratings.ts';

const test = fixture(openTestContext);

let superuser: Db;

beforeAll(async () => {
  superuser = openUnrestrictedDb(test.databaseUrl);
});
afterAll(async () => {
  await superuser.$client.end();
});

/** Stores executions of the organization of a member. */
async function openExecutions({ organizationId }: Member) {
  const project = await storeRow(superuser, projects, { organizationId });
  const prompt = await storeRow(superuser, prompts, { organizationId, projectId: project.id });
  const nobody = { userId: null, runId: null, rating: null, ratedBy: null, feedback: null, feedbackBy: null };
  return (given: Partial<typeof executions.$inferInsert>) =>
    storeRow(superuser, executions, { ...nobody, organizationId, promptId: prompt.id, ...given });
}

/** What the archive of a person has of one organization. */
async function exported(of: OfOne, { organizationId }: Member): Promise<unknown[]> {
  const lines = of((work) => withTenant(test.ctx.db, organizationId, work), organizationId);
  return linesIn((await Array.fromAsync(lines)).join(''));
}

it('the archive of a person has what they said of outputs, and nothing that others said or made', async () => {
  const member = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, member, 'member');
  const me = member.user.id;
  const other = colleague.user.id;
  const add = await openExecutions(member);
  const mine = await add({ userId: me, rating: 5, ratedBy: me });
  const both = await add({ userId: other, rating: 1, ratedBy: other, feedback: 'Too long.', feedbackBy: me });
  const rated = await add({ userId: other, rating: 2, ratedBy: me, feedback: 'Dull.', feedbackBy: other });
  await add({ userId: me, rating: 3, ratedBy: other, feedback: 'Of the colleague.', feedbackBy: other });
  await add({ userId: me, rating: 4, feedback: 'Of somebody who was erased.' });
  const line = ({ id, version, promptId }: Record<string, unknown>, said: object) => ({
    organizationId: member.organizationId,
    executionId: id,
    promptId,
    version,
    ...said,
  });
  expect(await exported(ratingsOf(member.user), member)).toEqual([
    line(mine, { rating: 5, feedback: null }),
    line(both, { rating: null, feedback: 'Too long.' }),
    line(rated, { rating: 2, feedback: null }),
  ]);
  const tests = await exported(executionsOf(member.user), member);
  expect(tests).toHaveLength(3);
  expect(JSON.stringify(tests)).not.toMatch(/rating|feedback|colleague|erased/i);
});

it('has all of them, page by page, of the organization that is read alone', async () => {
  const member = await buildMember(test.ctx);
  const stranger = await buildMember(test.ctx);
  const add = await openExecutions(member);
  const ids: unknown[] = [];
  for (let nth = 0; nth < 101; nth++)
    ids.push(
      (
        await add(
          nth % 2 ? { rating: 1, ratedBy: member.user.id } : { feedback: 'x', feedbackBy: member.user.id },
        )
      ).id,
    );
  await (await openExecutions(stranger))({ rating: 1, ratedBy: member.user.id });
  const found = await exported(ratingsOf(member.user), member);
  expect(found.map((line) => Object(line).executionId)).toEqual(ids);
  expect(await exported(ratingsOf(member.user), stranger)).toHaveLength(1);
  expect(await exported(ratingsOf(stranger.user), member)).toEqual([]);
  // Also where row-level security hides nothing.
  const all = ratingsOf(member.user)((work) => superuser.transaction(work), member.organizationId);
  expect(linesIn((await Array.fromAsync(all)).join(''))).toEqual(found);
});
