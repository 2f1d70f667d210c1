import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import parts from '../../parts/parts.module.css';
import styles from './chat.module.css';
import { CHAT_TABS, type ChatTab } from './chats-search.ts';
import { chatTexts } from './texts.ts';

/** What stands around the chats of the reader, those of everybody, and what they came to. */
export function ChatsFrame({ tab, children }: { tab: ChatTab; children: ReactNode }) {
  const texts = useTexts(chatTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const tabs = useChatTabs();
  return (
    <div className={styles.page}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        {may('createChatSession') && (
          <LinkButton to="/o/$slug/chat/new" params={{ slug }} primary>
            {texts.new}
          </LinkButton>
        )}
      </div>
      {tabs.length > 1 && (
        <nav aria-label={texts.parts}>
          <ul className={parts.tabs}>
            {tabs.map((one) => (
              <li key={one}>
                <Link
                  to={one === 'numbers' ? '/o/$slug/chat/numbers' : '/o/$slug/chat'}
                  params={{ slug }}
                  search={one === 'numbers' ? {} : { tab: one }}
                  aria-current={one === tab ? 'page' : undefined}
                >
                  {texts.tabs[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {children}
    </div>
  );
}

/** Those that the reader may open. */
export function useChatTabs(): ChatTab[] {
  const { me } = useOrganization();
  const may = useMay();
  const isSeen: Readonly<Record<ChatTab, boolean>> = {
    mine: may('listChatSessions'),
    // Whoever may call it gets a list, but only admins get the chats of others: there is no permission for
    // that.
    all: may('listTenantChatSessions') && me.role === 'admin',
    numbers: may('getChatAnalytics'),
  };
  return CHAT_TABS.filter((tab) => isSeen[tab]);
}
