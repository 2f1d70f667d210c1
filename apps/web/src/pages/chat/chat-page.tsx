import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ProblemNote } from '../../parts/problem.tsx';
import { Loading } from '../../parts/states.tsx';
import styles from './chat.module.css';
import { ChatActions } from './chat-actions.tsx';
import { chatQuery } from './chat-queries.ts';
import { Conversation } from './conversation.tsx';
import { chatTexts } from './texts.ts';

/** One chat: with which model, what can be done about it, and the conversation. */
export function Page() {
  const texts = useTexts(chatTexts);
  const { time } = useFormats();
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/chat/$id' });
  const query = useInfiniteQuery(chatQuery(organization, id));
  const { data, error, isFetchNextPageError } = query;
  const chat = data?.pages[0];
  return (
    <div className={styles.page}>
      <div>
        <h1>
          <bdi>{chat ? (chat.title ?? texts.untitled(time(chat.createdAt))) : texts.title}</bdi>
        </h1>
        <Link to="/o/$slug/chat" params={{ slug: organization.slug }}>
          {texts.allChats}
        </Link>
      </div>
      {error && !isFetchNextPageError && <ProblemNote error={error} onRetry={() => void query.refetch()} />}
      {!chat && !error && <Loading />}
      {chat && (
        <>
          <ChatActions chat={chat} />
          <Conversation
            key={id}
            chat={chat}
            messages={data.pages.flatMap(({ messages }) => messages)}
            older={{
              has: query.hasNextPage,
              isLoading: query.isFetchingNextPage,
              error: isFetchNextPageError ? error : null,
              load: () => query.fetchNextPage(),
            }}
          />
        </>
      )}
    </div>
  );
}
