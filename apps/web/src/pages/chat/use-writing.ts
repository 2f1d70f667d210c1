import type { Chat } from '@prompt-refinery/client';
import { useEffect } from 'react';
import { useOrganization } from '../../api/client.ts';
import { readDraft, useDraft } from '../../session/drafts.ts';
import { draftNames, readSent, writeSent } from './sent-draft.ts';
import { useTurn } from './use-turn.ts';
import type { Came } from './what-came.ts';

/**
 * The draft of the next message, and the message that is on its way. What got no reply comes back into the
 * draft.
 */
export function useWriting({ id, messageCount }: Chat) {
  const organization = useOrganization();
  const names = draftNames(organization.id, id);
  const [text, setText] = useDraft(names.text);
  const onEnded = (came: Came, content: string): void => {
    writeSent(names.sent, null);
    if (came === 'reply') return;
    // Somebody may have written on in the meantime.
    const written = readDraft(names.text);
    setText(written ? `${content}\n\n${written}` : content);
  };
  const turn = useTurn(id, { onBegun: () => writeSent(names.sent, null), onEnded });
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a page that was left before anybody knew what came
  useEffect(() => {
    const lost = readSent(names.sent);
    if (lost) turn.look(lost);
  }, []);
  const send = (): void => {
    const sent = { content: text, before: messageCount };
    turn.send(sent);
    setText('');
    writeSent(names.sent, sent);
  };
  return { draft: { text, setText }, turn, send };
}

export type Writing = ReturnType<typeof useWriting>;
