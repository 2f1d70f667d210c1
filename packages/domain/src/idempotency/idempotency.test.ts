import { randomUUID } from 'node:crypto';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IdempotencyClaim } from '../context/idempotency-claim.ts';
import {
  bindResource,
  claimIdempotencyKey,
  forgetReplies,
  hashRequest,
  releaseIdempotencyKey,
  storeReply,
} from './idempotency.ts';

const DAY_MS = 24 * 60 * 60_000;
const LOCK_MS = 15 * 60_000;
const RUNNING = { code: 'idempotency_in_progress' };

const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const send = (key: string, { as } = member) =>
  claimIdempotencyKey(as, { key, route: 'POST /x', requestHash: hashRequest('x') });

/** The claim of a request that is let through. */
async function claim(key: string, who = member): Promise<IdempotencyClaim> {
  const told = await send(key, who);
  if (told.kind !== 'claimed') throw new Error(`The key is ${told.kind}.`);
  return told.claim;
}
const reply = (body: string) => ({ status: 201, headers: { location: `/x/${body}` }, body });
const answer = (held: IdempotencyClaim, body: string) => storeReply(member.as, held, reply(body));
const release = (held: IdempotencyClaim) => releaseIdempotencyKey(member.as, held);
async function make(held: IdempotencyClaim): Promise<string> {
  const resource = randomUUID();
  const ctx = { ...member.as, idempotency: held };
  await withTenant(ctx.db, member.organizationId, (tx) => bindResource(tx, ctx, resource));
  return resource;
}

describe('releasing a key', () => {
  it('frees this one and no other, whoever holds it', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const held = await claim('a');
    await claim('b');
    await claim('a', colleague);
    await release(held);
    await claim('a');
    await expect(send('b')).rejects.toMatchObject(RUNNING);
    await expect(send('a', colleague)).rejects.toMatchObject(RUNNING);
  });

  it('frees none that another request has taken over', async () => {
    const dead = await claim('a');
    clock.advance(LOCK_MS);
    await claim('a');
    await release(dead);
    await expect(send('a')).rejects.toMatchObject(RUNNING);
  });

  it('frees none under which something was made', async () => {
    const held = await claim('a');
    const resourceId = await make(held);
    await release(held);
    expect(await send('a')).toEqual({ kind: 'made', resourceId });
  });
});

describe('a key that has expired', () => {
  it.each([
    ['was answered', (held: IdempotencyClaim) => answer(held, 'old')],
    ['made something', make],
  ])('is as good as new where its request %s', async (_case, end) => {
    await end(await claim('a'));
    clock.advance(DAY_MS);
    const held = await claim('a');
    await expect(send('a')).rejects.toMatchObject(RUNNING);
    await answer(held, 'new');
    clock.advance(DAY_MS - 1);
    expect(await send('a')).toEqual({ kind: 'replied', reply: reply('new') });
  });
});

describe('a request that was taken for dead', () => {
  it.each([
    ['is not told from', (dead: IdempotencyClaim) => answer(dead, 'late')],
    [
      'makes nothing any more beside',
      (dead: IdempotencyClaim) => expect(make(dead)).rejects.toMatchObject(RUNNING),
    ],
  ])('%s the one that took its key over', async (_case, end) => {
    const dead = await claim('a');
    clock.advance(LOCK_MS);
    const held = await claim('a');
    await end(dead);
    await expect(send('a')).rejects.toMatchObject(RUNNING);
    await answer(held, 'new');
    expect(await send('a')).toEqual({ kind: 'replied', reply: reply('new') });
  });
});

describe('a reply', () => {
  it('is that of its own key', async () => {
    const [one, other] = [await claim('a'), await claim('b')];
    await answer(one, 'one');
    await expect(send('b')).rejects.toMatchObject(RUNNING);
    await answer(other, 'other');
    expect(await send('a')).toEqual({ kind: 'replied', reply: reply('one') });
    expect(await send('b')).toEqual({ kind: 'replied', reply: reply('other') });
  });

  it('about a batch is there from the moment at which the batch is', async () => {
    const held = await claim('a');
    const batch = await uploadBatch({ ...member, as: { ...member.as, idempotency: held } }, numberedItems(2));
    // The process that took it would store its answer now, and the work may be done by then.
    expect(await send('a')).toMatchObject({
      kind: 'replied',
      reply: {
        status: 202,
        headers: { location: `/api/v1/batches/${batch.id}` },
        body: JSON.stringify(batch),
      },
    });
  });

  it('is forgotten with what it holds, and no other is', async () => {
    const [one, other] = [await claim('a'), await claim('b')];
    const [gone] = [await make(one), await make(other)];
    await answer(one, 'one');
    await answer(other, 'other');
    const { db } = test.ctx;
    await withTenant(db, member.organizationId, (tx) => forgetReplies(tx, member.organizationId, gone));
    expect(await send('a')).toEqual({ kind: 'made', resourceId: gone });
    expect(await send('b')).toEqual({ kind: 'replied', reply: reply('other') });
  });
});
