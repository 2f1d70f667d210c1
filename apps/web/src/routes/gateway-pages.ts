import { callsSearch } from '../pages/calls/calls-search.ts';
import { chatNumbersSearch, chatsSearch } from '../pages/chat/chats-search.ts';
import { savingsSearch } from '../pages/savings/savings-search.ts';
import type { GroupedPage } from './page-info.ts';

/** Calls to models. */
export const GATEWAY_PAGES: readonly GroupedPage[] = [
  {
    path: 'chat',
    title: ({ nav }) => nav.chat,
    operation: 'listChatSessions',
    listed: true,
    load: () => import('../pages/chat/chats-page.tsx'),
    search: chatsSearch,
  },
  {
    path: 'chat/numbers',
    title: ({ nav }) => nav.chatNumbers,
    operation: 'getChatAnalytics',
    listed: true,
    // Those who may chat have it beside their chats.
    unless: 'listChatSessions',
    load: () => import('../pages/chat/chat-numbers-page.tsx'),
    search: chatNumbersSearch,
  },
  {
    path: 'chat/new',
    title: ({ nav }) => nav.chat,
    operation: 'createChatSession',
    listed: false,
    load: () => import('../pages/chat/new-chat-page.tsx'),
  },
  {
    path: 'chat/$id',
    title: ({ nav }) => nav.chat,
    operation: 'getChatSession',
    listed: false,
    load: () => import('../pages/chat/chat-page.tsx'),
  },
  {
    path: 'calls',
    title: ({ nav }) => nav.calls,
    operation: 'listCalls',
    listed: true,
    load: () => import('../pages/calls/calls-page.tsx'),
    search: callsSearch,
  },
  {
    path: 'calls/$id',
    title: ({ nav }) => nav.call,
    operation: 'getCall',
    listed: false,
    load: () => import('../pages/calls/call-page.tsx'),
  },
  {
    path: 'savings',
    title: ({ nav }) => nav.savings,
    operation: 'getSavings',
    listed: true,
    load: () => import('../pages/savings/savings-page.tsx'),
    search: savingsSearch,
  },
];
