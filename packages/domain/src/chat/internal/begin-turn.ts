import { randomUUID } from 'node:crypto';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { and, eq, gte, or, sql } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { gatewayProfile } from '../../gateway/profile.ts';
import { targetsOf } from '../../gateway/targets.ts';
import { bindResource } from '../../idempotency/idempotency.ts';
import { chooseHistory } from './chat-history.ts';
import type { Turn, WireMessage } from './chat-turn.ts';
import { contextTokens, mostTokens } from './context-tokens.ts';
import { type ChatSessionRow, findReadable, lockWritable } from './find-session.ts';
import { auditedSession, insertSession } from './insert-session.ts';
import { requireStorage } from './require-storage.ts';
import { isBusy } from './to-chat-reply.ts';
import { leaseEnd } from './turn-lease.ts';

export type TurnContext = CallerContext<
  'clock' | 'db' | 'identities' | 'logger' | 'refiner' | 'settings' | 'vendors'
>;

/** Longer than a reply may take to its first content, so that a client asks again when it may have ended. */
const RETRY_SECONDS = 5;

/**
 * Takes a message in and holds its session for the reply: the message is stored, the history chosen, and the
 * Idempotency-Key bound, in one transaction. Without a session one is made.
 * Errors: `session_not_found`, `session_busy`, `storage_disabled`, `forbidden`; `GatewayRefusal` for the
 * model of the session.
 */
export async function beginTurn(
  ctx: TurnContext,
  { sessionId, content }: { sessionId: string | null; content: string },
): Promise<Turn> {
  // Outside of the transaction: both may take their time, and the first a connection.
  const profile = await gatewayProfile(ctx, ctx.actor.organizationId);
  const tokens = await mostTokens(ctx, content);
  const systemTokens = await tokensOfSystem(ctx, sessionId);
  return ctx.tenant.run(async (tx) => {
    await requireStorage(ctx, tx);
    const session = await sessionFor(ctx, tx, sessionId);
    const targets = targetsOf(profile, session.model, 'chat');
    const position = session.lastPosition + 1;
    await failAbandoned(ctx, tx, session);
    const past = await readPast(ctx, tx, session);
    const room = { contextTokens: contextTokens(targets), fixedTokens: systemTokens + tokens };
    const chosen = chooseHistory(past, { from: session.historyFrom, next: position }, room);
    const droppedMessages = session.droppedMessages + chosen.dropped;
    const questionId = newId();
    const leaseToken = randomUUID();
    const now = ctx.clock.now();
    await tx.insert(chatMessages).values({
      id: questionId,
      organizationId: ctx.actor.organizationId,
      sessionId: session.id,
      position,
      role: 'user',
      content,
      tokens,
      status: 'pending',
      createdAt: now,
    });
    await tx
      .update(chatSessions)
      .set({
        leaseToken,
        leaseUntil: leaseEnd(ctx),
        lastPosition: position,
        updatedAt: now,
        historyFrom: chosen.from,
        droppedMessages,
      })
      .where(whereOwn(ctx, chatSessions, session.id));
    await bindResource(tx, ctx, questionId);
    await ctx.reauthorize?.();
    const { id, model, metadata, systemPrompt } = session;
    const system: WireMessage[] = systemPrompt === null ? [] : [{ role: 'system', content: systemPrompt }];
    const history = past.filter((message) => message.position >= chosen.from);
    return {
      sessionId: id,
      isNew: sessionId === null,
      leaseToken,
      questionId,
      position,
      model,
      metadata,
      messages: [...system, ...toWire(history), { role: 'user', content }],
      droppedMessages,
    };
  });
}

/**
 * Of the system prompt, which is counted before the session is locked: a change in that moment makes no
 * difference that matters.
 */
async function tokensOfSystem(ctx: TurnContext, sessionId: string | null): Promise<number> {
  if (sessionId === null) return 0;
  const { systemPrompt } = await ctx.tenant.run((tx) => findReadable(ctx, tx, sessionId));
  return systemPrompt === null ? 0 : mostTokens(ctx, systemPrompt);
}

async function sessionFor(ctx: TurnContext, tx: Transaction, id: string | null): Promise<ChatSessionRow> {
  if (id === null) {
    const row = await insertSession(ctx, tx, {});
    const { organizationId } = ctx.actor;
    const change = { action: 'chat-session.create', target: row.id, after: auditedSession(row) } as const;
    await recordChange(ctx, tx, organizationId, change);
    return row;
  }
  const session = await lockWritable(ctx, tx, id);
  if (isBusy(session, ctx.clock.now()))
    throw new DomainError(
      'session_busy',
      'A reply is being written in this session. Wait until it has ended.',
      {
        retryAfterSeconds: RETRY_SECONDS,
      },
    );
  return session;
}

/** Messages whose process died got no reply. */
async function failAbandoned(ctx: TurnContext, tx: Transaction, { id }: ChatSessionRow): Promise<void> {
  await tx
    .update(chatMessages)
    .set({ status: 'failed' })
    .where(
      and(
        eq(chatMessages.organizationId, ctx.actor.organizationId),
        eq(chatMessages.sessionId, id),
        // As the partial index says it.
        sql`${chatMessages.status} = 'pending'`,
      ),
    );
}

interface Past {
  position: number;
  role: 'user' | 'assistant';
  content: string;
  tokens: number;
}

/** What may be sent again: messages that got a reply, and the replies, from where the history begins. */
async function readPast(ctx: TurnContext, tx: Transaction, session: ChatSessionRow): Promise<Past[]> {
  const { position, role, content, tokens } = chatMessages;
  const rows = await tx
    .select({ position, role, content, tokens })
    .from(chatMessages)
    .where(
      and(
        eq(chatMessages.organizationId, ctx.actor.organizationId),
        eq(chatMessages.sessionId, session.id),
        gte(position, session.historyFrom),
        or(eq(role, 'assistant'), eq(chatMessages.status, 'completed')),
      ),
    )
    .orderBy(position);
  // A reply whose question was too old to be kept says nothing to a model.
  const first = rows.findIndex((message) => message.role === 'user');
  return first === -1 ? [] : rows.slice(first);
}

/** Without turns whose reply said nothing: some vendors refuse empty messages. */
function toWire(history: readonly Past[]): WireMessage[] {
  const isSilent = (message: Past | undefined) => message?.role === 'assistant' && !message.content.trim();
  return history
    .filter((message, index) => !isSilent(message) && !isSilent(history[index + 1]))
    .map(({ role, content }) => ({ role, content }));
}
