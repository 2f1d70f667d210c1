import type { CreateChatSessionInput } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useSameKey } from '../../api/same-key.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import styles from './chat.module.css';
import { ChatFields } from './chat-fields.tsx';
import { newChat } from './chat-form.ts';
import { chatsKey } from './chat-queries.ts';
import { chatTexts } from './texts.ts';

/** Begins a chat, which then has a page of its own. */
export function Page() {
  const texts = useTexts(chatTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sameKey = useSameKey<CreateChatSessionInput>();
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const input = newChat(form);
      return organization.client.createChatSession(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: async ({ id }) => {
      sameKey.done();
      void queries.invalidateQueries({ queryKey: chatsKey(organization) });
      await navigate({ to: '/o/$slug/chat/$id', params: { slug, id }, replace: true });
    },
  });
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.new}</h1>
        <Link to="/o/$slug/chat" params={{ slug }}>
          {texts.allChats}
        </Link>
      </div>
      <p>{texts.intro}</p>
      <ActionForm action={making} submit={texts.begin} primary>
        <ChatFields chat={null} error={making.error} />
      </ActionForm>
    </div>
  );
}
