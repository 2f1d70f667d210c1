import type { AuditEntry } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import styles from '../settings.module.css';
import { auditTexts } from './texts.ts';

/** What was, and what is since then, field by field. */
export function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const texts = useTexts(auditTexts);
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.before}</th>
          <th scope="col">{texts.after}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{shown(before?.[name])}</td>
            <td>{shown(after?.[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shown = (value: unknown): string => {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
