import type { ComponentProps } from 'react';
import styles from './progress.module.css';

/** How far something is, as wide as its place. */
export const Progress = (props: Omit<ComponentProps<'progress'>, 'className'>) => (
  <progress {...props} className={styles.progress} />
);
