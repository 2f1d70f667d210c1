import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { asCaller } from '../../context/as-caller.ts';
import { claimIdempotencyKey } from '../../idempotency/idempotency.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { optimizePrompt } from '../optimizing/optimize-prompt.ts';
import { createPrompt } from './create-prompt.ts';
import { deletePrompt } from './delete-prompt.ts';
import { getPrompt } from './get-prompt.ts';
import { restorePromptVersion } from './restore-prompt-version.ts';
import { updatePrompt } from './update-prompt.ts';

const WORDY = 'Could you please kindly answer {{customer}} in at most 100 words?';

const test = fixture(openTestContext);
let member: Member;
let id: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  ({ id } = await createPrompt(member.as, { name: 'Answer', content: WORDY }));
});

const request = { key: 'once', route: 'POST /once', requestHash: 'a' };
async function claimed() {
  const made = await claimIdempotencyKey(member.as, request);
  if (made.kind !== 'claimed') throw new Error('The key is taken.');
  return { ...member.as, idempotency: made.claim };
}

it('a process that dies after it has restored a version has kept its reply', async () => {
  await updatePrompt(member.as, { id, content: 'Something else.' });
  const made = await restorePromptVersion(await claimed(), { id, n: 1 });
  const again = await claimIdempotencyKey(member.as, request);
  if (again.kind !== 'replied') throw new Error(`It was ${again.kind}.`);
  expect([again.reply.status, JSON.parse(again.reply.body)]).toEqual([200, made]);
  expect((await getPrompt(member.as, { id })).latest).toBe(3);
  await deletePrompt(member.as, { id });
  expect(await claimIdempotencyKey(member.as, request)).toEqual({ kind: 'made', resourceId: id });
});

it('the texts of a prompt that is deleted while it is refined are kept nowhere', async () => {
  const as = await claimed();
  const refiner: typeof as.refiner = {
    ...as.refiner,
    findEdits: async (owner, question) => {
      // Of the texts as wholes: every part is stored by then.
      if (question.by === 'model') await deletePrompt(member.as, { id });
      return as.refiner.findEdits(owner, question);
    },
  };
  await expectCode(optimizePrompt({ ...as, refiner }, { id }), 'prompt_not_found');
  await expectCode(claimIdempotencyKey(member.as, request), 'idempotency_in_progress');
});

it('who may not write prompts is not charged for a version that cannot be made', async () => {
  const { actor } = member.as;
  const permissions = new Set([...actor.permissions].filter((one) => one !== 'prompts:write'));
  const reader = asCaller(test.ctx, { ...actor, permissions });
  await expectCode(optimizePrompt(reader, { id, commit: true }), 'forbidden');
  expect(await getUsage(member.as)).toMatchObject({ used: 0 });
  await optimizePrompt(reader, { id });
  expect(await getUsage(member.as)).toMatchObject({ used: 1 });
});

it('says in percent how much shorter a prompt has become', async () => {
  const { originalTokens, refinedTokens, savingsPercentage } = await optimizePrompt(member.as, { id });
  expect(savingsPercentage).toBeCloseTo(100 * (1 - refinedTokens / originalTokens), 0);
  expect(savingsPercentage).toBeGreaterThan(10);
});
