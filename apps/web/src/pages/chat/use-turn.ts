import type { PromptRefinery } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { saysSignedOut } from '../../api/queries.ts';
import { pause } from '../../session/use-shared-poll.ts';
import { CHAT_WINDOW, chatQuery, chatsKey } from './chat-queries.ts';
import { type Came, cameOf, isAnswered, isGone, type Sent, type Streamed, whatCame } from './what-came.ts';

interface TurnEvents {
  /** The API has the message, and the reply begins. */
  onBegun: () => void;
  /** It is known what came, and nothing more will. */
  onEnded: (came: Came, content: string) => void;
}

interface Step extends Sent {
  /** It was sent before: only what came of it is looked for. */
  isSent: boolean;
  /** Ends the stream: the reader has stopped it, or left the page. */
  stop: AbortController;
  /** The reader has gone to another page, and nothing here is to be told. */
  leave: AbortController;
}

const NOT_STREAMED: Streamed = { isWhole: false, hasText: false, failure: null };

/**
 * Sends messages of a chat, one at a time, and has the reply as it comes. However a reply ends, the chat is
 * read afterwards: what the API kept is what came, so a message is never sent again because its reply was
 * lost. To stop, and to leave the page, ends the call of the model.
 */
export function useTurn(id: string, { onBegun, onEnded }: TurnEvents) {
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const [reply, setReply] = useState('');
  const [whole, setWhole] = useState<string | null>(null);
  const [came, setCame] = useState<Came | 'unknown' | null>(null);
  const [isStreaming, setStreaming] = useState(false);
  const running = useRef<Step | null>(null);
  useEffect(
    () => () => {
      running.current?.leave.abort();
      running.current?.stop.abort();
    },
    [],
  );

  const stream = async ({ content, stop: { signal } }: Step): Promise<Streamed> => {
    let text = '';
    let isWhole = false;
    let failure: unknown = null;
    try {
      for await (const one of client.streamChatMessage({ id, content }, { signal })) {
        onBegun();
        if (one.event === 'completed') {
          isWhole = true;
          setWhole(one.data.message.content);
        } else text += one.data.text;
        setReply(text);
      }
    } catch (error) {
      if (!signal.aborted && !isWhole) failure = error;
    }
    return { isWhole, hasText: text !== '', failure };
  };
  const turn = useMutation({
    mutationFn: async (step: Step) => {
      const streamed = step.isSent ? NOT_STREAMED : await stream(step);
      setStreaming(false);
      const { signal } = step.leave;
      if (signal.aborted) return;
      let { failure } = streamed;
      let found: Came | 'unknown' = 'unknown';
      try {
        found = cameOf(streamed) ?? (await look(client, id, step, { waits: !isAnswered(failure), signal }));
      } catch (error) {
        if (signal.aborted) return;
        // Whoever has to sign in first can look afterwards.
        const isLost = isGone(error) && !saysSignedOut(error);
        if (isLost) found = 'nothing';
        failure = isLost ? error : (failure ?? error);
      }
      // What could not be asked cannot be read either.
      if (found !== 'unknown')
        await queries.invalidateQueries({ queryKey: chatQuery(organization, id).queryKey });
      setCame(found);
      if (found !== 'unknown') onEnded(found, step.content);
      void queries.invalidateQueries({ queryKey: chatsKey(organization) });
      if (failure !== null) throw failure;
    },
  });
  const begin = ({ content, before }: Sent, isSent: boolean): void => {
    setReply('');
    setWhole(null);
    setCame(null);
    setStreaming(!isSent);
    const step = { content, before, isSent, stop: new AbortController(), leave: new AbortController() };
    running.current = step;
    turn.mutate(step);
  };
  const { variables, isPending, error } = turn;
  return {
    /** The last message that was sent or looked for. */
    last: variables,
    /** Whether it is on its way, or lost. */
    isOpen: isPending || came === 'unknown',
    reply,
    /** The last reply that came to its end. */
    whole,
    came,
    isPending,
    /** Whether there is something to stop: what came is not looked for yet. */
    isStreaming,
    error,
    send: (sent: Sent) => begin(sent, false),
    /** Looks what came of a message that was sent before. */
    look: (sent: Sent) => begin(sent, true),
    stop: () => running.current?.stop.abort(),
  };
}

/** A server needs a moment to see that a stream was left. */
const MOST_LOOKS = 20;
const LOOK_MS = 500;

/**
 * `waits`: until nothing is being written any more. Errors: those of `getChatSession`, also where the signal
 * ends it.
 */
async function look(
  client: PromptRefinery,
  id: string,
  sent: Sent,
  { waits, signal }: { waits: boolean; signal: AbortSignal },
): Promise<Came> {
  for (let looks = 1; ; looks += 1) {
    const chat = await client.getChatSession({ id, limit: CHAT_WINDOW }, { signal });
    if (!waits || !chat.busy || looks === MOST_LOOKS) return whatCame(chat, sent);
    await pause(LOOK_MS, signal);
  }
}
