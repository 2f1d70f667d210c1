import type { Refined } from '../../api/refined.ts';
import styles from './diff.module.css';

/** What the API says beside a result. */
export function Warnings({ refined }: { refined: Refined }) {
  return refined.warnings.map((warning) => (
    <p key={warning} lang="en" className={styles.warning}>
      {warning}
    </p>
  ));
}
