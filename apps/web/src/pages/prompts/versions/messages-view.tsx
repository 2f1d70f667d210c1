import type { PromptMessage } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { ShownText } from '../../refine/shown-text.tsx';
import styles from '../prompts.module.css';
import { writeTexts } from '../write/texts.ts';
import { TemplateText } from './template-text.tsx';
import { versionTexts } from './texts.ts';

/** What a prompt says, as text: one text, or its messages, each under its role. */
export function MessagesView({ messages }: { messages: readonly PromptMessage[] }) {
  const texts = useTexts(versionTexts);
  const { roles } = useTexts(writeTexts);
  const [first] = messages;
  if (messages.length === 1 && first && !('placeholder' in first) && first.role === 'user')
    return <TextBox label={texts.text} text={first.content} isTemplate />;
  return (
    <ol className={styles.messages} aria-label={texts.messages}>
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no other name
        <li key={index} className={styles.shown}>
          {'placeholder' in message ? (
            <>
              <strong>{roles.placeholder}</strong>
              <p>
                <bdi>{texts.placeholder(message.placeholder)}</bdi>
              </p>
            </>
          ) : (
            <>
              <strong>{roles[message.role]}</strong>
              <TextBox label={`${roles[message.role]} ${index + 1}`} text={message.content} isTemplate />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

interface TextBoxProps {
  label: string;
  text: string;
  /** Whether names in double braces are variables. */
  isTemplate?: boolean;
}

/** A text of any length: it scrolls. */
export function TextBox({ label, text, isTemplate = false }: TextBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well
    <section className={styles.text} aria-label={label} tabIndex={0} dir="auto">
      {isTemplate ? <TemplateText text={text} /> : <ShownText text={text} />}
    </section>
  );
}
