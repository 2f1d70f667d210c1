import { useSearch } from '@tanstack/react-router';
import { ChatNumbers } from './chat-numbers.tsx';
import { ChatsFrame } from './chats-frame.tsx';
import { chatNumbersSearch } from './chats-search.ts';

/** What all chats came to, also for those who may not chat. */
export function Page() {
  const { period = 'month' } = chatNumbersSearch(useSearch({ from: '/o/$slug/chat/numbers' }));
  return (
    <ChatsFrame tab="numbers">
      <ChatNumbers period={period} />
    </ChatsFrame>
  );
}
