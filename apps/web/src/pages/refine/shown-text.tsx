import { showInvisible } from './diff/invisible.ts';
import styles from './diff.module.css';

/**
 * A text as text, with what does not show shown by its number. The number is drawn by the style, so it is not
 * copied.
 */
export function ShownText({ text }: { text: string }) {
  return showInvisible(text).map((part, index) =>
    part.label === null ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
      <span key={index} className={styles.invisible} data-label={part.label} title={part.label}>
        {part.text}
      </span>
    ),
  );
}
