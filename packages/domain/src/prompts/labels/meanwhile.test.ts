import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { TransactionSql } from 'postgres';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAbTest } from '../../ab-tests/create-ab-test.ts';
import { listAuditLog } from '../../audit/list-audit-log.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { approvePromptVersion } from './approve-prompt-version.ts';
import { listLabelMoves } from './list-label-moves.ts';
import { removePromptLabel } from './remove-prompt-label.ts';
import { setLabelPolicy } from './set-label-policy.ts';
import { setPromptLabel } from './set-prompt-label.ts';
import { withdrawApproval } from './withdraw-approval.ts';

const label = 'staging';

const test = fixture(openTestContext);
let member: Member;
let bob: Member;
let id: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  bob = await buildColleague(test.ctx, member, 'member');
  id = (await createPrompt(member.as, { name: 'Answer', content: 'Answer.' })).id;
  await updatePrompt(member.as, { id, content: 'Answer all.' });
  await setPromptLabel(member.as, { id, label, version: 1 });
});

const lockPrompt = (sql: TransactionSql) => sql`select from prompts where id = ${id} for no key update`;
const meanwhile = <T>(
  happens: (sql: TransactionSql) => PromiseLike<unknown>,
  begin: () => Promise<T>,
  waiting = 1,
) => commitMeanwhile(test.databaseUrl, happens, begin, { waiting });

const move = (version: number) => setPromptLabel(member.as, { id, label, version });
const remove = (who = member) => removePromptLabel(who.as, { id, label });
const labels = async () => (await getPrompt(member.as, { id })).labels;
/** From which version to which one the label moved, the newest move first. */
const moves = async () => {
  const { items } = await listLabelMoves(member.as, { id, label, limit: 10 });
  return items.map(({ from, to }) => [from, to]);
};
const newestEntry = async () => (await listAuditLog(member.as, { limit: 1 })).items[0];

describe('a label that is removed', () => {
  it('is removed from the version that has got it meanwhile', async () => {
    await meanwhile(
      async (sql) => {
        await lockPrompt(sql);
        await sql`update prompt_labels set version = 2 where prompt_id = ${id}`;
      },
      () => remove(),
    );
    expect((await moves())[0]).toEqual([2, null]);
    expect(await newestEntry()).toMatchObject({ action: 'prompt.unlabel', before: { label, version: 2 } });
  });

  it('is removed once where two remove it at the same moment', async () => {
    const removed = await meanwhile(lockPrompt, () => Promise.allSettled([remove(), remove(bob)]), 2);
    expect(removed).toContainEqual({ status: 'fulfilled', value: undefined });
    expect(removed).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'label_not_found' }),
    });
    expect(await moves()).toEqual([
      [1, null],
      [null, 1],
    ]);
  });

  it('stays where an admin lets only admins move it at that moment', async () => {
    const key = `label-policy:${member.organizationId}:${label}`;
    const removed = meanwhile(
      async (sql) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
        await sql`
          insert into label_policies (organization_id, label, require)
          values (${member.organizationId}, ${label}, '{"role": "admin"}')`;
      },
      () => remove(bob),
    );
    await expectCode(removed, 'gate_failed');
    expect(await labels()).toEqual({ staging: 1 });
  });
});

describe('a label whose A/B test starts at that moment', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['is not removed', () => remove()],
    ['does not move', () => move(2)],
  ])('%s', async (_, begin) => {
    const made = await createAbTest(member.as, {
      promptId: id,
      label,
      metric: 'solved',
      arms: [1, 2].map((version) => ({ version, weight: 0.5 })),
    });
    const done = meanwhile(async (sql) => {
      await lockPrompt(sql);
      await sql`update ab_tests set status = 'running', started_at = now() where id = ${made.id}`;
    }, begin);
    await expectCode(done, 'test_running');
    expect(await labels()).toEqual({ staging: 1 });
  });
});

describe('a label that moves', () => {
  it('moves from no version where it was removed meanwhile', async () => {
    await meanwhile(
      async (sql) => {
        await lockPrompt(sql);
        await sql`delete from prompt_labels where prompt_id = ${id}`;
      },
      () => move(2),
    );
    expect((await moves())[0]).toEqual([null, 2]);
    expect(await newestEntry()).toMatchObject({
      before: { label, version: null },
      after: { label, version: 2 },
    });
  });
});

it('of two admins who change at once what a label requires, the second changes what the first has set', async () => {
  const require = (approvals: number) => setLabelPolicy(member.as, { label, require: { approvals } });
  await require(1);
  const { organizationId } = member;
  const key = `label-policy:${organizationId}:${label}`;
  await meanwhile(
    async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
      await sql`update label_policies set require = '{"approvals": 2}' where organization_id = ${organizationId}`;
    },
    () => require(3),
  );
  expect(await newestEntry()).toMatchObject({ before: { approvals: 2 }, after: { approvals: 3 } });
});

it.each<[string, () => Promise<unknown>]>([
  ['labels moves', () => move(2)],
  ['labels is removed', () => remove()],
  ['versions is approved', () => approvePromptVersion(bob.as, { id, n: 1 })],
  ['approvals is withdrawn', () => withdrawApproval(bob.as, { id, n: 1 })],
])('a prompt that is deleted at that moment is there no more, and none of its %s', async (_, begin) => {
  await expectCode(
    meanwhile((sql) => sql`delete from prompts where id = ${id}`, begin),
    'prompt_not_found',
  );
});
