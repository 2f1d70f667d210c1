import { randomUUID } from 'node:crypto';
import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

type Tx = Parameters<Parameters<typeof commitMeanwhile>[1]>[0];

const test = fixture(openTestApp);

let admin: Member;
let other: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
  other = await buildColleague(test.ctx, admin, 'admin');
});

/**
 * Begins something while somebody changes who belongs to the organization, who takes its lock as every such
 * change does.
 */
const whileMembersChange = <T>(change: (tx: Tx) => PromiseLike<unknown>, begin: () => Promise<T>) =>
  commitMeanwhile(
    test.databaseUrl,
    async (tx) => {
      await tx`select from organizations where id = ${admin.organizationId} for no key update`;
      await change(tx);
    },
    begin,
  );
const post = (url: string, payload: object) => test.post(other, `/api${url}`, payload);
const invite = () =>
  post(`/organizations/${admin.organizationId}/invitations`, { email: `${randomUUID()}@example.com` });
const rowsOf = async (table: 'invitations' | 'share_links') =>
  (await test.sql`select from ${test.sql(table)} where organization_id = ${admin.organizationId}`).length;

describe('an admin who is demoted or removed at the moment at which they', () => {
  it('invite somebody: nobody is invited by whom they could come back', async () => {
    const demote = (tx: Tx) => tx`
      update memberships set role = 'member'
      where organization_id = ${admin.organizationId} and user_id = ${other.user.id}`;
    expectProblem(await whileMembersChange(demote, invite), 403, 'forbidden');
    expect(await rowsOf('invitations')).toBe(0);
  });

  it('share a prompt: nobody is shown by a link of theirs what they may not read any more', async () => {
    const { id: promptId } = await createPrompt(admin.as, { name: 'Answer', content: 'Be kind.' });
    const remove = (tx: Tx) => tx`
      delete from memberships where organization_id = ${admin.organizationId} and user_id = ${other.user.id}`;
    const reply = await whileMembersChange(remove, () => post('/sharing/create', { promptId, version: 1 }));
    expectProblem(reply, 403, 'forbidden');
    expect(await rowsOf('share_links')).toBe(0);
  });
});

it('of two who invite at once one gets the last place', async () => {
  const add = (tx: Tx, count: number) => tx`
    insert into invitations (id, organization_id, email, role, token_hash, invited_by, created_at, expires_at)
    select gen_random_uuid(), ${admin.organizationId}, gen_random_uuid() || '@example.com', 'member', gen_random_uuid(),
      ${admin.user.id}, now(), now() + interval '1 day' from generate_series(1, ${count}::int)`;
  await test.sql.begin((tx) => add(tx, 199));
  expectProblem(await whileMembersChange((tx) => add(tx, 1), invite), 409, 'limit_reached');
  expect(await rowsOf('invitations')).toBe(200);
});
