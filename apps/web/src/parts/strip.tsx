import type { ReactNode } from 'react';
import styles from './top.module.css';

export interface StripFigure {
  value: string;
  /** What the value is. */
  name: string;
  /** How to read it: only what is good news, or asks for attention, has a colour. */
  tone?: 'good' | 'doubt' | 'bad' | undefined;
}

interface StripProps {
  figures: readonly StripFigure[];
  /** What stands at the end. */
  children?: ReactNode;
}

/** What a page comes to in numbers, in one line where there is room. */
export function Strip({ figures, children }: StripProps) {
  return (
    <div className={styles.strip}>
      <dl>
        {figures.map(({ name, value, tone }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={tone && styles[tone]}>{value}</dd>
          </div>
        ))}
      </dl>
      {children && <div className={styles.end}>{children}</div>}
    </div>
  );
}
