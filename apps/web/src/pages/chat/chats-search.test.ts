import { expect, it } from 'vitest';
import { chatNumbersSearch, chatsSearch } from './chats-search.ts';

it('takes what an address shows', () => {
  expect(chatsSearch({ tab: 'all' })).toEqual({ tab: 'all' });
  expect(chatNumbersSearch({ period: 'week' })).toEqual({ period: 'week' });
});

it('leaves nonsense out', () => {
  expect(chatsSearch({ tab: 'theirs', other: '1' })).toEqual({});
  expect(chatsSearch({ tab: ['all'] })).toEqual({});
  expect(chatNumbersSearch({ period: '7' })).toEqual({});
  expect(chatNumbersSearch({ period: 30 })).toEqual({});
});
