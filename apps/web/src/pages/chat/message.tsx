import type { ChatUsage, ConversationMessage } from '@prompt-refinery/client';
import { memo } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { PersonName } from '../settings/person-name.tsx';
import styles from './chat.module.css';
import { chatTexts } from './texts.ts';

/**
 * One message: who wrote it and when, its text, what became of it, and what a reply cost. Drawn once, however
 * long the next reply grows.
 */
export const Message = memo(function Message({
  message,
  userId,
}: {
  message: ConversationMessage;
  userId: string;
}) {
  const texts = useTexts(chatTexts);
  const { time } = useFormats();
  const { role, content, status, usage, createdAt } = message;
  const isReply = role === 'assistant';
  const what = (isReply ? texts.replyStates : texts.questionStates)[status];
  return (
    <li className={isReply ? styles.answer : styles.question}>
      <p className={styles.who}>
        <Writer message={message} userId={userId} />{' '}
        <time dateTime={createdAt} className={styles.quiet}>
          {time(createdAt)}
        </time>
      </p>
      <MessageText text={content} />
      {what && <p className={styles.state}>{what}</p>}
      {isReply && <Ending reason={message.finishReason} />}
      {usage && <Usage usage={usage} />}
    </li>
  );
});

function Writer({
  message: { role, provider, model },
  userId,
}: {
  message: ConversationMessage;
  userId: string;
}) {
  const texts = useTexts(chatTexts);
  const { me } = useOrganization();
  if (role === 'assistant') return <bdi>{[provider, model].filter(Boolean).join('/') || texts.reply}</bdi>;
  return userId === me.id ? texts.you : <PersonName id={userId} />;
}

/** As it was written: nothing in it is a link or a picture. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className={styles.text} dir="auto">
      {text}
    </p>
  );
}

/** A reply that the model ended is nothing to speak of. */
function Ending({ reason }: { reason: string | null }) {
  const texts = useTexts(chatTexts);
  if (reason === null || reason === 'stop' || reason === 'end_turn') return null;
  return (
    <p className={styles.state}>
      {reason === 'length' || reason === 'max_tokens' ? texts.tooLongReply : texts.ended(reason)}
    </p>
  );
}

function Usage({ usage }: { usage: ChatUsage }) {
  const texts = useTexts(chatTexts);
  const { number, exactUsd } = useFormats();
  const { inputTokens, cachedInputTokens, outputTokens, costUsd } = usage;
  // Providers tell it at the end of a reply.
  if (inputTokens === 0 && outputTokens === 0) return <p className={styles.quiet}>{texts.noUsage}</p>;
  return (
    <p className={styles.quiet}>
      {[
        texts.tokensIn(number(inputTokens)),
        cachedInputTokens > 0 && texts.tokensCached(number(cachedInputTokens)),
        texts.tokensOut(number(outputTokens)),
        costUsd === null ? texts.noPrice : exactUsd(costUsd),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
