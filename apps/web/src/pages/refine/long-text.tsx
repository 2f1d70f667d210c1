import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './long-text.module.css';
import { ShownText } from './shown-text.tsx';

/** A text of any length under its name, as it was written; it scrolls in its place. */
export function LongText({ title, text }: { title: string; text: string }) {
  return (
    <Section title={title} actions={<CopyButton text={text} />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well */}
      <section className={styles.text} aria-label={title} tabIndex={0} dir="auto">
        <ShownText text={text} />
      </section>
    </Section>
  );
}
