import { type ChatSessionEntry, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import { PersonName } from '../settings/person-name.tsx';
import { chatsKey } from './chat-queries.ts';
import { chatTexts } from './texts.ts';

const CURL = `curl -sS '${BASE_URL.href}api/v1/chat' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"message":"How long may a refund take?"}'`;

/** Chats, newest first: the reader's own, or those of everybody. */
export function ChatsTable({ isOfAll }: { isOfAll: boolean }) {
  const texts = useTexts(chatTexts);
  const organization = useOrganization();
  const { id: organizationId, client, me, slug } = organization;
  const may = useMay();
  const list = (signal?: AbortSignal) =>
    isOfAll
      ? client.listTenantChatSessions({ organizationId, limit: MAX_PAGE_SIZE }, { signal })
      : client.listChatSessions({ userId: me.id, limit: MAX_PAGE_SIZE }, { signal });
  const queryKey = [...chatsKey(organization), isOfAll ? 'all' : 'mine'];
  useLiveList({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) => list(signal).page(),
    isChanging: ({ busy }) => busy,
  });
  const create = may('createChatSession') && (
    <LinkButton to="/o/$slug/chat/new" params={{ slug }}>
      {texts.new}
    </LinkButton>
  );
  return (
    <div>
      <PagedTable
        queryKey={queryKey}
        label={texts.title}
        first={() => list().page()}
        columns={useColumns(isOfAll)}
        idOf={({ id }) => id}
        empty={<Empty text={texts.empty} action={create} curl={CURL} />}
      />
    </div>
  );
}

function useColumns(isOfAll: boolean): Column<ChatSessionEntry>[] {
  const texts = useTexts(chatTexts);
  const { slug } = useOrganization();
  const { number, time } = useFormats();
  const person: Column<ChatSessionEntry> = {
    title: texts.person,
    cell: ({ userId }) => <PersonName id={userId} />,
  };
  return [
    {
      title: texts.name,
      cell: ({ id, title, createdAt }) => (
        <Link to="/o/$slug/chat/$id" params={{ slug, id }} className={parts.cut}>
          <bdi>{title ?? texts.untitled(time(createdAt))}</bdi>
        </Link>
      ),
    },
    ...(isOfAll ? [person] : []),
    { title: texts.model, cell: ({ model }) => <bdi className={parts.cut}>{model}</bdi> },
    { title: texts.messages, isNumber: true, cell: ({ messageCount }) => number(messageCount) },
    { title: texts.last, cell: ({ updatedAt }) => time(updatedAt) },
    { title: texts.state, cell: ({ busy }) => (busy ? texts.beingWritten : '–') },
  ];
}
