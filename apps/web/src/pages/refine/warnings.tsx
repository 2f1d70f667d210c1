import type { Refined } from '../../api/refined.ts';
import { ApiText } from '../../parts/api-text.tsx';
import styles from './diff.module.css';

/** What the API says beside a result. */
export function Warnings({ refined }: { refined: Refined }) {
  return refined.warnings.map((warning) => (
    <p key={warning} className={styles.warning}>
      <ApiText>{warning}</ApiText>
    </p>
  ));
}
