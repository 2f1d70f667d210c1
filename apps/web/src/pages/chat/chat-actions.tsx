import type { Chat } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { PersonName } from '../settings/person-name.tsx';
import styles from './chat.module.css';
import { ChatFields } from './chat-fields.tsx';
import { changedChat } from './chat-form.ts';
import { chatQuery, chatsKey } from './chat-queries.ts';
import { forgetDraftsOf } from './sent-draft.ts';
import { chatTexts } from './texts.ts';

/** What is known of a chat, and what can be done about it. */
export function ChatActions({ chat }: { chat: Chat }) {
  const texts = useTexts(chatTexts);
  const { me } = useOrganization();
  const may = useMay();
  const { number } = useFormats();
  const isOwn = chat.userId === me.id;
  return (
    <div className={parts.stack}>
      <Facts
        facts={[
          [texts.model, <bdi key="model">{chat.model}</bdi>],
          [texts.messages, number(chat.messageCount)],
          [texts.person, isOwn ? null : <PersonName key="person" id={chat.userId} />],
        ]}
      />
      {chat.systemPrompt !== null && (
        <details>
          <summary>{texts.systemPrompt}</summary>
          <p className={styles.text} dir="auto">
            {chat.systemPrompt}
          </p>
        </details>
      )}
      <div className={parts.row}>
        {isOwn && may('updateChatSession') && (
          <DialogButton label={texts.change}>{(close) => <Change chat={chat} close={close} />}</DialogButton>
        )}
        {may('deleteChatSession') && <Remove chat={chat} />}
      </div>
    </div>
  );
}

function Change({ chat, close }: { chat: Chat; close: () => void }) {
  const texts = useTexts(chatTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const { id } = chat;
  // It may be read anew while the form is open.
  const [begun] = useState(chat);
  const changing = useMutation({
    mutationFn: async (form: FormData) => {
      const changes = changedChat(form, begun);
      if (Object.keys(changes).length > 0) await organization.client.updateChatSession({ id, ...changes });
    },
    onSuccess: async () => {
      void queries.invalidateQueries({ queryKey: chatsKey(organization) });
      await queries.invalidateQueries({ queryKey: chatQuery(organization, id).queryKey });
      close();
    },
  });
  return (
    <ActionForm action={changing} onCancel={close}>
      <p>{texts.changeHint}</p>
      <ChatFields chat={begun} error={changing.error} />
    </ActionForm>
  );
}

function Remove({ chat: { id, title, createdAt } }: { chat: Chat }) {
  const texts = useTexts(chatTexts);
  const { time } = useFormats();
  const organization = useOrganization();
  const { slug, client } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    await client.deleteChatSession({ id });
    forgetDraftsOf(organization.id, id);
    await navigate({ to: '/o/$slug/chat', params: { slug } });
    queries.removeQueries({ queryKey: chatQuery(organization, id).queryKey });
    await queries.invalidateQueries({ queryKey: chatsKey(organization) });
  };
  return (
    <ConfirmButton
      label={texts.remove}
      question={<bdi>{texts.removeQuestion(title ?? texts.untitled(time(createdAt)))}</bdi>}
      action={remove}
    />
  );
}
