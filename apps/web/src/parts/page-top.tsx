import type { ReactNode } from 'react';
import parts from './parts.module.css';
import styles from './top.module.css';

interface PageTopProps {
  /** What the page is about. One line is shown of it. */
  name: string;
  /** Who and when, in one soft line. */
  children: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
}

/** Names what the page shows. It keeps its height while the rest of the page comes. */
export function PageTop({ name, children, actions }: PageTopProps) {
  return (
    <div className={styles.top}>
      <h1 title={name}>
        <bdi>{name}</bdi>
      </h1>
      <p>{children}</p>
      <div className={`${parts.row} ${styles.actions}`}>{actions}</div>
    </div>
  );
}
