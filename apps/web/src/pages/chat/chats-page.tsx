import { useSearch } from '@tanstack/react-router';
import { ChatsFrame, useChatTabs } from './chats-frame.tsx';
import { chatsSearch } from './chats-search.ts';
import { ChatsTable } from './chats-table.tsx';

/** The chats of the reader, and for whoever may see them those of everybody. */
export function Page() {
  const search = chatsSearch(useSearch({ from: '/o/$slug/chat' }));
  const tab = useChatTabs().find((one) => one === search.tab) ?? 'mine';
  return (
    <ChatsFrame tab={tab}>
      <ChatsTable key={tab} isOfAll={tab === 'all'} />
    </ChatsFrame>
  );
}
