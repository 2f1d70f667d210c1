import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './runs.module.css';

/** A text as it was written, which may be long. */
export function TextBox({ title, text }: { title: string; text: string }) {
  return (
    <Section title={title} actions={<CopyButton text={text} />}>
      <PlainText title={title} text={text} />
    </Section>
  );
}

/** The same without a heading. */
export function PlainText({ title, text }: { title: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well
    <section className={styles.text} aria-label={title} tabIndex={0} dir="auto">
      {text}
    </section>
  );
}
