import type { Chat } from '@prompt-refinery/client';
import { useEffect, useRef } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import styles from './chat.module.css';
import { Composer } from './composer.tsx';
import { Message, MessageText } from './message.tsx';
import { type Older, OlderButton } from './older-button.tsx';
import { chatTexts } from './texts.ts';
import { usePlaceInList } from './use-place-in-list.ts';
import { useWriting } from './use-writing.ts';

interface ConversationProps {
  chat: Chat;
  /** Newest first, of all pages that were read. */
  messages: Chat['messages'];
  older: Older;
}

/** What both sides said, and where the reader writes. */
export function Conversation({ chat, messages, older }: ConversationProps) {
  const texts = useTexts(chatTexts);
  const { me } = useOrganization();
  const may = useMay();
  const list = useRef<HTMLOListElement>(null);
  const keepPlace = usePlaceInList(list, messages.at(-1)?.id);
  const { draft, turn, send } = useWriting(chat);
  const { last } = turn;
  // A reply came, but the chat could not be read since.
  const isUnread = turn.came === 'reply' && last !== undefined && chat.messageCount <= last.before;
  const sent = turn.isOpen || isUnread ? last : undefined;
  const reply = turn.whole ?? turn.reply;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the chat opens: what was said last is at the end
  useEffect(() => {
    if (messages.length > 0) window.scrollTo(0, document.documentElement.scrollHeight);
  }, []);
  // What the API tells of the message on its way is shown once it has come to its end.
  const known = sent ? messages.slice(Math.max(0, chat.messageCount - sent.before)) : messages;
  const mayWrite = may('sendChatMessage') && chat.userId === me.id;
  const areSomeRemoved = !older.has && chat.messageCount > messages.length;
  const loadOlder = (): void => {
    keepPlace();
    older.load();
  };
  return (
    <>
      {older.has && <OlderButton older={older} onLoad={loadOlder} />}
      {areSomeRemoved && <p className={styles.note}>{texts.removed}</p>}
      {known.length === 0 && !sent && !areSomeRemoved && (
        <p>{mayWrite ? texts.noMessages : texts.noMessagesRead}</p>
      )}
      {chat.droppedMessages > 0 && <p className={styles.note}>{texts.dropped(chat.droppedMessages)}</p>}
      <ol ref={list} className={styles.messages} aria-label={texts.messages} tabIndex={-1}>
        {known.toReversed().map((message) => (
          <Message key={message.id} message={message} userId={chat.userId} />
        ))}
        {sent && (
          <li className={styles.question}>
            <p className={styles.who}>{texts.you}</p>
            <MessageText text={sent.content} />
          </li>
        )}
        {(turn.isPending || (isUnread && reply)) && (
          <li className={styles.answer} aria-busy={turn.isPending}>
            <p className={styles.who}>{texts.reply}</p>
            {reply ? <MessageText text={reply} /> : <p className={styles.quiet}>{texts.waiting} …</p>}
          </li>
        )}
      </ol>
      <p role="status" className="visually-hidden">
        {turn.isPending ? texts.waiting : turn.whole !== null && `${texts.reply}: ${turn.whole}`}
      </p>
      {mayWrite ? (
        <Composer chat={chat} draft={draft} turn={turn} onSend={send} />
      ) : (
        <p className={styles.note}>{texts.onlyOwner}</p>
      )}
    </>
  );
}
