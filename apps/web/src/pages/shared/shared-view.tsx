import type { SharedPrompt } from '@prompt-refinery/client';
import { useEffect, useRef } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { ConfigFacts } from '../prompts/versions/config-facts.tsx';
import { MessagesView } from '../prompts/versions/messages-view.tsx';
import styles from './shared.module.css';
import { sharedTexts } from './texts.ts';

/** The prompt of a link, and how long it can be read. */
export function SharedView({ prompt }: { prompt: SharedPrompt }) {
  const texts = useTexts(sharedTexts);
  const title = useRef<HTMLHeadingElement>(null);
  const { name, description, type, content, messages, config, remainingViews } = prompt;
  // The button that was pressed is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <div>
        <h1 ref={title} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h1>
        {description && (
          <p className={styles.description} dir="auto">
            {description}
          </p>
        )}
      </div>
      {remainingViews === 0 && <p className={styles.last}>{texts.lastView}</p>}
      <SharedFacts prompt={prompt} />
      <ConfigFacts config={config} />
      <Section
        title={texts.text}
        actions={
          <>
            <CopyButton text={content} label={texts.copyText} primary />
            {type === 'chat' && (
              <CopyButton text={JSON.stringify(messages, null, 2)} label={texts.copyMessages} />
            )}
          </>
        }
      >
        <MessagesView messages={messages} />
      </Section>
    </>
  );
}

function SharedFacts({ prompt }: { prompt: SharedPrompt }) {
  const texts = useTexts(sharedTexts);
  const { number, time } = useFormats();
  const { version, type, variables, remainingViews, expiresAt } = prompt;
  const names = variables.map((name) => (
    <li key={name}>
      <code>{name}</code>
    </li>
  ));
  return (
    <Facts
      facts={[
        [texts.version, number(version)],
        [texts.type, texts.types[type]],
        [texts.viewsLeft, remainingViews === null ? texts.anyNumber : number(remainingViews)],
        [texts.until, expiresAt === null ? texts.noEnd : time(expiresAt)],
        [
          texts.variables,
          names.length > 0 ? (
            <ul key="variables" className={styles.variables}>
              {names}
            </ul>
          ) : (
            texts.noVariables
          ),
        ],
      ]}
    />
  );
}
