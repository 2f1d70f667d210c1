import { createRoute } from '@tanstack/react-router';
import { callsSearch } from '../pages/calls/calls-search.ts';
import { chatNumbersSearch, chatsSearch } from '../pages/chat/chats-search.ts';
import { savingsSearch } from '../pages/savings/savings-search.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** Calls to models. */
export const GATEWAY_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'chat',
    validateSearch: chatsSearch,
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.chat,
      operation: 'listChatSessions',
      listed: true,
      load: () => import('../pages/chat/chats-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'chat/numbers',
    validateSearch: chatNumbersSearch,
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.chatNumbers,
      operation: 'getChatAnalytics',
      listed: true,
      // Those who may chat have it beside their chats.
      unless: 'listChatSessions',
      load: () => import('../pages/chat/chat-numbers-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'chat/new',
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.chat,
      operation: 'createChatSession',
      listed: false,
      load: () => import('../pages/chat/new-chat-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'chat/$id',
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.chat,
      operation: 'getChatSession',
      listed: false,
      load: () => import('../pages/chat/chat-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'calls',
    validateSearch: callsSearch,
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.calls,
      operation: 'listCalls',
      listed: true,
      load: () => import('../pages/calls/calls-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'calls/$id',
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.call,
      operation: 'getCall',
      listed: false,
      load: () => import('../pages/calls/call-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'savings',
    validateSearch: savingsSearch,
    staticData: pageOf('calls', {
      title: ({ nav }) => nav.savings,
      operation: 'getSavings',
      listed: true,
      load: () => import('../pages/savings/savings-page.tsx'),
    }),
  }),
] as const;
