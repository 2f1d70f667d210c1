import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { approvePending } from './approve-pending.ts';
import { notifyOfVerdict } from './notify-of-verdicts.ts';

const test = fixture(openTestContext);

let ada: Member;
let promptId: string;
let publicId: string;
let snapshotId: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  const made = await createPrompt(ada.as, { name: 'Answer', content: 'Be kind.', isPublic: true });
  [promptId, publicId] = [made.id, made.publicId ?? ''];
  [{ id: snapshotId }] = await test.sql<[{ id: string }]>`
    update published_prompts set status = 'pending' where publication_id = ${publicId} returning id`;
});

const statusOf = async () =>
  (await test.sql`select status from published_prompts where id = ${snapshotId}`)[0]?.status;
const approve = () => approvePending(test.ctx, publicId);

it('what is held back at the moment at which it is to be shown waits for an operator', async () => {
  const hold = commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`update publications set held_at = now() where id = ${publicId}`,
    approve,
  );
  expect(await hold).toBe('pending');
  expect(await statusOf()).toBe('pending');
});

it('what an operator rejects at the moment at which it is to be shown is not shown', async () => {
  const reject = commitMeanwhile(
    test.databaseUrl,
    async (tx) => {
      await tx`select from publications where id = ${publicId} for no key update`;
      await tx`update published_prompts set status = 'rejected' where id = ${snapshotId}`;
    },
    approve,
  );
  expect(await reject).toBe('rejected');
  expect(await statusOf()).toBe('rejected');
});

it('nothing is shown of what is withdrawn at that moment', async () => {
  const withdraw = commitMeanwhile(
    test.databaseUrl,
    async (tx) => {
      await tx`select from publications where id = ${publicId} for no key update`;
      await tx`delete from published_prompts where id = ${snapshotId}`;
    },
    approve,
  );
  expect(await withdraw).toBeNull();
});

it('a verdict that another process tells at that moment is told once', async () => {
  await test.sql`update published_prompts set status = 'rejected', judged_at = now(), judged_by = 'somebody' where id = ${snapshotId}`;
  await commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`update published_prompts set told_at = now() where id = ${snapshotId}`,
    () => notifyOfVerdict(test.ctx, { id: snapshotId, organizationId: ada.organizationId }),
  );
  const told =
    await test.sql`select from audit_log where target = ${promptId} and action = 'prompt.moderate'`;
  expect(told).toHaveLength(0);
});
