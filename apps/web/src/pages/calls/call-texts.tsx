import type { OneCall } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import styles from './calls.module.css';
import { readable } from './readable.ts';
import { callTexts } from './texts.ts';

/** What was asked and answered, or why it is not there. */
export function CallTexts({ texts: said }: { texts: NonNullable<OneCall['texts']> | null }) {
  const texts = useTexts(callTexts);
  const { slug } = useOrganization();
  if (said === null)
    return (
      <Section title={texts.texts}>
        <p>{texts.noTexts}</p>
        <p>
          <Link to="/o/$slug/settings/gateway" params={{ slug }}>
            {texts.toSettings}
          </Link>
        </p>
      </Section>
    );
  const { request, requestCut, reply, replyCut } = said;
  return (
    <Section title={texts.texts}>
      <p>{texts.textsHint}</p>
      <OneText title={texts.request} text={request} isCut={requestCut} copy={texts.copyRequest} />
      <OneText title={texts.reply} text={reply} isCut={replyCut} copy={texts.copyReply} />
    </Section>
  );
}

interface OneTextProps {
  title: string;
  text: string | null;
  isCut: boolean;
  /** On the button that copies it. */
  copy: string;
}

function OneText({ title, text, isCut, copy }: OneTextProps) {
  const texts = useTexts(callTexts);
  return (
    <div className={parts.section}>
      <h3>{title}</h3>
      {text === null ? (
        <p>{texts.noReply}</p>
      ) : (
        <>
          {isCut && <p>{texts.cut}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well */}
          <section className={styles.box} aria-label={title} tabIndex={0}>
            <pre className={styles.text}>{readable(text)}</pre>
          </section>
          <CopyButton text={text} label={copy} />
        </>
      )}
    </div>
  );
}
