import { newId } from '@refinery/db/ids.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { removeOldTexts } from '../maintenance/internal/remove-old-texts.ts';
import { updateOrganization } from '../organizations/update-organization.ts';
import { createChatSession } from './create-chat-session.ts';

const DAY_MS = 24 * 60 * 60_000;
const clock = new TestClock(new Date('2026-05-15T10:00:00Z'));
const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

/** A message of this moment. */
const say = (who: Member, sessionId: string, position: number) =>
  who.as.tenant.run(async (tx) => {
    const createdAt = clock.now();
    await tx.insert(chatMessages).values({
      id: newId(),
      organizationId: who.organizationId,
      sessionId,
      position,
      tokens: 1,
      createdAt,
      role: position % 2 ? 'user' : 'assistant',
      content: `${position}`,
      status: 'completed',
    });
    await tx
      .update(chatSessions)
      .set({ lastPosition: position, updatedAt: createdAt })
      .where(eq(chatSessions.id, sessionId));
  });
const contents = async () => {
  const rows = await member.as.tenant.run((tx) =>
    tx.select({ content: chatMessages.content }).from(chatMessages).orderBy(asc(chatMessages.position)),
  );
  return rows.map(({ content }) => content);
};
const sessions = () => member.as.tenant.run((tx) => tx.$count(chatSessions));

it('messages go when they are too old, and the session with the last of them', async () => {
  const { id } = await createChatSession(member.as, { title: 'A secret' });
  await updateOrganization(member.as, { promptRetentionDays: 3 });
  await say(member, id, 1);
  clock.advance(2 * DAY_MS);
  await say(member, id, 2);
  clock.advance(DAY_MS);
  await removeOldTexts(test.ctx);
  expect(await contents()).toEqual(['1', '2']);
  clock.advance(1);
  await removeOldTexts(test.ctx);
  expect([await contents(), await sessions()]).toEqual([['2'], 1]);
  clock.advance(2 * DAY_MS);
  await removeOldTexts(test.ctx);
  expect([await contents(), await sessions()]).toEqual([[], 0]);
});

it('more than one chunk of them goes in one tick', async () => {
  const { id } = await createChatSession(member.as, {});
  await updateOrganization(member.as, { promptRetentionDays: 1 });
  for (let position = 1; position <= 7; position += 1) await say(member, id, position);
  clock.advance(2 * DAY_MS);
  await removeOldTexts(test.ctx, 3);
  expect([await contents(), await sessions()]).toEqual([[], 0]);
});

it('a session in which a reply is being written stays', async () => {
  const { id } = await createChatSession(member.as, {});
  await updateOrganization(member.as, { promptRetentionDays: 1 });
  await say(member, id, 1);
  clock.advance(2 * DAY_MS);
  await member.as.tenant.run(async (tx) => {
    const leaseUntil = new Date(clock.now().getTime() + 1);
    await tx.update(chatSessions).set({ leaseToken: newId(), leaseUntil }).where(eq(chatSessions.id, id));
    await tx.update(chatMessages).set({ status: 'pending' }).where(eq(chatMessages.sessionId, id));
  });
  await removeOldTexts(test.ctx);
  expect([await contents(), await sessions()]).toEqual([['1'], 1]);
});

it('somebody who is erased leaves no conversation, and the others theirs', async () => {
  const colleague = await buildColleague(test.ctx, member, 'member');
  const { id } = await createChatSession(colleague.as, { title: 'A secret' });
  await say(colleague, id, 1);
  const own = await createChatSession(member.as, {});
  await say(member, own.id, 1);
  const actor = { kind: 'system', name: 'test' } as const;
  const { receipt } = await eraseUser({ ...test.ctx, actor }, { userId: colleague.user.id });
  expect(receipt.erased).toMatchObject({ chat_sessions: 1, chat_messages: 1 });
  const left = await asSuperuser(
    test.ctx,
    (sql) => sql`select id from chat_sessions where id = any(${[id, own.id]})`,
  );
  expect(left.map((row) => row.id)).toEqual([own.id]);
});
