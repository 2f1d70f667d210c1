import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { claimIdempotencyKey } from '../../idempotency/idempotency.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { optimizePrompt } from './optimize-prompt.ts';

const test = fixture(openTestContext);
let member: Member;
let id: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  const content = 'Could you please kindly answer {{customer}} in at most 100 words?';
  ({ id } = await createPrompt(member.as, { name: 'Answer', content }));
});

it.each([true, false])(
  'with commit %s, a process that dies before it answers has kept its reply',
  async (commit) => {
    const request = { key: 'once', route: 'POST /optimize', requestHash: 'a' };
    const claimed = await claimIdempotencyKey(member.as, request);
    if (claimed.kind !== 'claimed') throw new Error('The key is taken.');
    const made = await optimizePrompt({ ...member.as, idempotency: claimed.claim }, { id, commit });
    const again = await claimIdempotencyKey(member.as, request);
    if (again.kind !== 'replied') throw new Error(`It was ${again.kind}.`);
    expect([again.reply.status, JSON.parse(again.reply.body)]).toEqual([200, made]);
    expect((await getPrompt(member.as, { id })).latest).toBe(commit ? 2 : 1);
    await deletePrompt(member.as, { id });
    expect(await claimIdempotencyKey(member.as, request)).toEqual({ kind: 'made', resourceId: id });
  },
);
