import { ShownText } from '../../refine/shown-text.tsx';
import styles from '../prompts.module.css';
import { cutAtVariables } from './cut-at-variables.ts';

/** The text of a prompt with its variables marked. What is copied of it is the text. */
export function TemplateText({ text }: { text: string }) {
  return cutAtVariables(text).map((part) =>
    part.isVariable ? (
      <mark key={part.start} className={styles.variable}>
        {part.text}
      </mark>
    ) : (
      <ShownText key={part.start} text={part.text} />
    ),
  );
}
