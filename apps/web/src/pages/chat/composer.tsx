import { type Chat, MAX_TEXT_LENGTH } from '@prompt-refinery/client';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import styles from './chat.module.css';
import { chatTexts } from './texts.ts';
import { TurnProblem } from './turn-problem.tsx';
import type { Writing } from './use-writing.ts';

interface ComposerProps extends Pick<Writing, 'draft' | 'turn'> {
  chat: Chat;
  onSend: () => void;
}

/** Where the reader writes: Enter sends. What keeps a message from its reply is told here. */
export function Composer({ chat, draft, turn, onSend }: ComposerProps) {
  const texts = useTexts(chatTexts);
  const { number } = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, setText } = draft;
  const { isPending, isStreaming, error, came, reply, last } = turn;
  const isTooLong = text.length > MAX_TEXT_LENGTH;
  const isBusy = isPending || chat.busy || came === 'unknown';
  const maySend = text.trim() !== '' && !isTooLong && !isBusy;
  useEffect(() => {
    if (isPending && isStreaming) return;
    // The button that had the focus has gone.
    if (document.activeElement === document.body) area.current?.focus({ preventScroll: true });
  }, [isPending, isStreaming]);
  useFollow(form, isPending, reply);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!maySend) return;
    onSend();
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also ends the writing of a word, in Japanese for instance. Safari says so by the code only.
    const isWord = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isWord) return;
    event.preventDefault();
    submit();
  };
  return (
    <form ref={form} className={parts.stack} onSubmit={submit}>
      {error && (
        // What was written since is another message.
        <TurnProblem turn={turn} onAgain={maySend && text === last?.content ? () => submit() : undefined} />
      )}
      {came === 'nothing' && !error && <p role="status">{texts.putBack}</p>}
      <Field name="content" label={texts.message} hint={texts.messageHint} error={error}>
        {(input) => (
          <textarea
            {...input}
            ref={area}
            className={styles.area}
            value={text}
            rows={3}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {isTooLong && (
        <p className={parts.error} role="alert">
          {texts.tooLong(number(text.length), number(MAX_TEXT_LENGTH))}
        </p>
      )}
      <div className={parts.row}>
        <Button primary type="submit" disabled={!maySend}>
          {texts.send}
        </Button>
        {isStreaming && <Button onClick={turn.stop}>{texts.stop}</Button>}
        {chat.busy && !isPending && <span role="status">{texts.busyElsewhere}</span>}
      </div>
    </form>
  );
}

/** How near the end of the page is, in pixels, for whoever reads along. */
const NEAR = 160;

/**
 * Keeps the end of the page in sight: when a message is sent, and as its reply grows, unless the reader has
 * scrolled away.
 */
function useFollow(form: { current: HTMLElement | null }, isPending: boolean, reply: string): void {
  useEffect(() => {
    if (isPending) form.current?.scrollIntoView({ block: 'end' });
  }, [form, isPending]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of a reply moves the end
  useEffect(() => {
    const below = (form.current?.getBoundingClientRect().bottom ?? 0) - window.innerHeight;
    if (isPending && below > 0 && below < NEAR) form.current?.scrollIntoView({ block: 'end' });
  }, [form, isPending, reply]);
}
