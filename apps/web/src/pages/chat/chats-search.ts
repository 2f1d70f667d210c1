import { oneOf } from '../../parts/search-values.ts';

/** Own chats, and those of everybody. */
const LISTS = ['mine', 'all'] as const;
type ChatList = (typeof LISTS)[number];
/** What all of them came to has a page of its own: not everybody who may see it may chat. */
export const CHAT_TABS = [...LISTS, 'numbers'] as const;
export type ChatTab = (typeof CHAT_TABS)[number];

export const CHAT_PERIODS = ['week', 'month', 'quarter'] as const;
export type ChatPeriod = (typeof CHAT_PERIODS)[number];

/** What the address of the lists shows; what is nonsense is left out. */
export const chatsSearch = (search: Record<string, unknown>): { tab?: ChatList } =>
  oneOf('tab', LISTS, search);

/** What the address of the numbers shows; what is nonsense is left out. */
export const chatNumbersSearch = (search: Record<string, unknown>): { period?: ChatPeriod } =>
  oneOf('period', CHAT_PERIODS, search);

/** In days, today included. The API counts at most 92. */
export const DAYS: Readonly<Record<ChatPeriod, number>> = { week: 7, month: 30, quarter: 92 };
