import { chatSessionLocation } from '@refinery/contracts/chat.ts';
import {
  chatEndpoint,
  createChatSessionEndpoint,
  deleteChatSessionEndpoint,
  getChatAnalyticsEndpoint,
  getChatSessionEndpoint,
  listChatSessionsEndpoint,
  listTenantChatSessionsEndpoint,
  sendChatMessageEndpoint,
  updateChatSessionEndpoint,
} from '@refinery/contracts/endpoints/chat.ts';
import { askInChat, toChatAnswer } from '@refinery/domain/chat/ask-in-chat.ts';
import { createChatSession } from '@refinery/domain/chat/create-chat-session.ts';
import { deleteChatSession } from '@refinery/domain/chat/delete-chat-session.ts';
import { getChatAnalytics } from '@refinery/domain/chat/get-chat-analytics.ts';
import { getChatSession } from '@refinery/domain/chat/get-chat-session.ts';
import { listChatSessions } from '@refinery/domain/chat/list-chat-sessions.ts';
import { rebuildChatTurn } from '@refinery/domain/chat/rebuild-chat-turn.ts';
import { updateChatSession } from '@refinery/domain/chat/update-chat-session.ts';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { sendPage } from '../pages.ts';
import { actorContext } from '../plugins/authentication.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { enterInBody } from '../plugins/named-organization.ts';
import { admit } from '../plugins/permissions.ts';
import { answerMessage } from './answer-message.ts';
import { whenLeft } from './when-left.ts';

export const chatRoutes = (): Binding[] => [
  bindHandler(createChatSessionEndpoint, async (ctx, request, reply, { tenantId, ...input }) => {
    if (tenantId !== undefined) await enterInBody(ctx, request, tenantId, admit);
    const session = await runIdempotently(ctx, request, reply, {
      run: (actorCtx) => createChatSession(actorCtx, input),
    });
    if (!session) return reply;
    return reply.code(201).header('location', chatSessionLocation(session.id)).send(session);
  }),
  bind(listChatSessionsEndpoint, listChatSessions),
  bindHandler(getChatSessionEndpoint, async (ctx, request, reply, input) => {
    const chat = await getChatSession(actorContext(ctx, request), input);
    const next = chat.nextCursor === null ? null : String(chat.nextCursor);
    sendPage(request, reply, { items: chat.messages, next });
    return reply.send(chat);
  }),
  bind(updateChatSessionEndpoint, updateChatSession),
  bind(deleteChatSessionEndpoint, deleteChatSession),
  bindHandler(sendChatMessageEndpoint, answerMessage),
  bindHandler(chatEndpoint, async (ctx, request, reply, input) => {
    const answer = await runIdempotently(ctx, request, reply, {
      run: (actorCtx) => askInChat(actorCtx, input, whenLeft(request, reply)),
      rebuild: async (actorCtx, id) => toChatAnswer(await rebuildChatTurn(actorCtx, id)),
    });
    return answer ? reply.send(answer) : reply;
  }),
  bind(listTenantChatSessionsEndpoint, listChatSessions),
  bind(getChatAnalyticsEndpoint, getChatAnalytics),
];
