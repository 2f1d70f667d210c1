import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/** Code to be copied. `label`: on the button, where there are several. */
export function CodeBlock({ text, label }: { text: string; label?: string }) {
  return (
    <div className={styles.block}>
      <pre className={styles.code}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} {...(label === undefined ? {} : { label })} />
    </div>
  );
}
