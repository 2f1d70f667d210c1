import { type ReactNode, useId } from 'react';
import styles from './parts.module.css';

/** A part of a page under a heading of its own, with what can be done about it beside. */
export function Section({
  title,
  level = 2,
  actions,
  children,
}: {
  title: string;
  /** Of its heading; 3 in a section of others. */
  level?: 2 | 3;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.heading}>
        <Heading id={id}>{title}</Heading>
        {actions && <div className={styles.row}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
